// SPDX-License-Identifier: Apache-2.0

extension TextEncoding {
  /// Looks an encoding up by name or alias; `nil` when the toolkit does not know it.
  ///
  /// Case, spaces, `-`, `_` and `:` do not matter: `utf8`, `UTF-8`, `CP1252`, `latin1`, `Windows
  /// 1251`, `x-sjis` and `ISO_8859-1:1987` are all understood. A bare number is a code page.
  ///
  /// - Parameter label: The name as a user or a file states it.
  public init?(named label: String) {
    let key = Self.key(label)
    guard let found = Self.byKey[key] ?? Self.byKey[Self.withoutPrefix(key)] else { return nil }
    self = found
  }

  /// The letters and digits of a label in lower case.
  static func key(_ label: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    for byte in label.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x2D, 0x5F, 0x20, 0x3A, 0x2E: continue
      default: return ""
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number of a code page without what Microsoft, IBM, Java and Python put before it.
  private static func withoutPrefix(_ key: String) -> String {
    let prefix = prefixes.first { key.hasPrefix($0) } ?? ""
    return String(key.dropFirst(prefix.count))
  }

  private static let prefixes = [
    "windows", "xcp", "cp", "win", "ms", "ibm", "dos", "codepage", "cspc", "x", "cs",
  ]

  private static let byKey: [String: TextEncoding] = {
    var table: [String: TextEncoding] = [:]
    for encoding in all { table[key(encoding.name)] = encoding }
    for (encoding, labels) in aliases {
      for label in labels.split(separator: " ") { table[key(label)] = encoding }
    }
    return table
  }()

  /// Labels beside the canonical names: those of the WHATWG Encoding standard (2025-08) that files
  /// still carry, Microsoft's code page numbers, and what Python and Java call them.
  private static let aliases: [(TextEncoding, String)] = [
    (utf8, "utf8sig utf8bom unicode11utf8 65001 utf8mb4"),
    (utf16, "ucs2 unicode iso10646ucs2 utf16bom"),
    (utf16LE, "ucs2le unicodefeff unicodelittle 1200"),
    (utf16BE, "ucs2be unicodefffe unicodebig 1201"),
    (utf32, "ucs4"), (utf32LE, "ucs4le 12000"), (utf32BE, "ucs4be 12001"),
    (windows1250, "1250"), (windows1251, "1251"),
    (
      windows1252,
      "1252 latin1 l1 iso88591 iso885911987 isoir100 ascii usascii ansi ansix341968 iso646us 819 "
        + "28591"
    ),
    (windows1253, "1253"),
    (windows1254, "1254 iso88599 iso885991989 isoir148 latin5 l5 920 28599"),
    (windows1255, "1255"), (windows1256, "1256"), (windows1257, "1257"), (windows1258, "1258"),
    (windows874, "874 tis620 iso885911 iso8859112001 28601"),
    (iso8859Part2, "latin2 l2 iso885921987 isoir101 28592 912"),
    (iso8859Part3, "latin3 l3 iso885931988 isoir109 28593 913"),
    (iso8859Part4, "latin4 l4 iso885941988 isoir110 28594 914"),
    (iso8859Part5, "cyrillic iso885951988 isoir144 28595 915"),
    (iso8859Part6, "arabic iso885961987 isoir127 asmo708 ecma114 28596 1089"),
    (iso8859Part7, "greek greek8 iso885971987 isoir126 elot928 ecma118 28597 813"),
    (iso8859Part8, "hebrew iso885981988 isoir138 iso88598i iso88598e logical visual 28598 38598"),
    (iso8859Part10, "latin6 l6 iso8859101992 isoir157"),
    (iso8859Part13, "latin7 l7 28603 921"), (iso8859Part14, "latin8 l8"),
    (iso8859Part15, "latin9 l9 28605 923"), (iso8859Part16, "latin10 l10 iso8859162001"),
    (koi8R, "koi8 koi 20866 878"), (koi8U, "koi8ru 21866 1168"),
    (macintosh, "mac macroman xmacroman 10000"),
    (macCentralEurope, "macce maccentraleurope maclatin2 xmaccentraleurroman 10029"),
    (macCyrillic, "maccyrillic xmacukrainian 10007"), (macGreek, "macgreek 10006"),
    (macTurkish, "macturkish 10081"),
    (ibm437, "437"), (ibm850, "850"), (ibm852, "852"), (ibm866, "866"),
    (shiftJIS, "sjis mskanji windows31j 932 943 xsjis"),
    (eucJP, "ujis 51932 20932"), (iso2022JP, "jis 50220 50221 50222"),
    (gb18030, "gb2312 gbk gb231280 chinese isoir58 euccn xgbk 936 54936 20936"),
    (big5, "950 cnbig5 xxbig5 big5tw"), (big5HKSCS, "hkscs 951"),
    (windows949, "949 euckr uhc korean ksc5601 ksc56011987 ksc56011989 isoir149 51949 xwindows949"),
  ]
}
