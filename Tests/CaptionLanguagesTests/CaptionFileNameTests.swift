// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import Testing

/// A file name and its parts, as `stem|tag|flags|number`.
struct FileNameCase: CustomTestStringConvertible, Sendable {
  var name: String
  var parts: String
  var testDescription: String { name }

  init(_ name: String, _ parts: String) {
    self.name = name
    self.parts = parts
  }
}

@Suite struct CaptionFileNameTests {
  static let cases: [FileNameCase] = [
    // One language, every kind of code.
    .init("Talk.en.srt", "Talk|en||"), .init("Talk.eng.srt", "Talk|en||"),
    .init("Talk.fre.srt", "Talk|fr||"), .init("Talk.fra.srt", "Talk|fr||"),
    .init("Talk.FR.SRT", "Talk|fr||"), .init("Talk.ger.srt", "Talk|de||"),
    .init("Talk.deu.srt", "Talk|de||"), .init("Talk.chi.srt", "Talk|zh||"),
    .init("Talk.gsw.srt", "Talk|gsw||"), .init("Talk.haw.srt", "Talk|haw||"),
    .init("Talk.tgl.srt", "Talk|tl||"), .init("Talk.fil.srt", "Talk|fil||"),
    .init("Talk.und.srt", "Talk|und||"), .init("Talk.zxx.srt", "Talk|zxx||"),
    .init("Talk.qaa.srt", "Talk|qaa||"), .init("Talk.mul.srt", "Talk|mul||"),
    // Tags with scripts and regions, in any case, with `_`.
    .init("Talk.pt-BR.srt", "Talk|pt-BR||"), .init("Talk.pt-br.srt", "Talk|pt-BR||"),
    .init("Talk.pt_BR.srt", "Talk|pt-BR||"), .init("Talk.es-419.srt", "Talk|es-419||"),
    .init("Talk.zh-Hant.srt", "Talk|zh-Hant||"), .init("Talk.zh-hans.srt", "Talk|zh-Hans||"),
    .init("Talk.zh_TW.srt", "Talk|zh-TW||"), .init("Talk.zh-Hant-HK.srt", "Talk|zh-Hant-HK||"),
    .init("Talk.sr-Latn.srt", "Talk|sr-Latn||"), .init("Talk.de-1996.srt", "Talk|de-1996||"),
    .init("name.en_US.srt", "name|en-US||"), .init("Talk.fr-ca.srt", "Talk|fr-CA||"),
    .init("Talk.en-orig.srt", "Talk|en|auto|"),
    // Withdrawn codes and wild aliases.
    .init("Talk.iw.srt", "Talk|he||"), .init("Talk.scr.srt", "Talk|hr||"),
    .init("Talk.sh.srt", "Talk|sr-Latn||"), .init("Talk.pob.srt", "Talk|pt-BR||"),
    .init("Talk.pb.srt", "Talk|pt-BR||"), .init("Talk.zht.srt", "Talk|zh-Hant||"),
    .init("Talk.chs.srt", "Talk|zh-Hans||"), .init("Talk.spl.srt", "Talk|es-419||"),
    .init("Talk.ea.srt", "Talk|es-419||"), .init("Talk.jp.srt", "Talk|ja||"),
    .init("Talk.big5.srt", "Talk|zh-Hant||"),
    // Names.
    .init("Talk.English.srt", "Talk|en||"), .init("Talk.french.forced.srt", "Talk|fr|forced|"),
    .init("Talk.Castilian.srt", "Talk|es||"), .init("Talk.Greek.srt", "Talk|el||"),
    // Flags, in either order, in every spelling.
    .init("Talk.en.forced.srt", "Talk|en|forced|"), .init("Talk.en.sdh.srt", "Talk|en|sdh|"),
    .init("Talk.en.cc.srt", "Talk|en|sdh|"), .init("Talk.en.CC.srt", "Talk|en|sdh|"),
    .init("Talk.en.foreign.srt", "Talk|en|forced|"),
    .init("Talk.en.forced.sdh.default.srt", "Talk|en|forced,sdh,default|"),
    .init("Talk.en.default.forced.srt", "Talk|en|forced,default|"),
    .init("Talk.forced.en.srt", "Talk|en|forced|"), .init("Talk.sdh.en.srt", "Talk|en|sdh|"),
    .init("Talk.en.commentary.srt", "Talk|en|commentary|"),
    .init("Talk.en.signs.srt", "Talk|en|signs|"), .init("Talk.ja.auto.srt", "Talk|ja|auto|"),
    .init("Talk.en.asr.srt", "Talk|en|auto|"), .init("Talk.pt-BR.hi.srt", "Talk|pt-BR|sdh|"),
    .init("Talk.forced.srt", "Talk||forced|"), .init("Talk.sdh.srt", "Talk||sdh|"),
    .init("Talk.default.srt", "Talk||default|"), .init("Talk.cc.srt", "Talk||sdh|"),
    // `hi`.
    .init("Talk.hi.srt", "Talk|hi||"), .init("Talk.en.hi.srt", "Talk|en|sdh|"),
    .init("Talk.hi.en.srt", "Talk|en|sdh|"), .init("Talk.hi.sdh.srt", "Talk|hi|sdh|"),
    .init("Talk.hi.forced.srt", "Talk|hi|forced|"), .init("Talk.hi.hi.srt", "Talk|hi|sdh|"),
    .init("Talk.hin.hi.srt", "Talk|hi|sdh|"), .init("Talk.hin.srt", "Talk|hi||"),
    .init("Talk.en.[hi].srt", "Talk|en|sdh|"), .init("Talk.[hi].en.srt", "Talk|en|sdh|"),
    // Numbers.
    .init("Talk.en.2.srt", "Talk|en||2"), .init("Talk.en.forced.2.srt", "Talk|en|forced|2"),
    .init("Episode.2.srt", "Episode.2|||"), .init("Episode.2.en.srt", "Episode.2|en||"),
    .init("Show.S01E02.fr.srt", "Show.S01E02|fr||"),
    // Brackets, `_` and `-`.
    .init("Talk [en].srt", "Talk|en||"), .init("Talk (fr).srt", "Talk|fr||"),
    .init("Talk [English].srt", "Talk|en||"), .init("Talk.en[sdh].srt", "Talk|en|sdh|"),
    .init("Talk [1080p].srt", "Talk [1080p]|||"), .init("Talk_en.srt", "Talk|en||"),
    .init("Talk-eng.srt", "Talk|en||"), .init("Talk_pt_BR.srt", "Talk|pt-BR||"),
    .init("Talk-zh-Hant.srt", "Talk|zh-Hant||"), .init("Talk_en_forced.srt", "Talk|en|forced|"),
    .init("Talk-es-419.srt", "Talk|es-419||"),
    // Words of titles stay.
    .init("This.Is.It.srt", "This.Is.It|||"), .init("Sci-fi.srt", "Sci-fi|||"),
    .init("X-men.srt", "X-men|||"), .init("Tai-chi.srt", "Tai-chi|||"),
    .init("How_to.srt", "How_to|||"), .init("Talk.srt", "Talk|||"),
    .init("Intro to French.srt", "Intro to French|||"), .init("Road.signs.srt", "Road.signs|||"),
    .init("The.End.srt", "The.End|||"), .init("en.srt", "en|||"), .init(".srt", ".srt|||"),
    .init("", "|||"), .init("Talk.the.srt", "Talk.the|||"), .init("Talk.sub.srt", "Talk.sub|||"),
    // Codes that only ISO 639-3 has, and tags that are not registered.
    .init("Talk.yue.srt", "Talk.yue|||"), .init("Talk.en-Zzzq.srt", "Talk.en-Zzzq|||"),
    .init("Talk.it.srt", "Talk|it||"), .init("Talk.no.srt", "Talk|no||"),
    .init("Talk.IT.srt", "Talk|it||"), .init("Talk.en.fr.srt", "Talk.en|fr||"),
    // What players and tools write: subliminal, Bazarr, Jellyfin, Kodi, mpv, fansubbers.
    .init("Talk.[fo].en.srt", "Talk|en|forced|"), .init("Talk.en.[fo].srt", "Talk|en|forced|"),
    .init("Talk.en.fo.srt", "Talk|en|forced|"), .init("Talk.fo.srt", "Talk|fo||"),
    .init("Talk.fo.forced.srt", "Talk|fo|forced|"), .init("Talk.[sdh].fr.srt", "Talk|fr|sdh|"),
    .init("Talk.[hi].pt-BR.srt", "Talk|pt-BR|sdh|"), .init("Talk.en (SDH).srt", "Talk|en|sdh|"),
    .init("Talk (Forced) [fre].srt", "Talk|fr|forced|"), .init("Talk.hant.srt", "Talk|zh-Hant||"),
    .init("Talk.Hans.srt", "Talk|zh-Hans||"), .init("Talk.tc.srt", "Talk|zh-Hant||"),
    .init("Talk.sc.srt", "Talk|sc||"), .init("Talk.es_LA.srt", "Talk|es-LA||"),
    .init("Talk.default.eng.srt", "Talk|en|default|"),
    .init("Talk.eng.default.cc.srt", "Talk|en|sdh,default|"),
    .init("Talk.zh-cn.default.srt", "Talk|zh-CN|default|"), .init("Talk.ptb.srt", "Talk|pt-BR||"),
    .init("Talk.eng.commentary.2.srt", "Talk|en|commentary|2"),
    .init("Talk.en.hi.forced.srt", "Talk|en|forced,sdh|"),
    .init("Talk.hi.default.srt", "Talk|hi|default|"), .init("Talk_hi.srt", "Talk|hi||"),
    .init("Talk.HI.srt", "Talk|hi||"), .init("Talk.hi-IN.srt", "Talk|hi-IN||"),
    .init("Talk.hi-IN.hi.srt", "Talk|hi-IN|sdh|"), .init("Talk.hindi.srt", "Talk|hi||"),
    .init("Say.Hi.srt", "Say.Hi|||"), .init("Talk.jpn.ass", "Talk|ja||"),
    // Names with qualifiers, and in their own words; names that are words of titles.
    .init("Talk.Portuguese (Brazil).srt", "Talk|pt-BR||"),
    .init("Talk.Brazilian Portuguese.forced.srt", "Talk|pt-BR|forced|"),
    .init("Talk.English (US).sdh.srt", "Talk|en-US|sdh|"), .init("Talk.Español.srt", "Talk|es||"),
    .init("Talk.简体中文.srt", "Talk|zh-Hans||"), .init("Talk [Deutsch].srt", "Talk|de||"),
    .init("Talk.Chinese (Simplified).srt", "Talk|zh-Hans||"),
    .init("Talk.svenska.srt", "Talk|sv||"),
    .init("Talk.русский.srt", "Talk|ru||"), .init("Talk.Ελληνικά.srt", "Talk|el||"),
    .init("12.Years.a.Slave.srt", "12.Years.a.Slave|||"), .init("Bliss.srt", "Bliss|||"),
    .init("Dawson's.Creek.eng.srt", "Dawson's.Creek|en||"), .init("Talk [Creek].srt", "Talk|mus||"),
    .init("North.Dakota.srt", "North.Dakota|||"),
    .init("Talk.The French way.srt", "Talk.The French way|||"),
    .init("Talk (2019).srt", "Talk (2019)|||"), .init("Talk.v1 (draft).srt", "Talk.v1 (draft)|||"),
    .init("Talk - English.srt", "Talk|en||"), .init("Talk - Part.srt", "Talk - Part|||"),
    .init("This - Is.srt", "This - Is|||"), .init("Talk.eng (2).srt", "Talk|en||2"),
    .init("Talk.eng.sdh (1).srt", "Talk|en|sdh|1"), .init("Talk (2).srt", "Talk (2)|||"),
    .init("Talk (2).en.srt", "Talk (2)|en||"), .init("Talk - 2.srt", "Talk - 2|||"),
    .init("Le.Ciné.srt", "Le.Ciné|||"), .init("A.Köln.srt", "A.Köln|||"),
    // Spaces, Unicode, other extensions.
    .init("My great talk.en.srt", "My great talk|en||"),
    .init("Приве́т мир.ru.srt", "Приве́т мир|ru||"), .init("Talk.en.vtt", "Talk|en||"),
    .init("a1b2c3d4e5.eng.srt", "a1b2c3d4e5|en||"), .init("Talk.v1.5.de.srt", "Talk.v1.5|de||"),
  ]

  @Test(arguments: cases)
  func `a name is taken apart`(_ example: FileNameCase) {
    let name = CaptionFileName(example.name)
    let parts = [
      name.stem, name.language?.description ?? "",
      name.flags.map(\.rawValue).joined(separator: ","), name.number.map(String.init) ?? "",
    ]
    #expect(parts.joined(separator: "|") == example.parts)
  }

  @Test func `at least eighty names are covered`() {
    #expect(Self.cases.count >= 80)
    #expect(Set(Self.cases.map(\.name)).count == Self.cases.count)
  }
}
