// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaptionLanguages

@Suite struct LanguageTests {
  /// The twenty languages with two three-letter codes: terminology, bibliographic, two-letter.
  static let pairs = """
    bod tib bo; ces cze cs; cym wel cy; deu ger de; ell gre el; eus baq eu; fas per fa; fra fre fr;
    hye arm hy; isl ice is; kat geo ka; mkd mac mk; mri mao mi; msa may ms; mya bur my; nld dut nl;
    ron rum ro; slk slo sk; sqi alb sq; zho chi zh
    """.split(separator: ";").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }

  @Test func `there are 487 entries of the stated kinds`() {
    #expect(Language.all.count == 487)
    let counts = Dictionary(grouping: Language.all, by: \.kind).mapValues(\.count)
    #expect(
      counts == [
        .individual: 358, .macrolanguage: 58, .collective: 66, .special: 4, .localUse: 1,
      ])
    #expect(Language.all.count { $0.alpha2 != nil } == 184)
    #expect(Language.all.count { $0.hasBibliographicCode } == 20)
  }

  @Test func `every entry comes back from each of its codes in any case`() {
    for language in Language.all {
      let codes = [
        language.terminologyCode, language.bibliographicCode, language.alpha2,
      ].compactMap(\.self)
      for code in codes {
        #expect(Language(code: code) == language)
        #expect(Language(code: code.uppercased()) == language)
        #expect(Language(code: code.prefix(1).uppercased() + code.dropFirst()) == language)
      }
    }
  }

  @Test(arguments: pairs)
  func `bibliographic and terminology codes are siblings`(_ codes: [String]) throws {
    let (terminology, bibliographic, alpha2) = (codes[0], codes[1], codes[2])
    let language = try #require(Language(code: bibliographic))
    #expect(language.terminologyCode == terminology)
    #expect(language.bibliographicCode == bibliographic)
    #expect(language.alpha2 == alpha2)
    #expect(Language(code: terminology) == language)
    #expect(Language(code: alpha2) == language)
    #expect(Language.siblingCode(of: terminology) == bibliographic)
    #expect(Language.siblingCode(of: bibliographic.uppercased()) == terminology)
    #expect(Language.siblingCode(of: alpha2) == nil)
  }

  @Test func `the twenty pairs are all that differ`() {
    let differing = Language.all.filter(\.hasBibliographicCode).map(\.terminologyCode)
    #expect(differing == Self.pairs.map { $0[0] }.sorted())
  }

  @Test(arguments: [
    ("mis", "Uncoded languages"), ("mul", "Multiple languages"), ("und", "Undetermined"),
    ("zxx", "No linguistic content; Not applicable"),
  ])
  func `special codes are entries`(_ code: String, _ name: String) throws {
    let language = try #require(Language(code: code))
    #expect(language.kind == .special)
    #expect(language.name == name)
    #expect(language.alpha2 == nil)
  }

  @Test func `all 520 codes for local use are languages`() throws {
    var count = 0
    for second in "abcdefghijklmnopqrst" {
      for third in "abcdefghijklmnopqrstuvwxyz" {
        let code = "q\(second)\(third)"
        let language = try #require(Language(code: code))
        #expect(language.terminologyCode == code)
        #expect(language.bibliographicCode == code)
        #expect(language.kind == .localUse)
        #expect(language.name == "Reserved for local use")
        count += 1
      }
    }
    #expect(count == 520)
    #expect(Language(code: "qua") == nil || Language(code: "qua")?.kind != .localUse)
    #expect(Language(code: "qaa-qtz")?.terminologyCode == "qaa-qtz")
    #expect(Language(code: "QAA-QTZ") == Language.all.first { $0.kind == .localUse })
  }

  @Test(arguments: [
    "", "e", "en ", "e1", "éa", "engl", "xyz1", "12", "zzz", "qua-qtz", "qaa_qtz", "ENGLISH",
    "en\0",
  ])
  func `anything else is no code`(_ text: String) {
    #expect(Language(code: text) == nil)
  }

  @Test(arguments: ["iw", "in", "ji", "sh", "jw", "jaw", "scr", "scc", "mo", "mol"])
  func `withdrawn codes are aliases and no entries`(_ code: String) throws {
    #expect(Language(code: code) == nil)
    let alias = try #require(LanguageAlias.named(code.uppercased()))
    #expect(alias.origin != .wild)
    let tag = try #require(LanguageTag(code: code))
    #expect(tag.description == alias.replacement)
    #expect(tag.iso6392 != nil)
  }

  @Test func `bh is kept and marked`() {
    #expect(Language(code: "bh")?.terminologyCode == "bih")
    #expect(Language.all.filter(\.isAlpha2Withdrawn).map(\.terminologyCode) == ["bih"])
  }

  @Test func `no alias is a current code`() {
    for alias in LanguageAlias.all {
      #expect(Language(code: alias.code) == nil)
      #expect(LanguageTag(alias.replacement)?.unregisteredSubtags == [])
    }
  }

  @Test func `every form of a name is found, and belongs to the first language that has it`() {
    var first: [String: Language] = [:]
    for language in Language.all {
      for name in language.names {
        for form in ISOLanguageNames.forms(of: name) where first[form] == nil {
          first[form] = language
        }
      }
    }
    #expect(first.count > 600)
    for (form, language) in first {
      #expect(ISOLanguageNames.shared.language(named: form) == language, "\(form)")
      // `ı` and its like have capitals that lead to other letters.
      guard form.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
      #expect(ISOLanguageNames.shared.language(named: form.uppercased()) == language, "\(form)")
    }
    for other in ["", "plain", "k", "Klingonese", "english,", "; "] {
      #expect(ISOLanguageNames.shared.language(named: other) == nil, "\(other)")
    }
  }
}
