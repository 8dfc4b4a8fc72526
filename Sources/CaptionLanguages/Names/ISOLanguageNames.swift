// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// The English names of ISO 639-2 by their lower-case form; built on first use, without ICU.
struct ISOLanguageNames: Sendable {
  static let shared = ISOLanguageNames()

  private let languages: [String: Language]

  private init() {
    var languages: [String: Language] = [:]
    for language in Language.all {
      for name in language.names {
        for form in Self.forms(of: name) where languages[form] == nil {
          languages[form] = language
        }
      }
    }
    self.languages = languages
  }

  /// The language that a name of ISO 639-2 belongs to.
  ///
  /// - Parameter name: One of ``Language/names`` in any case; inverted names may be given in
  ///   either order (`English, Old (ca. 450-1100)`), and dates may be left out.
  /// - Returns: The language.
  func language(named name: String) -> Language? { languages[name.lowercased()] }

  /// The ways to write a name, in lower case: as it stands, in natural order, without qualifiers.
  static func forms(of name: String) -> [String] {
    var forms = [name.lowercased()]
    var plain = forms[0]
    if let open = plain.firstIndex(of: "("), let before = plain[..<open].last, before == " " {
      plain = String(plain[..<open].dropLast())
      forms.append(plain)
    }
    for form in forms {
      guard let comma = form.firstIndex(of: ","), !form.contains("creoles") else { continue }
      let tail = form[form.index(after: comma)...].drop { $0 == " " }
      let (word, qualifier) =
        tail.firstIndex(of: "(").map { (tail[..<$0], " " + tail[$0...]) } ?? (tail, "")
      forms.append(word.trimming { $0 == " " } + " " + form[..<comma] + qualifier)
    }
    return forms
  }
}
