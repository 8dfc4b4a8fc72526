// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import Testing

@Suite struct LanguageRenderingTests {
  private func render(_ input: String, _ form: String) throws -> LanguageRendering {
    let resolved = try LanguageResolver().resolve(input)
    return resolved.rendered(as: try #require(LanguageForm(form)))
  }

  @Test(arguments: [
    ("fre", "639-1", "fr"), ("fre", "639-2t", "fra"), ("fra", "639-2b", "fre"),
    ("fr", "bcp47", "fr"),
    ("fr", "name", "French"), ("fr", "native", "français"), ("fr", "name:de", "Französisch"),
    ("spa", "name", "Spanish"), ("el", "name", "Greek"), ("grc", "name", "Ancient Greek"),
    ("fil", "639-2t", "fil"), ("haw", "bcp47", "haw"), ("iw", "639-2t", "heb"),
    ("pt-BR", "bcp47", "pt-BR"), ("pt-BR", "name", "Portuguese (Brazil)"),
    ("zh-Hans", "name", "Chinese (Simplified)"), ("zh-Hant", "native", "繁體中文"),
    ("pt-BR", "native", "português (Brasil)"), ("qaa-qtz", "639-2t", "qaa-qtz"),
    ("und", "639-2t", "und"), ("und", "name:de", "Unbekannte Sprache"),
    ("bho", "name:fr", "bhodjpouri"), ("sr-Latn", "native", "srpski (latinica)"),
    ("mis", "name", "Uncoded languages"), ("yue", "bcp47", "yue"),
    ("nob", "639-1", "nb"), ("qaa", "639-2b", "qaa"), ("German", "639-2b", "ger"),
  ])
  func `forms without loss`(_ input: String, _ form: String, _ expected: String) throws {
    let rendering = try render(input, form)
    #expect(rendering.text == expected)
    #expect(rendering.losses.isEmpty)
  }

  @Test(arguments: [
    ("pt-BR", "639-2t", "por", LanguageRendering.Loss.region("BR")),
    ("zh-Hant", "639-2t", "zho", .script("Hant")),
    ("es-419", "639-2b", "spa", .region("419")), ("sr-Latn", "639-1", "sr", .script("Latn")),
    ("fil", "639-1", "fil", .noAlpha2(kept: "fil")),
    ("gsw", "639-1", "gsw", .noAlpha2(kept: "gsw")),
    ("yue", "639-2t", "zho", .macrolanguage(from: "yue", to: "zho")),
    ("ckb", "639-1", "ku", .macrolanguage(from: "ckb", to: "kur")),
    ("bih", "639-1", "bh", .withdrawnAlpha2("bh")), ("de-1996", "639-1", "de", .other("1996")),
    ("afa", "native", "Afro-Asiatic languages", .noLocalName(locale: "afa")),
    ("tlh", "name:fr", "klingon", nil),
    ("bih", "name:fr", "Bihari languages", .noLocalName(locale: "fr")),
    ("nan", "639-2b", "chi", .macrolanguage(from: "nan", to: "zho")),
  ])
  func `every loss is told`(
    _ input: String, _ form: String, _ expected: String, _ loss: LanguageRendering.Loss?
  ) throws {
    let rendering = try render(input, form)
    #expect(rendering.text == expected)
    #expect(rendering.losses == (loss.map { [$0] } ?? []))
  }

  @Test func `what 639-2 does not hold at all has no code`() throws {
    let rendering = try render("aaa", "639-2t")
    #expect(rendering.text == nil)
    #expect(rendering.losses == [.notInISO6392("aaa")])
  }

  @Test func `every entry goes through every code form and comes back`() throws {
    let resolver = LanguageResolver()
    for language in Language.all {
      let resolved = try resolver.resolve(language.terminologyCode)
      for form in [LanguageForm.terminology, .bibliographic, .alpha2, .name] {
        let text = try #require(resolved.rendered(as: form).text)
        if language.kind == .localUse, form == .name { continue }
        #expect(try resolver.resolve(text).language == language, "\(form) \(text)")
      }
    }
  }

  @Test func `forms have names`() {
    for name in ["639-1", "639-2t", "639-2b", "bcp47", "name", "native", "name:fr"] {
      #expect(LanguageForm(name)?.description == name)
    }
    #expect(LanguageForm("639-3") == nil)
    #expect(LanguageForm("name:") == nil)
    #expect(LanguageForm("T") == .terminology)
    #expect(LanguageForm("639-2/B") == .bibliographic)
    #expect(LanguageForm("b") == .bibliographic)
  }
}
