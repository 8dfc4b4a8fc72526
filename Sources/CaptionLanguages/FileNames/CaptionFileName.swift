// SPDX-License-Identifier: Apache-2.0

/// The name of a caption file taken apart: the media's name, the language, and the flags.
///
/// ```swift
/// let name = CaptionFileName("Talk.pt-BR.forced.sdh.srt")
/// name.stem                     // "Talk"
/// name.language?.description    // "pt-BR"
/// name.flags                    // [.forced, .hearingImpaired]
/// ```
public struct CaptionFileName: Sendable, Hashable {
  /// What the name says of the media: all that stands before the language and the flags.
  public var stem: String
  /// The language in its canonical form, or `nil` when the name states none.
  public var language: LanguageTag?
  /// The language as the name writes it, such as `fre` or `English`.
  public var languageToken: String?
  /// The flags, without repetition, in the order in which they are written.
  public var flags: [CaptionFlag] = []
  /// The number that tells files of one language apart, such as the 2 of `Talk.en.2.srt`.
  public var number: Int?
  /// The extension without its dot, as written; empty when the name has none.
  public var fileExtension: String
  /// What a person should know about how the name was read.
  public var notes: [CaptionFileName.Note] = []

  /// Takes a file's name apart.
  ///
  /// Tokens are read from the end, between dots, in brackets or parentheses, or after `_` and `-`.
  /// Languages are codes of ISO 639-1 and 639-2, BCP 47 tags, well-known wrong codes such as `pob`,
  /// and names: in English, in the language's own words, and with a region or script
  /// (`Portuguese (Brazil)`). Names that are English words, as in `12.Years.a.Slave.srt`, count in
  /// brackets alone. Codes that are only in ISO 639-3 do not count: it gives
  /// meanings to `sdh`, `sub`, `the` and `and`. `hi` is the hearing-impaired flag beside another
  /// language, and otherwise Hindi, with a note.
  ///
  /// - Parameter name: The file's name with its extension and without directories.
  public init(_ name: String) {
    var scanner = FileNameScanner(name)
    self = scanner.scan()
  }

  /// Creates a name from its parts.
  ///
  /// - Parameters:
  ///   - stem: The media's name.
  ///   - language: The language, if any.
  ///   - flags: The flags, in any order.
  ///   - number: The number that tells files of one language apart.
  ///   - fileExtension: The extension without its dot.
  public init(
    stem: String, language: LanguageTag? = nil, flags: [CaptionFlag] = [], number: Int? = nil,
    fileExtension: String = "srt"
  ) {
    self.stem = stem
    self.language = language
    self.flags = flags.sorted()
    self.number = number
    self.fileExtension = fileExtension
  }
}

extension CaptionFileName {
  /// Something a person should know about how a file's name was read.
  public enum Note: Sendable, Hashable {
    /// `hi` was taken for Hindi; players disagree, and `sdh` is the clear way to write the flag.
    case hiReadAsHindi
    /// `hi` was taken for the hearing-impaired flag because another language stands beside it.
    case hiReadAsFlag
    /// The language token is an English word too, and may belong to the title.
    case englishWord(String)
    /// The language follows `-` or `_`; a dot would be certain.
    case looseSeparator(String)
    /// The language code is withdrawn or was never official; the tag is what it was taken for.
    case alias(String, LanguageTag)
    /// The token is valid, and who writes it may mean another language: the tag is what it was taken
    /// for, the text what may be meant.
    case mistaken(String, LanguageTag, String)
    /// Before the language stands what may be another language, left in the stem.
    case furtherLanguage(String)
    /// A token looks like a language and was left in the stem because it reads like a word of the
    /// title.
    case leftInStem(String)
  }
}

extension CaptionFileName.Note: CustomStringConvertible {
  /// The note for people, without a period.
  public var description: String {
    switch self {
    case .hiReadAsHindi:
      "\"hi\" is taken for Hindi; write \"sdh\" for the hearing impaired"
    case .hiReadAsFlag:
      "\"hi\" is taken for hearing impaired, since another language stands beside it"
    case .englishWord(let token):
      "\"\(token)\" is taken for a language and is also an English word"
    case .looseSeparator(let token):
      "\"\(token)\" is taken for a language; put a dot before it to be certain"
    case .alias(let token, let tag):
      "\"\(token)\" is not a current language code; it is taken for \(tag)"
    case .mistaken(let token, let tag, let suggestion):
      "\"\(token)\" is taken for \(tag.englishName ?? tag.description); if that is not meant, "
        + "write \"\(suggestion)\""
    case .furtherLanguage(let token):
      "\"\(token)\" may be a second language; it is left in the title"
    case .leftInStem(let token):
      "\"\(token)\" could be a language; it is left in the title"
    }
  }
}
