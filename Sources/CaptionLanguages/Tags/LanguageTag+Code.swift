// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension LanguageTag {
  /// Reads a code or a tag as people and servers write it, and gives the canonical tag.
  ///
  /// Accepted are, in this order: any code of ISO 639-2 or 639-1 (`fre`, `fra`, `fr`); a withdrawn
  /// code or a wild alias (`iw`, `pob`, `zht`); a well-formed tag whose subtags are all registered
  /// (`pt_br`, `zh-Hant-TW`, `yue`); a POSIX locale (`de_DE.UTF-8`, `sr_RS@latin`). Names are not:
  /// ``LanguageResolver`` reads those, reports what it did, and suggests what may have been meant.
  ///
  /// - Parameter code: The code or tag; white space around it is ignored.
  public init?(code: String) {
    let code = code.trimmingASCIIWhitespace()
    if let language = Language(code: code) {
      // The range `qaa-qtz` is an entry of the table and not a language that a track can have.
      guard language.subtag.utf8.count <= 3 else { return nil }
      self.init(language)
      return
    }
    if let alias = LanguageAlias.named(code), let tag = LanguageTag(alias.replacement) {
      self = tag
      return
    }
    if let tag = LanguageTag(code), tag.unregisteredSubtags.isEmpty {
      self = tag.canonical
      return
    }
    guard let tag = LanguageTag(posixLocale: code), tag.unregisteredSubtags.isEmpty else {
      return nil
    }
    self = tag.canonical
  }

  /// Reads a POSIX locale with a code set or a modifier, such as `sr_RS.UTF-8@latin`.
  ///
  /// - Parameter text: The locale's name; `nil` comes back when it has neither.
  init?(posixLocale text: String) {
    guard let end = text.firstIndex(where: { $0 == "." || $0 == "@" }),
      let tag = LanguageTag(String(text[..<end]))
    else { return nil }
    self = tag
    guard let at = text.firstIndex(of: "@"), script == nil else { return }
    switch text[text.index(after: at)...].lowercased() {
    case "latin": self = with(script: "Latn")
    case "cyrillic": self = with(script: "Cyrl")
    case "devanagari": self = with(script: "Deva")
    default: break
    }
  }
}

extension String {
  /// The text without spaces, tabs and line ends at its ends.
  func trimmingASCIIWhitespace() -> String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = utf8.first, let last = utf8.last, isSpace(first) || isSpace(last) else {
      return self
    }
    return String(Substring(utf8.trimming(while: isSpace)))
  }
}
