// SPDX-License-Identifier: Apache-2.0

/// The generated tables of subtags, laid out for lookup; built on first use.
struct SubtagRegistry: Sendable {
  static let shared = SubtagRegistry()

  let scripts: Set<String>
  let regions: Set<String>
  let variants: Set<String>
  let suppressedScripts: [String: String]
  let macrolanguages: [String: String]
  let replacedTags: [String: String]
  let replacedLanguages: [String: String]
  let replacedRegions: [String: String]
  /// Languages of ISO 639-3 that stand for their macrolanguage where nothing else is said.
  let predominant: [String: String]

  private init() {
    scripts = Self.words(SubtagTable.scripts)
    regions = Self.words(SubtagTable.regions)
    variants = Self.words(SubtagTable.variants)
    suppressedScripts = Self.pairs(SubtagTable.suppressedScripts, "-")
    macrolanguages = Self.pairs(SubtagTable.macrolanguages, "-")
    replacedTags = Self.pairs(SubtagTable.replacedTags, "=")
    replacedLanguages = Self.pairs(SubtagTable.replacedLanguages, "=")
    replacedRegions = Self.pairs(SubtagTable.replacedRegions, "=")
    predominant = Self.pairs(Self.predominantLanguages, "=")
  }

  /// Whether a script subtag is registered or for private use.
  func isScript(_ script: String) -> Bool {
    scripts.contains(script) || ("Qaaa"..."Qabx").contains(script)
  }

  /// Whether a region subtag is registered or for private use.
  func isRegion(_ region: String) -> Bool {
    regions.contains(region) || ("QM"..."QZ").contains(region) || ("XA"..."XZ").contains(region)
  }

  /// Whether a three-letter code is assigned in ISO 639-3.
  static func isISO6393(_ code: String) -> Bool {
    guard code.utf8.count == 3, let number = CodeNumber.parse(code.utf8.span) else { return false }
    return ISO6393Table.assigned[Int(number / 64)] >> UInt64(number % 64) & 1 == 1
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  private static func pairs(_ text: String, _ separator: Character) -> [String: String] {
    var pairs: [String: String] = [:]
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      guard let middle = word.firstIndex(of: separator) else { continue }
      pairs[String(word[..<middle])] = String(word[word.index(after: middle)...])
    }
    return pairs
  }

  /// The predominant languages of CLDR's `languageAlias` with reason `macrolanguage` (release 42,
  /// supplemental metadata, Unicode licence), without those that ISO 639-2 itself lists.
  private static let predominantLanguages = """
    aju=jrb als=sq arb=ar ayr=ay azj=az bcc=bal bcl=bik bxk=luy bxr=bua cld=syr cmn=zh cwd=cr
    dgo=doi dhd=mwr dik=din diq=zza ekk=et emk=man esk=ik fuc=ff gaz=om gbo=grb gno=gon gug=gn
    gya=gba hdn=hai hea=hmn ike=iu khk=mn kmr=ku knc=kr kng=kg knn=kok kpv=kv lbk=bnc lvs=lv
    mhr=chm mnk=man mup=raj npi=ne ojg=oj ory=or pbu=ps pes=fa plt=mg pnb=lah quz=qu rmy=rom
    spy=kln src=sc swh=sw ttq=tmh umu=del uzn=uz xpe=kpe xsl=den ydd=yi zai=zap zsm=ms zyb=za
    """
}
