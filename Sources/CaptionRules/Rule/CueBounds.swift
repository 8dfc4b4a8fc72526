// SPDX-License-Identifier: Apache-2.0

/// What a cue must exceed before a rule needs to be shown it, so that the pass compares once for all
/// rules.
///
/// A cue that stays within the bounds is a promise; one that does not is a reason to look: characters
/// are counted with their markup here.
package struct CueBounds: Sendable, Hashable {
  /// Cues that are shown for less are of interest, in milliseconds.
  package var shortest = Int64.min
  /// Cues that are shown for longer are of interest, in milliseconds.
  package var longest = Int64.max
  /// Cues with more characters a second are of interest.
  package var charactersPerSecond = Hundredths(hundredths: .max)
  /// Lines with more characters are of interest.
  package var charactersPerLine = Int.max
  /// Cues with more lines are of interest.
  package var lines = Int.max
  /// Gaps before the next cue that are shorter are of interest, in milliseconds.
  package var gap = Int64.min

  /// Creates bounds that nothing exceeds.
  package init() {}

  /// The relations that cues outside the bounds have.
  var relations: CueRelations {
    let none = CueBounds()
    var relations: CueRelations = []
    if shortest != none.shortest { relations.insert(.isShort) }
    if longest != none.longest { relations.insert(.isLong) }
    if charactersPerSecond != none.charactersPerSecond { relations.insert(.isFast) }
    if charactersPerLine != none.charactersPerLine { relations.insert(.hasLongLine) }
    if lines != none.lines { relations.insert(.hasManyLines) }
    if gap != none.gap { relations.insert(.isCloseToNext) }
    return relations
  }

  /// Narrows the bounds to those of another rule as well.
  mutating func formUnion(_ other: CueBounds) {
    shortest = max(shortest, other.shortest)
    longest = min(longest, other.longest)
    charactersPerSecond = min(charactersPerSecond, other.charactersPerSecond)
    charactersPerLine = min(charactersPerLine, other.charactersPerLine)
    lines = min(lines, other.lines)
    gap = max(gap, other.gap)
  }

  /// Whether a number of characters in a time exceeds the reading speed.
  ///
  /// - Parameters:
  ///   - characters: No fewer than the cue has.
  ///   - duration: How long the cue is shown, in milliseconds.
  /// - Returns: `false` only where the exact speed, rounded, is within the bound.
  func isFast(_ characters: Int, in duration: Int64) -> Bool {
    guard duration > 0 else { return false }
    let (product, overflow) = duration.multipliedReportingOverflow(
      by: Int64(charactersPerSecond.hundredths))
    // A thousand milliseconds, in hundredths of characters.
    return !overflow && Int64(characters) * 100_000 > product
  }
}
