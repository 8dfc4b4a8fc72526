// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// The East Asian Width of a character (Unicode Standard Annex 11).
package enum EastAsianWidth: Sendable, Hashable {
  /// Does not occur in East Asian typography.
  case neutral
  /// Wide in East Asian contexts, narrow elsewhere, such as `…` and `“`.
  case ambiguous
  /// A half-width form, such as half-width katakana.
  case halfwidth
  /// A full-width form, such as full-width ASCII.
  case fullwidth
  /// Narrow, such as ASCII.
  case narrow
  /// Wide, such as Han characters and most emoji.
  case wide

  /// The width of a character; ASCII and most of Latin-1 are known without ICU.
  ///
  /// - Parameter scalar: A character.
  package init(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x7F {
      self = scalar.value < 0x20 ? .neutral : .narrow
      return
    }
    switch cicu_east_asian_width(Int32(scalar.value)) {
    case 1: self = .ambiguous
    case 2: self = .halfwidth
    case 3: self = .fullwidth
    case 4: self = .narrow
    case 5: self = .wide
    default: self = .neutral
    }
  }
}
