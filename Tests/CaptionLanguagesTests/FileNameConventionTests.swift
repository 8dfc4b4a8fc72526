// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import Testing

@Suite struct FileNameConventionTests {
  @Test(arguments: [
    ("plex", "Talk.eng.forced.srt", "Talk.en.forced.srt", 0),
    ("plex", "Talk.pt-BR.srt", "Talk.pt.srt", 1), ("plex", "Talk.fil.srt", "Talk.fil.srt", 0),
    ("jellyfin", "Talk.fre.default.forced.srt", "Talk.fra.forced.default.srt", 0),
    ("jellyfin", "Talk.pt_br.srt", "Talk.pt-BR.srt", 0),
    ("jellyfin", "Talk.chs.sdh.srt", "Talk.zh-Hans.sdh.srt", 0),
    ("jellyfin", "Talk.en-US.srt", "Talk.eng.srt", 1),
    ("facebook", "name.spl.srt", "name.es_LA.srt", 0),
    ("facebook", "name.es_LA.srt", "name.es_LA.srt", 0),
    ("kodi", "Talk.fr.srt", "Talk.fre.srt", 0), ("kodi", "Talk.en.sdh.srt", "Talk.eng.srt", 1),
    ("youtube", "Talk.por-br.srt", "Talk.pt-BR.srt", 0),
    ("youtube", "Talk.iw.srt", "Talk.he.srt", 0),
    ("facebook", "name.en.srt", "name.en_US.srt", 1),
    ("facebook", "name.en-GB.srt", "name.en_GB.srt", 0),
    ("facebook", "name.zh-Hant.srt", "name.zh_TW.srt", 2),
    ("wistia", "Talk.fre.srt", "Talk.fra.srt", 0),
    ("wistia", "Talk.zh-Hant.srt", "Talk.zho.srt", 1),
    ("wistia", "Talk.en.hi.srt", "Talk.eng.srt", 1),
    ("wistia", "Talk.en.2.srt", "Talk.eng.2.srt", 0),
    ("wistia", "Talk [English].srt", "Talk.eng.srt", 0), ("wistia", "Talk.srt", "Talk.srt", 0),
  ])
  func `names follow a convention and tell their losses`(
    _ preset: String, _ name: String, _ expected: String, _ losses: Int
  ) throws {
    let convention = try #require(FileNameConvention.preset(named: preset))
    let formatted = CaptionFileName(name).formatted(convention)
    #expect(formatted.name == expected)
    #expect(formatted.losses.count == losses, "\(formatted.losses)")
  }

  @Test func `a written name reads as what it was`() throws {
    for language in ["en", "pt-BR", "zh-Hant", "es-419", "fil", "hi"] {
      for flags in [[], [CaptionFlag.forced], [.hearingImpaired, .default], [.signs, .automatic]] {
        let tag = try #require(LanguageTag(code: language))
        let name = CaptionFileName(stem: "My.Talk v1.5", language: tag, flags: flags, number: nil)
        let text = try #require(name.formatted(FileNameConvention(form: .bcp47)).name)
        let read = CaptionFileName(text)
        #expect(read.stem == name.stem)
        #expect(read.language == tag)
        #expect(read.flags == name.flags)
      }
    }
  }

  private func plan(
    _ paths: [String], _ form: LanguageForm = .terminology, strict: Bool = false,
    others: [String] = []
  ) -> RenamePlan {
    RenamePlan(
      paths: paths, convention: FileNameConvention(form: form), isStrict: strict, others: others)
  }

  @Test func `a plan sorts files into what is to be done`() {
    let plan = plan(["d/A.fre.srt", "d/B.fra.srt", "d/plain.srt"])
    #expect(plan.moves.map(\.to) == ["d/A.fra.srt"])
    #expect(plan.unchanged == ["d/B.fra.srt"])
    #expect(plan.withoutLanguage == ["d/plain.srt"])
    #expect(plan.problems.isEmpty)
  }

  @Test(arguments: [
    (["d/A.fre.srt", "d/A.fr.srt"], [String](), 2), (["d/A.pt-BR.srt", "d/A.pt-PT.srt"], [], 2),
    (["d/A.fre.srt", "d/A.fra.srt"], [], 1), (["d/A.fre.srt", "e/A.fr.srt"], [], 0),
    (["d/A.fre.srt"], ["d/A.fra.srt"], 1), (["d/A.fre.srt"], ["d/a.FRA.srt"], 1),
    (["d/e\u{301}.fre.srt"], ["d/\u{E9}.fra.srt"], 1), (["d/A.fre.srt"], ["d/A.fre.srt"], 0),
  ])
  func `names that would meet are problems`(_ paths: [String], _ others: [String], _ count: Int) {
    #expect(plan(paths, others: others).problems.count == count)
  }

  @Test func `a strict plan refuses losses`() {
    #expect(plan(["A.pt-BR.srt"]).moves.count == 1)
    #expect(plan(["A.pt-BR.srt"], strict: true).problems.count == 1)
  }

  @Test func `steps never step on a file`() throws {
    let moves = plan(["A.zh.srt", "B.zho.srt", "A.fre.srt"], .bibliographic)
    var files: Set<String> = ["A.zh.srt", "B.zho.srt", "A.fre.srt"]
    for step in moves.steps(temporaryName: { $0 + ".tmp" }) {
      #expect(files.remove(step.from) != nil)
      #expect(files.insert(step.to).inserted)
    }
    #expect(files == ["A.chi.srt", "B.chi.srt", "A.fre.srt"])
  }
}
