// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Which rules run, by code, family (`CAP3`, `SRT2`), name (`missing-blank-line`) or `all`.
///
/// The codes that rules had before, all of them with the letters `SRT`, are understood as well: so
/// `SRT3` names every rule of the family, those of captions of any format and those of SubRip's syntax,
/// and `CAP3` the former alone.
public struct RuleSelection: Sendable, Hashable {
  /// One word of a selection that matches no rule.
  public struct UnknownRule: Error, Sendable, Hashable, CustomStringConvertible {
    /// The word.
    public var word: String
    /// What is wrong.
    public var description: String {
      "no rule is called '\(word)'"
    }
  }

  /// Only these run, where given.
  public var selected: [String]
  /// These do not run, whatever else is said.
  public var ignored: [String]

  /// Creates a selection.
  ///
  /// - Parameters:
  ///   - selected: Codes, families, names or `all`; the profile's rules where empty.
  ///   - ignored: Codes, families, names or `all`.
  public init(selected: [String] = [], ignored: [String] = []) {
    self.selected = selected
    self.ignored = ignored
  }

  /// Reads what users write: words separated by commas.
  ///
  /// - Parameters:
  ///   - select: The words of `--select`.
  ///   - ignore: The words of `--ignore`.
  /// - Throws: ``UnknownRule`` for a word that matches no rule.
  public init(select: [String], ignore: [String]) throws(UnknownRule) {
    selected = Self.words(select)
    ignored = Self.words(ignore)
    for word in selected + ignored {
      guard RuleRegistry.infos.contains(where: { Self.matches(word, $0) }) else {
        throw UnknownRule(word: word)
      }
    }
  }

  /// The rules that a word names, in the order of the codes.
  ///
  /// - Parameter word: A code, a family, a name or `all`.
  /// - Returns: The codes, at least one.
  /// - Throws: ``UnknownRule`` for a word that matches no rule.
  public static func codes(of word: String) throws(UnknownRule) -> [RuleCode] {
    let codes = RuleRegistry.infos.filter { matches(word, $0) }.map(\.code)
    guard !codes.isEmpty else { throw UnknownRule(word: word) }
    return codes
  }

  /// Whether a rule runs.
  func contains(_ info: RuleInfo, byDefault: Bool) -> Bool {
    if ignored.contains(where: { Self.matches($0, info) }) { return false }
    if selected.isEmpty { return byDefault }
    return selected.contains { Self.matches($0, info) }
  }

  private static func words(_ arguments: [String]) -> [String] {
    arguments.flatMap { $0.split(separator: ",") }.map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }

  /// Whether a word is a rule's code or a former one, the beginning of it, its name, or `all`.
  static func matches(_ word: String, _ info: RuleInfo) -> Bool {
    let lower = word.lowercased()
    if lower == "all" || lower == info.name { return true }
    // Three letters at least: fewer name nothing.
    guard lower.utf8.count >= 3 else { return false }
    return info.code.description.lowercased().hasPrefix(lower)
      || info.formerCodes.contains { $0.description.lowercased().hasPrefix(lower) }
  }
}
