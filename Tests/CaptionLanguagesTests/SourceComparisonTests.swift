// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import CaptionText
import FoundationEssentials
import Testing

/// The generated table beside ICU's answers and beside Debian's `iso-codes`, where that is installed.
@Suite struct SourceComparisonTests {
  @Test func `ICU reads every bibliographic code as the table does`() {
    for language in Language.all where language.hasBibliographicCode {
      let codes = [language.bibliographicCode, language.terminologyCode, language.subtag]
      let names = codes.map { LocaleNames.language($0, in: "en") }
      #expect(names[0] != nil)
      #expect(Set(names).count == 1, "\(codes)")
    }
  }

  @Test func `ICU's likely script goes without saying where the registry says so`() throws {
    var differing: Set<String> = []
    for language in Language.all where language.kind == .individual {
      let subtag = language.subtag
      guard let script = LikelySubtags.script(of: subtag) else { continue }
      let tag = try #require(LanguageTag("\(subtag)-\(script)"))
      let isSuppressed = tag.equivalenceKey == subtag
      // Where the registry suppresses another script, ICU and the registry disagree.
      if !isSuppressed, let plain = LanguageTag("\(subtag)-Latn"), plain.equivalenceKey == subtag {
        differing.insert(subtag)
      }
    }
    #expect(differing == [])
  }

  private struct Entry: Decodable {
    var alpha_3: String
    var alpha_2: String?
    var bibliographic: String?
    var name: String
  }

  private struct ThreeLetter: Decodable {
    var alpha_3: String
    var scope: String
  }

  private static let folder = "/usr/share/iso-codes/json/"

  private static func load<Value: Decodable>(_ name: String, _ key: String) throws -> [Value] {
    let data = try Data(contentsOf: URL(filePath: folder + name))
    return try JSONDecoder().decode([String: [Value]].self, from: data)[key] ?? []
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: folder + "iso_639-2.json"),
      "Debian's iso-codes is not installed"))
  func `codes and names are those of iso-codes`() throws {
    let entries: [Entry] = try Self.load("iso_639-2.json", "639-2")
    #expect(entries.count == 487)
    let resolver = LanguageResolver()
    for entry in entries {
      let language = try #require(Language(code: entry.alpha_3))
      #expect(language.terminologyCode == entry.alpha_3)
      #expect(language.bibliographicCode == entry.bibliographic ?? entry.alpha_3)
      #expect(language.alpha2 == entry.alpha_2)
      guard language.kind != .localUse else { continue }
      for name in entry.name.split(separator: "; ").map(String.init) {
        #expect(try resolver.resolve(name).language == language, "\(name)")
      }
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: folder + "iso_639-3.json"),
      "Debian's iso-codes is not installed"))
  func `codes of ISO 639-3 are those of iso-codes`() throws {
    let entries: [ThreeLetter] = try Self.load("iso_639-3.json", "639-3")
    let assigned = Set(entries.map(\.alpha_3))
    var missing = 0
    for entry in entries where LanguageTag(entry.alpha_3)?.isLanguageKnown != true { missing += 1 }
    #expect(missing == 0)
    let collective = Language.all.filter { $0.kind == .collective }.map(\.terminologyCode)
    #expect(assigned.isDisjoint(with: collective))
    // Macrolanguages of ISO 639-3 that ISO 639-2 lists are marked as such.
    let macro = Set(entries.filter { $0.scope == "M" }.map(\.alpha_3))
    let marked = Set(Language.all.filter { $0.kind == .macrolanguage }.map(\.terminologyCode))
    #expect(marked.subtracting(macro) == [])
  }
}
