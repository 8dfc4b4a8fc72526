// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Findings of one file that somebody looked at and accepted.
///
/// SubRip has no comments in which a rule could be silenced at its place, so this stands beside the
/// file. What is suppressed is not reported, not counted and not fixed.
public struct Suppressions: Sendable, Hashable {
  /// One thing that was accepted.
  public struct Entry: Sendable, Hashable {
    /// Codes, families, names or `all`, as ``RuleSelection`` reads them.
    public var rules: [String]
    /// The ordinals of cues; fixes that delete or sort cues move them.
    public var cues: [ClosedRange<Int>]
    /// Times; a cue that is shown at any moment of one is meant.
    public var times: [Range<Timestamp>]
    /// Why it was accepted.
    public var reason: String

    /// Creates an entry; without cues and times it is about the whole file.
    ///
    /// - Parameters:
    ///   - rules: Codes, families, names or `all`.
    ///   - cues: The ordinals of cues.
    ///   - times: Times.
    ///   - reason: Why it was accepted.
    public init(
      rules: [String], cues: [ClosedRange<Int>] = [], times: [Range<Timestamp>] = [],
      reason: String = ""
    ) {
      self.rules = rules
      self.cues = cues
      self.times = times
      self.reason = reason
    }

    /// Whether the entry is about a finding of a cue, or of the file as a whole.
    ///
    /// - Parameters:
    ///   - cue: The ordinal of the cue, if there is one.
    ///   - shown: When the cue is shown, if that is known.
    /// - Returns: Whether it is.
    func covers(cue: Int?, shown: Range<Timestamp>?) -> Bool {
      if cues.isEmpty, times.isEmpty { return true }
      if let cue, cues.contains(where: { $0.contains(cue) }) { return true }
      guard let shown else { return false }
      return times.contains { time in
        // A cue without a duration is at its start.
        time.overlaps(shown) || (shown.isEmpty && time.contains(shown.lowerBound))
      }
    }
  }

  /// What was accepted.
  public var entries: [Entry]

  /// Creates a list.
  ///
  /// - Parameter entries: What was accepted.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// Checks the rules of all entries.
  ///
  /// - Throws: `RuleSelection.UnknownRule` for a word that matches no rule.
  public func check() throws(RuleSelection.UnknownRule) {
    for entry in entries { _ = try RuleSelection(select: entry.rules, ignore: []) }
  }

  /// The places of the entries that name a rule.
  func entries(for info: RuleInfo) -> [Int] {
    entries.indices.filter { index in
      entries[index].rules.contains { RuleSelection.matches($0, info) }
    }
  }
}
