// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

extension CueView {
  /// A fix of some places of the cue.
  ///
  /// - Parameters:
  ///   - title: What the fix does, in the imperative.
  ///   - safety: How far it may be trusted.
  ///   - replacements: The ranges, counted in the cue's bytes, and what takes their place.
  /// - Returns: The fix, counted in the text.
  func fix(_ title: String, _ safety: FixSafety, _ replacements: [(Range<Int>, String)]) -> Fix<
    TextOffset
  > {
    let replacements = replacements.sorted { $0.0.lowerBound < $1.0.lowerBound }
    return Fix(
      title: title,
      edits: replacements.map { range, text in
        Edit(range: block.inText(range), text: text)
      }, safety: safety)
  }

  /// A fix that takes something out of the text and leaves no line empty: a line of which nothing
  /// remains goes as a whole, unless it is the only one.
  ///
  /// - Parameters:
  ///   - title: What the fix does, in the imperative.
  ///   - safety: How far it may be trusted.
  ///   - replacements: The ranges, sorted, and what takes their place.
  ///   - bytes: The cue's bytes.
  /// - Returns: The fix, counted in the text.
  func removal(
    _ title: String, _ safety: FixSafety, _ replacements: [(Range<Int>, String)],
    _ bytes: Span<UInt8>
  ) -> Fix<TextOffset> {
    // Only the lines that something is taken out of are looked at: a cue of thousands of lines may
    // have a fix for each of them.
    var result: [(Range<Int>, String)] = []
    var emptied: [(line: Range<Int>, own: ArraySlice<(Range<Int>, String)>)] = []
    var rest = replacements[...]
    while !rest.isEmpty {
      let own = rest.prefix(Self.countInOneLine(rest, bytes))
      rest = rest.dropFirst(own.count)
      if let line = lineEmptied(by: own, bytes) {
        emptied.append((line, own))
      } else {
        result += own
      }
    }
    guard !emptied.isEmpty else { return fix(title, safety, result) }
    let keepsText = hasText(outside: emptied.map(\.line), bytes)
    for (line, own) in emptied {
      guard keepsText else {
        result += own
        continue
      }
      var end = line.upperBound
      while end < block.text.upperBound, bytes[end] == 0x0D { end += 1 }
      if end < block.text.upperBound, bytes[end] == 0x0A { end += 1 }
      result.append((line.lowerBound..<end, ""))
    }
    return fix(title, safety, result)
  }

  /// How many of some replacements, which are sorted, stand in the line of the first.
  private static func countInOneLine(
    _ replacements: ArraySlice<(Range<Int>, String)>, _ bytes: Span<UInt8>
  ) -> Int {
    var count = 1
    for (last, next) in zip(replacements, replacements.dropFirst()) {
      var position = last.0.upperBound
      while position < next.0.lowerBound {
        if Newline.isPart(bytes[position]) { return count }
        position += 1
      }
      count += 1
    }
    return count
  }

  /// The line of some replacements, if nothing remains of it.
  private func lineEmptied(
    by own: ArraySlice<(Range<Int>, String)>, _ bytes: Span<UInt8>
  ) -> Range<Int>? {
    guard let first = own.first, let last = own.last, own.allSatisfy({ $0.1.isEmpty }) else {
      return nil
    }
    for (one, next) in zip(own, own.dropFirst())
    where !Newline.isBlank(bytes, one.0.upperBound..<next.0.lowerBound) { return nil }
    var start = first.0.lowerBound
    while start > block.text.lowerBound, !Newline.isPart(bytes[start - 1]) {
      guard Newline.isBlank(bytes[start - 1]) else { return nil }
      start -= 1
    }
    var end = last.0.upperBound
    while end < block.text.upperBound, !Newline.isPart(bytes[end]) {
      guard Newline.isBlank(bytes[end]) else { return nil }
      end += 1
    }
    return start..<end
  }

  /// Whether the text has a line that is not blank, besides some lines, which are sorted.
  private func hasText(outside lines: [Range<Int>], _ bytes: Span<UInt8>) -> Bool {
    var position = block.text.lowerBound
    for line in lines + [block.text.upperBound..<block.text.upperBound] {
      while position < line.lowerBound {
        guard Newline.isPart(bytes[position]) || Newline.isBlank(bytes[position]) else {
          return true
        }
        position += 1
      }
      position = line.upperBound
    }
    return false
  }
}
