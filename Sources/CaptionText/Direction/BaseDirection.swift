// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// The direction in which a paragraph is read, by its first strong character.
package enum BaseDirection: Sendable, Hashable {
  /// Left to right.
  case leftToRight
  /// Right to left.
  case rightToLeft
  /// No character says.
  case neutral

  /// The base direction of text: rules P2 and P3 of the bidirectional algorithm, so characters
  /// within isolates do not count.
  ///
  /// - Parameter text: One paragraph, such as a line of a caption.
  /// - Complexity: O(*n*) at worst; ASCII is known without ICU.
  package init(of text: String) {
    var isolates = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2066...0x2068: isolates += 1
      case 0x2069: isolates = max(0, isolates - 1)
      default:
        guard isolates == 0 else { continue }
        switch StrongDirection(scalar) {
        case .leftToRight:
          self = .leftToRight
          return
        case .rightToLeft:
          self = .rightToLeft
          return
        case nil: continue
        }
      }
    }
    self = .neutral
  }

  /// Whether text holds a letter that is written from right to left.
  ///
  /// - Parameter text: The text.
  /// - Returns: Whether any of its characters is strongly right to left; marks and overrides do not
  ///   count.
  package static func hasRightToLeft(in text: String) -> Bool {
    !text.isASCII
      && text.unicodeScalars.contains {
        StrongDirection($0) == .rightToLeft && $0.value != 0x200F && $0.value != 0x061C
      }
  }
}

/// The direction of a character that has a strong one.
enum StrongDirection {
  case leftToRight
  case rightToLeft

  init?(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      guard (0x61...0x7A).contains(scalar.value | 0x20) else { return nil }
      self = .leftToRight
      return
    }
    // The first right-to-left character is U+0590.
    switch cicu_strong_direction(Int32(scalar.value)) {
    case 1: self = .leftToRight
    case -1: self = .rightToLeft
    default: return nil
    }
  }
}
