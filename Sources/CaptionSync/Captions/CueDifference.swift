// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionTiming

/// How two tracks differ, cue by cue.
public struct CueDifference: Sendable, Hashable {
  /// One cue as it is compared.
  struct Cue: Hashable {
    var start: Timestamp
    var end: Timestamp
    var text: [UInt8]
  }

  /// What became of a cue.
  public enum Line: Sendable, Hashable {
    /// A line that both tracks have.
    case kept([UInt8])
    /// A line that only the old track has.
    case removed([UInt8])
    /// A line that only the new track has.
    case added([UInt8])
  }

  /// Changes that stand close together, with a cue around them on each side.
  public struct Hunk: Sendable, Hashable {
    /// The first line of the old text, counted from 1, and how many lines of it there are.
    public var old: (start: Int, count: Int) { (oldStart, oldCount) }
    /// The first line of the new text, counted from 1, and how many lines of it there are.
    public var new: (start: Int, count: Int) { (newStart, newCount) }
    /// The lines: a cue is its times, its text, and an empty line.
    public var lines: [Line] = []
    var oldStart = 0
    var oldCount = 0
    var newStart = 0
    var newCount = 0
  }

  /// How many cues have other times or another text.
  public private(set) var changed = 0
  /// How many cues only the new track has.
  public private(set) var added = 0
  /// How many cues only the old track has.
  public private(set) var removed = 0
  /// The differences in order; empty unless they were asked for.
  public private(set) var hunks: [Hunk] = []

  /// Beyond so many cues of both tracks, between the first difference and the last, they are compared
  /// one by one in their order: the search takes steps, and words of memory, in proportion to the square
  /// of the differences, of which there are at most so many.
  private static let mostSearched = 4_000

  /// Compares two tracks.
  ///
  /// - Parameters:
  ///   - old: A SubRip file, as UTF-8.
  ///   - new: Another.
  ///   - withHunks: Whether the differences are kept and not only counted.
  /// - Complexity: O(n·d) for n cues of which d differ, bounded by a constant beyond which cues are
  ///   compared in their order.
  public init(old: [UInt8], new: [UInt8], withHunks: Bool = false) {
    let steps = Self.steps(Self.cues(of: old), Self.cues(of: new))
    var removedInRow = 0
    var addedInRow = 0
    for step in steps + [.keep(Cue(start: .zero, end: .zero, text: []))] {
      switch step {
      case .remove: removedInRow += 1
      case .add: addedInRow += 1
      case .keep:
        let pairs = min(removedInRow, addedInRow)
        changed += pairs
        removed += removedInRow - pairs
        added += addedInRow - pairs
        removedInRow = 0
        addedInRow = 0
      }
    }
    if withHunks { hunks = Self.hunks(of: steps) }
  }

  private enum Step {
    case keep(Cue)
    case remove(Cue)
    case add(Cue)

    var isKept: Bool { if case .keep = self { true } else { false } }
  }

  private static func cues(of captions: [UInt8]) -> [Cue] {
    var cues: [Cue] = []
    CanonicalCue.forEach(in: captions) { cue, text in
      cues.append(Cue(start: cue.start, end: cue.end, text: text))
    }
    return cues
  }

  private static func steps(_ old: [Cue], _ new: [Cue]) -> [Step] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = min(
      zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count,
      min(old.count, new.count) - head)
    let oldMiddle = old[head..<(old.count - tail)]
    let newMiddle = new[head..<(new.count - tail)]
    return old[..<head].map(Step.keep) + middle(Array(oldMiddle), Array(newMiddle))
      + old[(old.count - tail)...].map(Step.keep)
  }

  private static func middle(_ old: [Cue], _ new: [Cue]) -> [Step] {
    guard old.count + new.count <= mostSearched else {
      var steps: [Step] = []
      for index in 0..<max(old.count, new.count) {
        let before = index < old.count ? old[index] : nil
        let after = index < new.count ? new[index] : nil
        if let before, before == after {
          steps.append(.keep(before))
        } else {
          if let before { steps.append(.remove(before)) }
          if let after { steps.append(.add(after)) }
        }
      }
      return steps
    }
    let difference = new.difference(from: old)
    var removals: Set<Int> = []
    var insertions: [Int: Cue] = [:]
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removals.insert(offset)
      case .insert(let offset, let cue, _): insertions[offset] = cue
      }
    }
    var steps: [Step] = []
    var position = 0
    for (index, cue) in old.enumerated() {
      if removals.contains(index) {
        steps.append(.remove(cue))
        continue
      }
      while let inserted = insertions[position] {
        steps.append(.add(inserted))
        position += 1
      }
      steps.append(.keep(cue))
      position += 1
    }
    while let inserted = insertions[position] {
      steps.append(.add(inserted))
      position += 1
    }
    return steps
  }

  private static func hunks(of steps: [Step]) -> [Hunk] {
    var ranges: [Range<Int>] = []
    for (index, step) in steps.enumerated() where !step.isKept {
      let range = max(0, index - 1)..<min(steps.count, index + 2)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    var hunks: [Hunk] = []
    var position = 0
    var oldLine = 0
    var newLine = 0
    for range in ranges {
      for step in steps[position..<range.lowerBound] {
        guard case .keep(let cue) = step else { continue }
        oldLine += lines(of: cue).count
        newLine += lines(of: cue).count
      }
      var hunk = Hunk(oldStart: oldLine + 1, newStart: newLine + 1)
      for step in steps[range] {
        switch step {
        case .keep(let cue):
          hunk.lines += lines(of: cue).map(Line.kept)
          hunk.oldCount += lines(of: cue).count
          hunk.newCount += lines(of: cue).count
        case .remove(let cue):
          hunk.lines += lines(of: cue).map(Line.removed)
          hunk.oldCount += lines(of: cue).count
        case .add(let cue):
          hunk.lines += lines(of: cue).map(Line.added)
          hunk.newCount += lines(of: cue).count
        }
      }
      oldLine += hunk.oldCount
      newLine += hunk.newCount
      // An empty side is named by the line before it.
      if hunk.oldCount == 0 { hunk.oldStart -= 1 }
      if hunk.newCount == 0 { hunk.newStart -= 1 }
      hunks.append(hunk)
      position = range.upperBound
    }
    return hunks
  }

  private static func lines(of cue: Cue) -> [[UInt8]] {
    [Array("\(cue.start) --> \(cue.end)".utf8)]
      + cue.text.split(separator: 0x0A).map(Array.init) + [[]]
  }
}

/// How many cues differ between the account's captions and a file.
public struct CueChanges: Sendable, Hashable, Codable {
  /// How many cues have other times or another text.
  public var changed: Int
  /// How many cues only the new captions have.
  public var added: Int
  /// How many cues only the old captions have.
  public var removed: Int

  /// Creates counts.
  ///
  /// - Parameter difference: What is counted.
  public init(_ difference: CueDifference) {
    changed = difference.changed
    added = difference.added
    removed = difference.removed
  }

  /// Decodes counts.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError`, also for what is no count.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    changed = try container.decodeCount(forKey: .changed)
    added = try container.decodeCount(forKey: .added)
    removed = try container.decodeCount(forKey: .removed)
  }

  /// In words, such as `3 cues changed, 1 added`; empty where nothing differs.
  public var summary: String {
    var parts: [String] = []
    for (count, verb) in [(changed, "changed"), (added, "added"), (removed, "removed")]
    where count > 0 {
      // What is counted is said once.
      let noun = count == 1 ? " cue" : " cues"
      parts.append("\(count)\(parts.isEmpty ? noun : "") \(verb)")
    }
    return parts.joined(separator: ", ")
  }
}
