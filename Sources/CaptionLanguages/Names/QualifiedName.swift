// SPDX-License-Identifier: Apache-2.0

internal import CaptionText

/// A name with a qualifier, such as `Portuguese (Brazil)`, `Chinese Simplified` or
/// `Español (Latinoamérica)`.
struct QualifiedName {
  /// The ways to divide the name: the language's own name and the qualifiers, likeliest first.
  let divisions: [(name: String, qualifiers: [String])]

  init(_ input: String) {
    let text = String(input.map { Self.narrow[$0] ?? $0 })
    var divisions: [(name: String, qualifiers: [String])] = []
    if text.last == ")" || text.last == "]",
      let open = text.lastIndex(where: { $0 == "(" || $0 == "[" })
    {
      let inner = text[text.index(after: open)...].dropLast()
      divisions.append(
        (text[..<open].description.trimmingASCIIWhitespace(), Self.parts(String(inner))))
    }
    for separator: Character in ["-", "–", "/", ",", "_"] {
      guard let at = text.firstIndex(of: separator) else { continue }
      divisions.append(
        (
          String(text[..<at]).trimmingASCIIWhitespace(),
          Self.parts(String(text[text.index(after: at)...]))
        ))
    }
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).map(String.init)
    for count in 1..<max(words.count, 1) {
      let (head, tail) = (words[..<count], words[count...])
      divisions.append((head.joined(separator: " "), [tail.joined(separator: " ")]))
      divisions.append((tail.joined(separator: " "), [head.joined(separator: " ")]))
    }
    self.divisions = divisions.filter { division in
      !division.name.isEmpty && !division.qualifiers.isEmpty
    }
  }

  /// The full-width forms that Chinese and Japanese write.
  private static let narrow: [Character: Character] = [
    "（": "(", "）": ")", "，": ",", "、": ",", "－": "-", "／": "/",
  ]

  private static func parts(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "," || $0 == ";" })
      .map { String($0).trimmingASCIIWhitespace() }.filter { !$0.isEmpty }
  }

  /// Whether a qualifier tells what captions are for and nothing of their language, such as `CC`,
  /// `SDH` and `auto-generated`.
  static func isFlag(_ qualifier: String) -> Bool {
    switch qualifier.lowercased() {
    case "fo": false
    case "closed captions", "subtitles", "captions", "auto generated", "hearing impaired": true
    case let other: CaptionFlag(token: other) != nil
    }
  }

  /// A tag with the script or region that each qualifier names.
  ///
  /// - Parameters:
  ///   - qualifiers: Names or codes of scripts and regions.
  ///   - tag: The language that they qualify, in whose own words they may be.
  ///   - locales: Further languages that they may be in.
  /// - Returns: The tag, or `nil` when a qualifier is unknown or names what the tag already has.
  static func apply(
    _ qualifiers: [String], to tag: LanguageTag, locales: [String]
  ) -> LanguageTag? {
    var result: LanguageTag? = tag
    for qualifier in qualifiers {
      guard let current = result else { return nil }
      result = QualifierIndex.english.adding(qualifier, to: current)
      for locale in [tag.language] + locales where result == nil {
        result = QualifierIndex.of(locale)?.adding(qualifier, to: current)
      }
    }
    return result
  }
}
