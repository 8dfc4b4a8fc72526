// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import CaptionText
import Testing

/// Walks all that ISO 639-2 holds through every form and back.
@Suite struct TableWalkTests {
  private static let forms: [LanguageForm] = [
    .alpha2, .terminology, .bibliographic, .bcp47, .name, .native, .localized("fr"),
  ]
  private let resolver = LanguageResolver(nameLocales: ["fr"])

  @Test(arguments: forms)
  func `all 487 entries come back from every form`(_ form: LanguageForm) throws {
    var wrong: [String] = []
    for entry in Language.all {
      let codes = [entry.terminologyCode, entry.bibliographicCode, entry.alpha2]
      for code in Set(codes.compactMap(\.self)) {
        let found = try resolver.resolve(code)
        guard found.language == entry, let text = found.rendered(as: form).text else {
          wrong.append(code)
          continue
        }
        // The range has a name that is no language's.
        if entry.kind == .localUse, ![.alpha2, .terminology, .bibliographic, .bcp47].contains(form)
        {
          #expect(text == "Reserved for local use")
        } else if form == .bcp47, entry.kind == .localUse {
          #expect(text == "qaa-qtz")
        } else if (try? resolver.resolve(text))?.language != entry {
          wrong.append("\(code) is \(text)")
        }
      }
    }
    // The French name of Ga is the code of Irish, and codes come first.
    #expect(wrong == (form == .localized("fr") ? ["gaa is ga"] : []))
  }

  @Test func `all 20 pairs translate in both directions`() throws {
    let differing = Language.all.filter(\.hasBibliographicCode)
    #expect(differing.count == 20)
    var (there, back) = (
      LanguageTranslator(to: .bibliographic), LanguageTranslator(to: .terminology)
    )
    for entry in differing {
      let (terminology, bibliographic) = (entry.terminologyCode, entry.bibliographicCode)
      for input in [terminology, bibliographic, entry.alpha2 ?? ""] {
        #expect(there.translate(input).text == bibliographic)
        #expect(back.translate(input).text == terminology)
        #expect(there.translate(input.uppercased()).notes == [])
      }
    }
    #expect(there.collisions == [])
    #expect(back.collisions == [])
  }

  @Test func `all 184 two-letter codes translate in both directions`() {
    var codes = LanguageTranslator(to: .alpha2)
    var three = LanguageTranslator(to: .terminology)
    var count = 0
    for first in "abcdefghijklmnopqrstuvwxyz" {
      for second in "abcdefghijklmnopqrstuvwxyz" {
        let code = "\(first)\(second)"
        guard Language(code: code) != nil else { continue }
        count += 1
        let terminology = three.translate(code).text ?? ""
        #expect(Language(code: code)?.terminologyCode == terminology)
        #expect(codes.translate(terminology).text == code)
      }
    }
    #expect(count == 184)
    #expect(codes.collisions == [])
  }

  @Test func `all codes for local use and all specials stay what they are`() throws {
    var codes = ["mis", "mul", "und", "zxx"]
    for second in "abcdefghijklmnopqrst" {
      for third in "abcdefghijklmnopqrstuvwxyz" { codes.append("q\(second)\(third)") }
    }
    #expect(codes.count == 524)
    for form in [LanguageForm.terminology, .bibliographic, .bcp47] {
      var translator = LanguageTranslator(to: form, isStrict: true)
      for code in codes {
        #expect(translator.translate(code).text == code)
        #expect(translator.translate(code.uppercased()).text == code)
      }
    }
    var strict = LanguageTranslator(to: .alpha2, isStrict: true)
    var lenient = LanguageTranslator(to: .alpha2)
    for code in codes {
      #expect(strict.translate(code).text == nil)
      #expect(lenient.translate(code).text == code)
      #expect(lenient.translate(code).notes.count == 1)
    }
  }

  @Test func `all withdrawn codes lead to what replaced them`() throws {
    let withdrawn = LanguageAlias.all.filter { $0.origin != .wild }
    #expect(
      withdrawn.map(\.code).sorted()
        == ["in", "iw", "jaw", "ji", "jw", "mo", "mol", "scc", "scr", "sh"])
    for alias in withdrawn {
      let replacement = try resolver.resolve(alias.replacement)
      for code in [alias.code, alias.code.uppercased(), " \(alias.code) "] {
        let found = try resolver.resolve(code)
        #expect(found.tag == replacement.tag)
        #expect(found.notes.count == 1)
        for form in Self.forms {
          #expect(found.rendered(as: form) == replacement.rendered(as: form))
          let text = try #require(found.rendered(as: form).text)
          #expect(try resolver.resolve(text).language == replacement.language)
        }
      }
      // With a region too, as in `iw-IL`.
      #expect(try resolver.resolve("\(alias.code)-XK").tag.language == replacement.tag.language)
      let strict = LanguageResolver(isStrict: true)
      #expect(throws: LanguageResolutionError.self) { try strict.resolve(alias.code) }
    }
  }

  @Test func `all wild codes lead to what their writers mean`() throws {
    let wild = LanguageAlias.all.filter { $0.origin == .wild }
    #expect(wild.count >= 15)
    #expect(Set(wild.map(\.code)).isSuperset(of: ["pob", "zht", "cht", "jp", "gr"]))
    for alias in wild {
      let found = try resolver.resolve(alias.code.uppercased())
      #expect(found.tag.description == alias.replacement)
      #expect(found.notes == [.wild(code: alias.code, replacement: alias.replacement)])
      #expect(throws: LanguageResolutionError.self) {
        try LanguageResolver(isStrict: true).resolve(alias.code)
      }
    }
  }
}
