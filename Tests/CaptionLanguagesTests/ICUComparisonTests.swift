// SPDX-License-Identifier: Apache-2.0

import CICU
import CaptionLanguages
import CaptionText
import Testing

/// The table beside ICU's answers: each test lists exactly where the two differ.
///
/// The lists are those of ICU 72 (CLDR 42). Later releases learn codes and rename languages, so for
/// them a test asks only that nothing differs which did not differ before.
@Suite struct ICUComparisonTests {
  static let isMeasuredRelease = LocaleNames.release.hasPrefix("72.")

  /// Compares differences with the known ones.
  private func expect(
    _ differences: Set<String>, are known: Set<String>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let new = differences.subtracting(known).sorted()
    #expect(new == [], "new differences", sourceLocation: sourceLocation)
    if Self.isMeasuredRelease {
      let gone = known.subtracting(differences).sorted()
      #expect(gone == [], "differences that are gone", sourceLocation: sourceLocation)
    }
  }

  private static let collective = Set(
    Language.all.filter { $0.kind == .collective }.map(\.terminologyCode))
  private static let bibliographic = Set(
    Language.all.filter(\.hasBibliographicCode).map(\.bibliographicCode))

  private func alpha3(_ code: String) -> String {
    String(cString: cicu_loc_get_iso3_language(code))
  }

  private func language(_ code: String) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    var status = CICU_NO_ERROR
    let length = cicu_loc_get_language(code, &buffer, Int32(buffer.count), &status)
    return String(decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private func replacement(_ code: String) -> String? {
    var buffer = [UInt16](repeating: 0, count: 64)
    let length = cicu_alias_of_language(code, &buffer, Int32(buffer.count))
    return length < 0 ? nil : String(decoding: buffer.prefix(Int(length)), as: UTF16.self)
  }

  @Test func `two-letter codes have the same terminology codes`() {
    var differences: Set<String> = []
    for entry in Language.all {
      guard let alpha2 = entry.alpha2 else { continue }
      if alpha3(alpha2) != entry.terminologyCode { differences.insert(alpha2) }
    }
    // Withdrawn.
    expect(differences, are: ["bh"])
  }

  @Test func `terminology codes have the same two-letter codes`() {
    var differences: Set<String> = []
    for entry in Language.all where language(entry.terminologyCode) != entry.subtag {
      differences.insert(entry.terminologyCode)
    }
    expect(differences, are: ["bih", "und", "qaa-qtz"])
  }

  @Test func `terminology codes are known`() {
    var differences: Set<String> = []
    for entry in Language.all where alpha3(entry.terminologyCode) != entry.terminologyCode {
      differences.insert(entry.terminologyCode)
    }
    expect(differences, are: Self.collective.union(["cnr", "und", "qaa-qtz"]))
  }

  @Test func `bibliographic codes are unknown to all but the alias table`() {
    var (unknown, unchanged, differences): (Set<String>, Set<String>, Set<String>) = ([], [], [])
    for entry in Language.all where entry.hasBibliographicCode {
      let code = entry.bibliographicCode
      if alpha3(code).isEmpty { unknown.insert(code) }
      if language(code) == code { unchanged.insert(code) }
      if replacement(code) != entry.alpha2 { differences.insert(code) }
    }
    expect(unknown, are: Self.bibliographic)
    expect(unchanged, are: Self.bibliographic)
    expect(differences, are: [])
  }

  @Test func `aliases of CLDR lead to the table's two-letter codes`() {
    var (differences, missing): (Set<String>, Set<String>) = ([], [])
    for entry in Language.all {
      for code in Set([entry.terminologyCode, entry.alpha2].compactMap(\.self)) {
        guard let replacement = replacement(code) else {
          if code.utf8.count == 3, entry.alpha2 != nil { missing.insert(code) }
          continue
        }
        if replacement != entry.subtag { differences.insert("\(code)=\(replacement)") }
      }
    }
    expect(missing, are: [])
    // What CLDR merges, and a canonicaliser would make another valid code of.
    expect(
      differences,
      are: [
        "bh=bho", "bih=bho", "cnr=sr_ME", "fat=ak", "him=srx", "tgl=fil", "tl=fil", "tw=ak",
        "twi=ak",
      ])
  }

  @Test func `ICU lists the codes of the table`() {
    let listed = Set(LocaleNames.languages)
    var missing: Set<String> = []
    for entry in Language.all where !listed.contains(entry.subtag) { missing.insert(entry.subtag) }
    expect(missing, are: Self.unlisted)
    // What it lists besides are languages of ISO 639-3.
    let others = listed.filter { Language(code: $0) == nil }
    #expect(others.filter { LanguageTag($0)?.isLanguageKnown != true } == [])
    if Self.isMeasuredRelease {
      #expect(listed.count == 595)
      #expect(others.count == 177)
    }
  }

  /// Collective codes (`bih` by its two letters), and what CLDR writes in another way.
  private static let unlisted = collective.subtracting(["bih"]).union([
    "bh", "cnr", "tl", "qaa-qtz",
  ])

  @Test func `English names are ISO's`() {
    var (unnamed, differences): (Set<String>, Set<String>) = ([], [])
    for entry in Language.all {
      guard let name = LocaleNames.language(entry.terminologyCode, in: "en") else {
        unnamed.insert(entry.terminologyCode)
        continue
      }
      let parts = entry.name.split(separator: "; ").map(String.init)
      if !parts.contains(name) { differences.insert("\(entry)=\(name)") }
    }
    expect(unnamed, are: Self.collective.subtracting(["bih"]).union(["mis", "qaa-qtz"]))
    // Of these `bih` alone is another language; a later release may word names in other ways.
    let known = Set(Self.otherNames.split(separator: "\n").map(String.init))
    #expect(known.count == 41)
    if Self.isMeasuredRelease { expect(differences, are: known) }
  }

  /// ICU's English names that are not among the names of ISO.
  private static let otherNames = """
    ang=Old English
    arc=Aramaic
    bas=Basaa
    ben=Bangla
    bih=Bhojpuri
    bla=Siksiká
    car=Carib
    chn=Chinook Jargon
    den=Slave
    dum=Middle Dutch
    egy=Ancient Egyptian
    ell=Greek
    enm=Middle English
    frm=Middle French
    fro=Old French
    ful=Fula
    gmh=Middle High German
    goh=Old High German
    grc=Ancient Greek
    gwi=Gwichʼin
    ina=Interlingua
    khm=Khmer
    lah=Western Panjabi
    luo=Luo
    lus=Mizo
    mga=Middle Irish
    mri=Māori
    mus=Muscogee
    non=Old Norse
    nqo=N’Ko
    oci=Occitan
    ori=Odia
    ota=Ottoman Turkish
    peo=Old Persian
    pro=Old Provençal
    sga=Old Irish
    sog=Sogdien
    sot=Southern Sotho
    tog=Nyasa Tonga
    ton=Tongan
    und=Unknown language
    """

  @Test func `English and native names are those counted`() {
    let entries = Language.all.filter { $0.kind != .localUse }
    let native = entries.filter { LocaleNames.language($0.subtag, in: $0.subtag) != nil }
    guard Self.isMeasuredRelease else { return }
    #expect(entries.count { LocaleNames.language($0.terminologyCode, in: "en") != nil } == 420)
    #expect(native.count == 163)
    #expect(native.count { $0.kind == .macrolanguage } == 26)
    #expect(native.allSatisfy { $0.kind == .individual || $0.kind == .macrolanguage })
  }
}
