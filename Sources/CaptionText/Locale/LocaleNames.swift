// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// Names of languages, scripts and regions in many languages, from ICU's locale data.
///
/// The names belong to the release of ICU that is linked: show them, and do not store them where
/// another machine will compare them. The locale of the process decides nothing.
package enum LocaleNames {
  /// The name of a language alone, such as `Portuguese` for `pt`.
  ///
  /// - Parameters:
  ///   - tag: A BCP 47 tag; only its language counts.
  ///   - locale: The language of the name, as a BCP 47 tag.
  /// - Returns: The name, or `nil` when ICU has none in that language.
  package static func language(_ tag: String, in locale: String) -> String? {
    guard let identifier = LocaleIdentifier.of(tag) else { return nil }
    return unsafe name(in: locale) {
      unsafe cicu_loc_display_language(identifier, $0, $1, $2, &$3)
    }
  }

  /// The name of a script, such as `Cyrillic` for `Cyrl`.
  ///
  /// - Parameters:
  ///   - script: An ISO 15924 code.
  ///   - locale: The language of the name, as a BCP 47 tag.
  /// - Returns: The name, or `nil` when ICU has none in that language.
  package static func script(_ script: String, in locale: String) -> String? {
    unsafe name(in: locale) { unsafe cicu_loc_display_script("und_\(script)", $0, $1, $2, &$3) }
  }

  /// The name of a region, such as `Brazil` for `BR`.
  ///
  /// - Parameters:
  ///   - region: An ISO 3166 code or an M.49 number.
  ///   - locale: The language of the name, as a BCP 47 tag.
  /// - Returns: The name, or `nil` when ICU has none in that language.
  package static func region(_ region: String, in locale: String) -> String? {
    unsafe name(in: locale) { unsafe cicu_loc_display_region("und_\(region)", $0, $1, $2, &$3) }
  }

  /// The name of a whole tag in the plain style, such as `Portuguese (Brazil)`.
  ///
  /// - Parameters:
  ///   - tag: A BCP 47 tag.
  ///   - locale: The language of the name, as a BCP 47 tag.
  /// - Returns: The name, or `nil` when ICU has no name of the language.
  package static func tag(_ tag: String, in locale: String) -> String? {
    whole(tag, in: locale, isDialect: false)
  }

  /// The name of a whole tag in the style of dialects, such as `Brazilian Portuguese`.
  ///
  /// - Parameters:
  ///   - tag: A BCP 47 tag.
  ///   - locale: The language of the name, as a BCP 47 tag.
  /// - Returns: The name, or `nil` when ICU has no name of the language.
  package static func dialect(_ tag: String, in locale: String) -> String? {
    whole(tag, in: locale, isDialect: true)
  }

  /// What the speakers of a language call it, such as `português (Brasil)` for `pt-BR`.
  ///
  /// - Parameter tag: A BCP 47 tag.
  /// - Returns: The name, or `nil` when ICU has no data in that language.
  package static func native(_ tag: String) -> String? { dialect(tag, in: tag) }

  /// The BCP 47 tags of all locales that ICU has data for, such as `pt-BR`.
  package static var availableTags: [String] {
    LocaleIdentifier.available.map { $0.split(separator: "_").joined(separator: "-") }.sorted()
  }

  /// The languages that ICU lists as of ISO 639, by two-letter code where there is one.
  package static var languages: [String] { unsafe strings(cicu_loc_iso_languages()) }

  /// The regions that ICU lists as of ISO 3166.
  package static var regions: [String] { unsafe strings(cicu_loc_iso_countries()) }

  /// The release of ICU that is linked, such as `72.1`.
  package static var release: String { unsafe release(cicu_release) }

  /// The release of Unicode that the properties of characters are of, such as `15.0`.
  package static var unicodeRelease: String { unsafe release(cicu_unicode_release) }

  /// The release of CLDR that the names are of, such as `42.0`; empty where ICU has no data.
  package static var dataRelease: String { unsafe release(cicu_cldr_release) }

  private static func release(_ body: (UnsafeMutablePointer<CChar>) -> Void) -> String {
    var version: [20 of CChar] = .init(repeating: 0)
    var buffer = version.mutableSpan
    // Sound: the shim asserts that no version is longer, and ICU ends it with a null.
    return unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return "" }
      unsafe body(base)
      return unsafe String(cString: base)
    }
  }

  private static func strings(
    _ list: UnsafePointer<UnsafePointer<CChar>?>?
  ) -> [String] {
    guard var next = unsafe list else { return [] }
    var strings: [String] = []
    // Sound: ICU's lists are constants that end in a null pointer, their strings in a null.
    while let string = unsafe next.pointee {
      unsafe strings.append(String(cString: string))
      unsafe next += 1
    }
    return strings
  }

  private static func name(
    in locale: String,
    _ body: (String, UnsafeMutablePointer<UInt16>, Int32, inout cicu_status) -> Int32
  ) -> String? {
    guard let locale = LocaleIdentifier.ofData(for: locale) else { return nil }
    var isEcho = false
    let name = unsafe ICUText.string(capacity: 64) { buffer, capacity, status in
      let length = unsafe body(locale, buffer, capacity, &status)
      // ICU answers with the code itself when it knows no name.
      isEcho = status == CICU_USING_DEFAULT
      return length
    }
    return isEcho ? nil : name
  }

  private static func whole(_ tag: String, in locale: String, isDialect: Bool) -> String? {
    guard language(tag, in: locale) != nil, let identifier = LocaleIdentifier.of(tag),
      let locale = LocaleIdentifier.ofData(for: locale)
    else { return nil }
    var status = CICU_NO_ERROR
    let opened =
      unsafe isDialect
      ? cicu_ldn_open_dialect(locale, &status) : cicu_ldn_open_standard(locale, &status)
    guard let names = unsafe opened, !ICUText.failed(status) else { return nil }
    // Sound: the names are used by this call alone and closed by it.
    defer { unsafe cicu_ldn_close(names) }
    return unsafe ICUText.string(capacity: 64) {
      unsafe cicu_ldn_locale_name(names, identifier, $0, $1, &$2)
    }
  }
}
