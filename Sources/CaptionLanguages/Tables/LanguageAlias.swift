// SPDX-License-Identifier: Apache-2.0

/// A code that is no longer official, never was, or is often taken for another language's, and the
/// tag that its writers mean.
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
  public static func named(_ code: String) -> LanguageAlias? {
    // All codes are short, and longer texts are asked for often.
    code.utf8.count <= 4 ? AliasTable.shared.byCode[code.lowercased()] : nil
  }

  /// All aliases in the order of the data file: withdrawn codes, then wild ones.
  ///
  /// Codes that ISO 639-2 assigns to a language are never among them: `kr` is Kanuri although people
  /// who write it may mean Korea.
  public static var all: [LanguageAlias] { AliasTable.shared.aliases }

  /// What people may mean who write a code or tag that is valid and means another language, such as
  /// `ko` for `kr` and `es-419` for `es-LA`; `nil` for all others.
  ///
  /// - Parameter code: A code or tag in any case.
  /// - Returns: A BCP 47 tag.
  public static func mistakenFor(_ code: String) -> String? {
    code.utf8.count <= 5 ? AliasTable.shared.mistaken[code.lowercased()] : nil
  }
}

/// The data file `aliases.tsv`, read on first use.
private struct AliasTable: Sendable {
  static let shared = AliasTable()

  private(set) var aliases: [LanguageAlias] = []
  private(set) var byCode: [String: LanguageAlias] = [:]
  private(set) var mistaken: [String: String] = [:]

  private init() {
    for line in String(decoding: PackageResources.aliases_tsv, as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4 else { preconditionFailure("aliases.tsv holds a bad row: \(line)") }
      if fields[2] == "mistaken" {
        mistaken[fields[0]] = fields[1]
        continue
      }
      let alias = LanguageAlias(
        code: fields[0], replacement: fields[1],
        origin: fields[2] == "wild" ? .wild : .withdrawn(fields[2]))
      aliases.append(alias)
      byCode[alias.code] = alias
    }
  }
}
