// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// ICU's own identifiers of locales, which language tags become for it.
enum LocaleIdentifier {
  /// The locales that ICU has data for, such as `pt_BR`.
  ///
  /// For any other, ICU falls back to the locale of the process, which must never decide anything.
  static let available: Set<String> = {
    var names: Set<String> = []
    for index in 0..<cicu_loc_count_available() {
      // Sound: each name is a constant that ends in a null.
      if let name = unsafe cicu_loc_get_available(index) {
        names.insert(unsafe String(cString: name))
      }
    }
    return names
  }()

  /// The identifier of a language tag, or `nil` when ICU does not understand all of it.
  static func of(_ tag: String) -> String? {
    var parsed: Int32 = 0
    let identifier = unsafe ICUText.utf8String(capacity: tag.utf8.count * 2 + 16) {
      unsafe cicu_loc_for_language_tag(tag, $0, $1, &parsed, &$2)
    }
    return parsed == Int32(tag.utf8.count) ? identifier : nil
  }

  /// The identifier of the locale to take names from: the tag's own or its language's.
  ///
  /// - Parameter tag: A BCP 47 tag.
  /// - Returns: An identifier that ICU has data for, or `nil`.
  static func ofData(for tag: String) -> String? {
    guard var identifier = of(tag) else { return nil }
    while !available.contains(identifier) {
      guard let end = identifier.lastIndex(of: "_") else { return nil }
      identifier = String(identifier[..<end])
    }
    return identifier
  }
}
