// SPDX-License-Identifier: Apache-2.0

extension TextEncoding {
  /// UTF-8, with or without a byte-order mark.
  public static let utf8 = TextEncoding("UTF-8", .utf8)
  /// UTF-16 in the order that the byte-order mark or the text shows, else little endian.
  public static let utf16 = TextEncoding("UTF-16", .utf16(nil))
  /// UTF-16, low byte first.
  public static let utf16LE = TextEncoding("UTF-16LE", .utf16(.littleEndian))
  /// UTF-16, high byte first.
  public static let utf16BE = TextEncoding("UTF-16BE", .utf16(.bigEndian))
  /// UTF-32 in the order that the byte-order mark or the text shows, else little endian.
  public static let utf32 = TextEncoding("UTF-32", .utf32(nil))
  /// UTF-32, low byte first.
  public static let utf32LE = TextEncoding("UTF-32LE", .utf32(.littleEndian))
  /// UTF-32, high byte first.
  public static let utf32BE = TextEncoding("UTF-32BE", .utf32(.bigEndian))

  /// Central European.
  public static let windows1250 = TextEncoding("windows-1250", .singleByte)
  /// Cyrillic.
  public static let windows1251 = TextEncoding("windows-1251", .singleByte)
  /// Western European; what ISO-8859-1 and US-ASCII labels mean too.
  public static let windows1252 = TextEncoding("windows-1252", .singleByte)
  /// Greek.
  public static let windows1253 = TextEncoding("windows-1253", .singleByte)
  /// Turkish.
  public static let windows1254 = TextEncoding("windows-1254", .singleByte)
  /// Hebrew.
  public static let windows1255 = TextEncoding("windows-1255", .singleByte)
  /// Arabic and Persian.
  public static let windows1256 = TextEncoding("windows-1256", .singleByte)
  /// Baltic.
  public static let windows1257 = TextEncoding("windows-1257", .singleByte)
  /// Vietnamese.
  public static let windows1258 = TextEncoding("windows-1258", .singleByte)
  /// Thai.
  public static let windows874 = TextEncoding("windows-874", .singleByte)

  /// Central European, as Unix systems wrote it.
  public static let iso8859Part2 = TextEncoding("ISO-8859-2", .singleByte)
  /// South European: Maltese and Esperanto.
  public static let iso8859Part3 = TextEncoding("ISO-8859-3", .singleByte)
  /// North European.
  public static let iso8859Part4 = TextEncoding("ISO-8859-4", .singleByte)
  /// Cyrillic, rarely used.
  public static let iso8859Part5 = TextEncoding("ISO-8859-5", .singleByte)
  /// Arabic, rarely used.
  public static let iso8859Part6 = TextEncoding("ISO-8859-6", .singleByte)
  /// Greek, as Unix systems wrote it.
  public static let iso8859Part7 = TextEncoding("ISO-8859-7", .singleByte)
  /// Hebrew, as Unix systems wrote it.
  public static let iso8859Part8 = TextEncoding("ISO-8859-8", .singleByte)
  /// Nordic.
  public static let iso8859Part10 = TextEncoding("ISO-8859-10", .singleByte)
  /// Baltic, as Unix systems wrote it.
  public static let iso8859Part13 = TextEncoding("ISO-8859-13", .singleByte)
  /// Celtic.
  public static let iso8859Part14 = TextEncoding("ISO-8859-14", .singleByte)
  /// Western European with the euro sign.
  public static let iso8859Part15 = TextEncoding("ISO-8859-15", .singleByte)
  /// South-Eastern European; ICU has no table, so it is ours.
  public static let iso8859Part16 = TextEncoding("ISO-8859-16", .singleByte, converter: "")

  /// Russian, as Unix systems wrote it.
  public static let koi8R = TextEncoding("KOI8-R", .singleByte)
  /// Ukrainian, as Unix systems wrote it.
  public static let koi8U = TextEncoding("KOI8-U", .singleByte)
  /// Western European, as Mac OS before X wrote it.
  public static let macintosh = TextEncoding("macintosh", .singleByte)
  /// Central European, as Mac OS before X wrote it.
  public static let macCentralEurope = TextEncoding(
    "x-mac-ce", .singleByte, converter: "x-mac-centraleurroman")
  /// Cyrillic, as Mac OS before X wrote it.
  public static let macCyrillic = TextEncoding("x-mac-cyrillic", .singleByte)
  /// Greek, as Mac OS before X wrote it.
  public static let macGreek = TextEncoding("x-mac-greek", .singleByte)
  /// Turkish, as Mac OS before X wrote it.
  public static let macTurkish = TextEncoding("x-mac-turkish", .singleByte)
  /// The first code page of DOS.
  public static let ibm437 = TextEncoding("IBM437", .singleByte)
  /// Western European, as DOS wrote it.
  public static let ibm850 = TextEncoding("IBM850", .singleByte)
  /// Central European, as DOS wrote it.
  public static let ibm852 = TextEncoding("IBM852", .singleByte)
  /// Cyrillic, as DOS wrote it.
  public static let ibm866 = TextEncoding("IBM866", .singleByte)

  /// Japanese, with Microsoft's extensions (code page 932).
  public static let shiftJIS = TextEncoding("Shift_JIS", .multiByte(.shiftJIS))
  /// Japanese, as Unix systems wrote it.
  public static let eucJP = TextEncoding("EUC-JP", .multiByte(.eucJP))
  /// Japanese, as mail carries it.
  public static let iso2022JP = TextEncoding("ISO-2022-JP", .iso2022JP, converter: "EUC-JP")
  /// Chinese in the mainland's standard; what GB2312 and GBK labels mean too.
  public static let gb18030 = TextEncoding("GB18030", .multiByte(.gb18030))
  /// Traditional Chinese.
  public static let big5 = TextEncoding("Big5", .multiByte(.big5))
  /// Traditional Chinese with Hong Kong's characters.
  public static let big5HKSCS = TextEncoding("Big5-HKSCS", .multiByte(.big5))
  /// Korean; what EUC-KR labels mean too.
  public static let windows949 = TextEncoding("windows-949", .multiByte(.windows949))

  /// Every encoding that the toolkit reads and writes.
  public static let all: [TextEncoding] = [
    utf8, utf16, utf16LE, utf16BE, utf32, utf32LE, utf32BE, windows1250, windows1251, windows1252,
    windows1253, windows1254, windows1255, windows1256, windows1257, windows1258, windows874,
    iso8859Part2, iso8859Part3, iso8859Part4, iso8859Part5, iso8859Part6, iso8859Part7,
    iso8859Part8, iso8859Part10, iso8859Part13, iso8859Part14, iso8859Part15, iso8859Part16,
    koi8R, koi8U, macintosh, macCentralEurope, macCyrillic, macGreek, macTurkish, ibm437, ibm850,
    ibm852, ibm866, shiftJIS, eucJP, iso2022JP, gb18030, big5, big5HKSCS, windows949,
  ]
}
