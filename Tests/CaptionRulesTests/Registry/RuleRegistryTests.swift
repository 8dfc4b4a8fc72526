// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import FoundationEssentials
import Testing

/// A rule is one type in one file with its documentation, one test file and one fixture folder.
@Suite struct RuleRegistryTests {
  static var root: String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/")
  }

  /// The Swift files right inside the folders of a folder, by family; what lies deeper are helpers.
  private static func files(in folder: String) throws -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    let manager = FileManager.default
    for family in try manager.contentsOfDirectory(atPath: folder) {
      let names = try manager.contentsOfDirectory(atPath: "\(folder)/\(family)")
      result[family] = Set(names.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) })
    }
    return result
  }

  /// By folder: the family, or for the syntax of WebVTT its name.
  private static var typesByFamily: [String: Set<String>] {
    Dictionary(
      grouping: RuleRegistry.all,
      by: { rule in
        let family = rule.info.family.rawValue
        return rule.info.code.scope == .webVTT
          ? "WebVTT" : family.prefix(1).uppercased() + family.dropFirst()
      }
    ).mapValues { Set($0.map { "\($0)" }) }
  }

  /// Only the rules about its syntax know how WebVTT is read.
  @Test func onlyItsOwnRulesKnowWebVTT() throws {
    let folder = "\(Self.root)/Sources/CaptionRules"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
    for file in files where file.hasSuffix(".swift") && !file.hasPrefix("Rules/WebVTT/") {
      let text = try String(
        decoding: Data(contentsOf: URL(filePath: "\(folder)/\(file)")), as: UTF8.self)
      #expect(!text.contains("import WebVTT"), "\(file)")
    }
  }

  @Test func everyRuleIsAFileInTheFolderOfItsFamily() throws {
    let files = try Self.files(in: "\(Self.root)/Sources/CaptionRules/Rules")
    #expect(files.filter { !$0.value.isEmpty } == Self.typesByFamily)
  }

  @Test func everyRuleHasATestFile() throws {
    let files = try Self.files(in: "\(Self.root)/Tests/CaptionRulesTests/Rules")
    let tests = Self.typesByFamily.mapValues { Set($0.map { "\($0)Tests" }) }
    for (family, expected) in tests {
      #expect(expected.subtracting(files[family] ?? []).sorted() == [], "tests of \(family)")
    }
    for (family, found) in files {
      #expect(found.subtracting(tests[family] ?? []).sorted() == [], "rules of \(family)")
    }
  }

  @Test func everyRuleHasAFixtureFolder() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Fixtures.folder)
    #expect(Set(folders) == Set(RuleRegistry.infos.map(\.code.description)))
  }

  @Test func codesAreUniqueAndSorted() {
    let codes = RuleRegistry.infos.map(\.code)
    #expect(codes == Array(Set(codes)).sorted())
  }

  @Test func codesBeginWithTheDigitOfTheirFamily() {
    for info in RuleRegistry.infos {
      #expect(info.code.number / 100 == info.family.digit, "\(info.code)")
    }
  }

  @Test func namesAreThoseOfTheTypesInKebabCase() {
    for rule in RuleRegistry.all {
      #expect(rule.info.name == Self.kebab("\(rule)"))
    }
  }

  /// By their codes: whole documentations as arguments make no readable log.
  @Test(arguments: RuleRegistry.infos.map(\.code))
  func everyRuleIsDocumented(code: RuleCode) throws {
    let info = try #require(RuleRegistry.info(of: code))
    let documentation = info.documentation
    for text in [
      documentation.whatItDoes, documentation.whyItMatters, documentation.fixSafety,
      documentation.options, documentation.sources,
    ] {
      #expect(text.count >= 5 && text.last == ".", "\(info.code): \(text)")
    }
    #expect(!documentation.example.isEmpty && documentation.example != documentation.useInstead)
  }

  /// `NotUTF8` becomes `not-utf8`, `UTF16OrUTF32` becomes `utf16-or-utf32`.
  private static func kebab(_ type: String) -> String {
    var result = ""
    let letters = Array(type)
    for (index, letter) in letters.enumerated() {
      if letter.isUppercase, index > 0 {
        let afterLower = letters[index - 1].isLowercase || letters[index - 1].isNumber
        let beforeLower = index + 1 < letters.count && letters[index + 1].isLowercase
        if afterLower || beforeLower { result += "-" }
      }
      result += letter.lowercased()
    }
    return result
  }
}
