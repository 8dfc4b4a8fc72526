// SPDX-License-Identifier: Apache-2.0

/// What stands beside a cue, and in its text, that may be something else than it looks.
///
/// Nothing is fixed safely beside a cue that could not be read.
package struct CueSurroundings: OptionSet, Sendable, Hashable {
  /// The bits.
  package let rawValue: UInt8

  /// Creates a set from its bits.
  ///
  /// - Parameter rawValue: The bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A block of the text is a cue that could not be read.
  package static let holdsUnread = CueSurroundings(rawValue: 1 << 0)
  /// A cue right above could not be read.
  package static let followsUnread = CueSurroundings(rawValue: 1 << 1)
  /// The last line of the text stands alone below a blank line.
  static let endsInLoneLine = CueSurroundings(rawValue: 1 << 2)
  /// The last line of the text may be the name of the next cue, such as `Cue 2`: it stands alone below a
  /// blank line and right above that cue.
  package static let endsInName = CueSurroundings(rawValue: 1 << 3)
  /// The line right above the cue may be its name, and no text.
  package static let followsName = CueSurroundings(rawValue: 1 << 4)
}
