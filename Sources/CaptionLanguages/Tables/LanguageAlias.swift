// SPDX-License-Identifier: Apache-2.0

/// A code that is no longer official, or never was, and the tag that it stands for.
public struct LanguageAlias: Sendable, Hashable {
  /// Where an alias comes from.
  public enum Origin: Sendable, Hashable {
    /// Once a code of ISO 639, withdrawn on a day written `YYYY-MM-DD`.
    case withdrawn(String)
    /// Never official: met in file names and in other tools' output.
    case wild
  }

  /// The code, in lower case.
  public let code: String
  /// The BCP 47 tag that it stands for.
  public let replacement: String
  /// Where the alias comes from.
  public let origin: Origin

  /// The alias that a code is, whatever its case, or `nil`.
  ///
  /// - Parameter code: A code.
  /// - Returns: The alias.
  public static func named(_ code: String) -> LanguageAlias? { byCode[code.lowercased()] }

  /// All aliases: withdrawn codes, then wild ones.
  ///
  /// Codes that ISO 639-2 assigns to a language are never among them: `kr` is Kanuri although people
  /// who write it may mean Korea.
  public static let all: [LanguageAlias] =
    withdrawn.map { LanguageAlias(code: $0, replacement: $1, origin: .withdrawn($2)) }
    + wild.flatMap { replacement, codes in
      codes.map { LanguageAlias(code: $0, replacement: replacement, origin: .wild) }
    }

  private static let byCode = Dictionary(
    all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// Changes of ISO 639-1 and 639-2 as its registration authority published them.
  ///
  /// `sh` and its three-letter form have no successor of their own; CLDR reads them as Serbian in
  /// Latin script.
  private static let withdrawn = [
    ("iw", "he", "1989-03-11"), ("in", "id", "1989-03-11"), ("ji", "yi", "1989-03-11"),
    ("sh", "sr-Latn", "2000-02-18"), ("jw", "jv", "2001-08-13"), ("jaw", "jv", "2001-08-13"),
    ("scr", "hr", "2008-06-28"), ("scc", "sr", "2008-06-28"), ("mo", "ro", "2008-11-03"),
    ("mol", "ro", "2008-11-03"),
  ]

  /// OpenSubtitles and Bazarr write `pob`, `pb`, `zht`, `ea` and the like; `jp`, `gr`, `cz`, `dk` and
  /// `ua` are codes of countries that ISO 639 assigns to no language and that have one language.
  private static let wild = [
    ("pt-BR", ["pob", "pb", "ptb"]), ("zh-Hant", ["zht", "cht", "big5"]),
    ("zh-Hans", ["zhs", "chs"]), ("es-419", ["spl", "ea"]), ("ja", ["jp"]), ("el", ["gr"]),
    ("cs", ["cz"]), ("da", ["dk"]), ("uk", ["ua"]),
  ]
}
