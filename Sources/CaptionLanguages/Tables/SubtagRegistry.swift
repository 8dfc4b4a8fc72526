// SPDX-License-Identifier: Apache-2.0

/// The generated tables of subtags, laid out for lookup; each is built when it is first asked, since most
/// tags ask one or two of them.
struct SubtagRegistry: Sendable {
  static let shared = SubtagRegistry()

  var scripts: Set<String> { Self.scripts }
  var regions: Set<String> { Self.regions }
  var variants: Set<String> { Self.variants }
  var suppressedScripts: [String: String] { Self.suppressedScripts }
  var macrolanguages: [String: String] { Self.macrolanguages }
  var replacedTags: [String: String] { Self.replacedTags }
  var replacedLanguages: [String: String] { Self.replacedLanguages }
  var replacedRegions: [String: String] { Self.replacedRegions }
  /// Languages of ISO 639-3 that stand for their macrolanguage where nothing else is said.
  var predominant: [String: String] { Self.predominant }

  private static let scripts = words(SubtagTable.scripts)
  private static let regions = words(SubtagTable.regions)
  private static let variants = words(SubtagTable.variants)
  private static let suppressedScripts = pairs(SubtagTable.suppressedScripts, "-")
  private static let macrolanguages = pairs(SubtagTable.macrolanguages, "-")
  private static let replacedTags = pairs(SubtagTable.replacedTags, "=")
  private static let replacedLanguages = pairs(SubtagTable.replacedLanguages, "=")
  private static let replacedRegions = pairs(SubtagTable.replacedRegions, "=")
  private static let predominant = pairs(predominantLanguages, "=")

  private init() {}

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

  // By their bytes: the tables are ASCII, and characters would take ten times as long.

  private static func words(_ text: String) -> Set<String> {
    var words: Set<String> = []
    words.reserveCapacity(text.utf8.count / 4)
    for word in text.utf8.split(whereSeparator: { $0 <= 0x20 }) {
      words.insert(String(Substring(word)))
    }
    return words
  }

  private static func pairs(_ text: String, _ separator: Unicode.Scalar) -> [String: String] {
    var pairs: [String: String] = [:]
    for word in text.utf8.split(whereSeparator: { $0 <= 0x20 }) {
      guard let middle = word.firstIndex(of: UInt8(ascii: separator)) else { continue }
      pairs[String(Substring(word[..<middle]))] = String(
        Substring(word[word.index(after: middle)...]))
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
