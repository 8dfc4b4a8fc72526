// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// The difference of two texts in the unified format that `patch` and `git apply` read.
///
/// Changes to captions are local, so the lines are walked once and, where they differ, the nearest
/// place at which they agree again is searched within a small window. The result is always a true
/// difference; it is the smallest one wherever a change spans less than the window.
public struct UnifiedDiff: Sendable {
  /// How far ahead agreement is searched, in lines.
  private static let window = 64
  /// How many unchanged lines stand around a change.
  private static let context = 3

  private enum Change {
    case keep(old: Int, new: Int)
    case remove(old: Int)
    case add(new: Int)
  }

  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private let changes: [Change]

  /// Compares two texts.
  ///
  /// - Parameters:
  ///   - old: The text before.
  ///   - new: The text after.
  /// - Complexity: O(n), with a factor of the window where the texts differ.
  public init(old: [UInt8], new: [UInt8]) {
    self.old = Self.lines(of: old)
    self.new = Self.lines(of: new)
    changes = Self.compare(self.old, self.new)
  }

  /// Whether the texts are the same.
  public var isEmpty: Bool {
    changes.allSatisfy { if case .keep = $0 { true } else { false } }
  }

  /// Writes the difference.
  ///
  /// - Parameters:
  ///   - path: The file, for the headers.
  ///   - colour: Whether to colour lines for a terminal; their control characters are escaped then.
  /// - Returns: The bytes; none where the texts are the same.
  public func render(path: String, colour: Bool = false) -> [UInt8] {
    guard !isEmpty else { return [] }
    var output: [UInt8] = []
    let name = TerminalText.escaped(path)
    append("--- \(name)\n", "1", colour, to: &output)
    append("+++ \(name)\n", "1", colour, to: &output)
    for hunk in hunks { render(hunk, colour, into: &output) }
    return output
  }

  /// Ranges of changes that stand close together, with the lines around them.
  private var hunks: [Range<Int>] {
    var result: [Range<Int>] = []
    for (position, change) in changes.enumerated() {
      if case .keep = change { continue }
      let lower = max(0, position - Self.context)
      let upper = min(changes.count, position + Self.context + 1)
      if let last = result.last, last.upperBound >= lower {
        result[result.count - 1] = last.lowerBound..<upper
      } else {
        result.append(lower..<upper)
      }
    }
    return result
  }

  private func render(_ hunk: Range<Int>, _ colour: Bool, into output: inout [UInt8]) {
    var oldCount = 0
    var newCount = 0
    for change in changes[hunk] {
      switch change {
      case .keep:
        oldCount += 1
        newCount += 1
      case .remove: oldCount += 1
      case .add: newCount += 1
      }
    }
    let (oldStart, newStart) = start(of: hunk.lowerBound)
    let oldPlace = "\(oldCount == 0 ? oldStart : oldStart + 1),\(oldCount)"
    let newPlace = "\(newCount == 0 ? newStart : newStart + 1),\(newCount)"
    append("@@ -\(oldPlace) +\(newPlace) @@\n", "36", colour, to: &output)
    for change in changes[hunk] {
      switch change {
      case .keep(let line, _): append(old[line], " ", nil, colour, to: &output)
      case .remove(let line): append(old[line], "-", "31", colour, to: &output)
      case .add(let line): append(new[line], "+", "32", colour, to: &output)
      }
    }
  }

  /// How many lines of each text stand above a change.
  private func start(of position: Int) -> (old: Int, new: Int) {
    var counts = (old: 0, new: 0)
    for change in changes[..<position].reversed() {
      switch change {
      case .keep(let oldLine, let newLine):
        return (oldLine + 1 + counts.old, newLine + 1 + counts.new)
      case .remove: counts.old += 1
      case .add: counts.new += 1
      }
    }
    return counts
  }

  private func append(
    _ text: String, _ code: String, _ colour: Bool, to output: inout [UInt8]
  ) {
    let line = colour ? "\u{1B}[\(code)m\(text.dropLast())\u{1B}[0m\n" : text
    output.append(contentsOf: line.utf8)
  }

  private func append(
    _ line: ArraySlice<UInt8>, _ sign: String, _ code: String?, _ colour: Bool,
    to output: inout [UInt8]
  ) {
    let hasNewline = line.last == 0x0A
    if colour {
      let text = TerminalText.escaped(
        String(decoding: hasNewline ? line.dropLast() : line, as: UTF8.self))
      let painted = code.map { "\u{1B}[\($0)m\(sign)\(text)\u{1B}[0m" } ?? "\(sign)\(text)"
      output.append(contentsOf: painted.utf8)
      output.append(0x0A)
    } else {
      output.append(contentsOf: sign.utf8)
      output.append(contentsOf: line)
      if !hasNewline { output.append(0x0A) }
    }
    if !hasNewline { output.append(contentsOf: "\\ No newline at end of file\n".utf8) }
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for position in bytes.indices where bytes[position] == 0x0A {
      lines.append(bytes[start...position])
      start = position + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func compare(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [Change] {
    var changes: [Change] = []
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, old[i] == new[j] {
        changes.append(.keep(old: i, new: j))
        i += 1
        j += 1
        continue
      }
      let (removed, added) = nearestAgreement(old, i, new, j)
      for line in i..<i + removed { changes.append(.remove(old: line)) }
      for line in j..<j + added { changes.append(.add(new: line)) }
      i += removed
      j += added
    }
    return changes
  }

  /// How many lines to pass over on each side until both agree for two lines, or end.
  private static func nearestAgreement(
    _ old: [ArraySlice<UInt8>], _ i: Int, _ new: [ArraySlice<UInt8>], _ j: Int
  ) -> (removed: Int, added: Int) {
    func agrees(_ a: Int, _ b: Int) -> Bool {
      guard a < old.count, b < new.count else { return a == old.count && b == new.count }
      guard old[a] == new[b] else { return false }
      if a + 1 < old.count, b + 1 < new.count { return old[a + 1] == new[b + 1] }
      return a + 1 == old.count && b + 1 == new.count
    }
    for distance in 1...window {
      for removed in stride(from: min(distance, old.count - i), through: 0, by: -1) {
        let added = distance - removed
        guard added <= new.count - j else { break }
        if agrees(i + removed, j + added) { return (removed, added) }
      }
    }
    return (min(window, old.count - i), min(window, new.count - j))
  }
}
