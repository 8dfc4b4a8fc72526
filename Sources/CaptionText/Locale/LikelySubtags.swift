// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// What a language tag leaves unsaid: the script and the region that are most likely.
package enum LikelySubtags {
  /// A tag with its likely script and region, such as `zh-Hant-TW` for `zh-TW`.
  ///
  /// - Parameter tag: A BCP 47 tag. `und` with a region gives that region's main language; `und`
  ///   alone tells nothing.
  /// - Returns: The tag in full, or `nil` when nothing is known of the language.
  package static func adding(to tag: String) -> String? {
    guard tag.lowercased() != "und", let identifier = LocaleIdentifier.of(tag),
      let full = unsafe ICUText.utf8String(
        capacity: 64, { unsafe cicu_loc_add_likely_subtags(identifier, $0, $1, &$2) }),
      full != identifier || full.contains("_")
    else { return nil }
    return unsafe ICUText.utf8String(capacity: 64) {
      unsafe cicu_loc_to_language_tag(full, $0, $1, false, &$2)
    }
  }

  /// The script that a language is most likely written in, such as `Hant` for `zh-TW`.
  ///
  /// - Parameter tag: A BCP 47 tag.
  /// - Returns: An ISO 15924 code, or `nil` when it is not known.
  package static func script(of tag: String) -> String? {
    adding(to: tag)?.split(separator: "-").dropFirst().first { $0.utf8.count == 4 }.map(String.init)
  }

  /// Whether a language is written from right to left.
  ///
  /// - Parameter tag: A BCP 47 tag.
  /// - Returns: `false` when nothing is known of the language.
  package static func isRightToLeft(_ tag: String) -> Bool {
    guard let identifier = LocaleIdentifier.of(tag) else { return false }
    return unsafe cicu_loc_is_right_to_left(identifier)
  }
}
