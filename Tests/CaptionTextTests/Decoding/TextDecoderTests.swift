// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText
import Testing

struct TextDecoderTests {
  /// A character repertoire of each encoding that is not Unicode, found by asking the decoder.
  static func repertoire(_ encoding: TextEncoding) throws -> [String] {
    var candidates: [Unicode.Scalar] = []
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0xA0...0x24F, 0x386...0x3CE, 0x401...0x45F, 0x5D0...0x5EA, 0x621...0x652,
      0xE01...0xE5B, 0x3041...0x30FE, 0x4E00...0x4FFF, 0xAC00...0xACFF, 0xFF66...0xFF9F,
    ]
    for range in ranges { candidates += range.compactMap(Unicode.Scalar.init) }
    let encoder = try TextEncoder(encoding)
    return candidates.compactMap { scalar in
      var bytes: [UInt8] = []
      let text = String(scalar)
      return (try? encoder.encode(text, to: &bytes)) == nil ? nil : text
    }
  }

  @Test(arguments: TextEncoding.all)
  func readsBackWhatItWrites(encoding: TextEncoding) throws {
    var generator = SeededGenerator(seed: encoding.name.utf8.reduce(0) { $0 &* 31 &+ Int($1) })
    let repertoire = try Self.repertoire(encoding) + ["\n", "\r\n", "1", " --> "]
    #expect(repertoire.count > 140)
    let encoder = try TextEncoder(encoding)
    for length in [0, 1, 2, 7, 400] {
      let text = generator.text(from: repertoire, length: length)
      var bytes: [UInt8] = []
      try encoder.encode(text, to: &bytes)
      let decoded = try Decoded(bytes, options: DecodingOptions(encoding: encoding))
      #expect(decoded.string.unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(decoded.malformed.isEmpty)
    }
  }

  @Test(arguments: TextEncoding.all, 0..<4)
  func cutsDoNotMatter(encoding: TextEncoding, seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    // Text of the encoding, then bytes of chance, malformed in most encodings.
    let text = generator.text(from: try Self.repertoire(encoding), length: 60)
    try TextEncoder(encoding).encode(text, to: &bytes)
    for _ in 0..<80 { bytes.append(UInt8.random(in: 0...255, using: &generator)) }
    bytes.insert(
      contentsOf: [0x1B, 0x24, 0x42, 0x30, 0x21, 0x1B, 0x28, 0x42], at: bytes.count - 20)
    let options = DecodingOptions(encoding: encoding)
    let whole = try Decoded(bytes, options: options)
    let single = try Decoded(bytes, cuts: Array(bytes.indices), options: options)
    let cuts = (0..<6).map { _ in Int.random(in: 0...bytes.count, using: &generator) }.sorted()
    let some = try Decoded(bytes, cuts: cuts, options: options)
    for other in [single, some] {
      #expect(other.text == whole.text)
      #expect(other.sources == whole.sources)
      #expect(other.malformed.joined == whole.malformed.joined)
    }
  }

  /// Ranges are ordered, begin and end inside the file, and leave out nothing but escape sequences.
  @Test(arguments: TextEncoding.all, 0..<3)
  func theMapCoversTheFile(encoding: TextEncoding, seed: Int) throws {
    var generator = SeededGenerator(seed: seed &+ 100)
    let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let decoded = try Decoded(bytes, options: DecodingOptions(encoding: encoding))
    var end = FileOffset(0)
    for range in decoded.sources {
      #expect(!range.isEmpty)
      #expect(range.lowerBound >= end || range.upperBound == end)
      if encoding != .iso2022JP { #expect(range.lowerBound <= end) }
      end = range.upperBound
    }
    #expect(end.bytes == bytes.count || encoding == .iso2022JP)
  }

  @Test func theMapLeadsToTheCharacters() throws {
    var bytes: [UInt8] = []
    try TextEncoder(.shiftJIS).encode("ab すべ cd\nｱ漢", to: &bytes)
    let decoded = try Decoded(bytes, options: DecodingOptions(encoding: .shiftJIS))
    var map = SourceMap()
    var decoder = try TextDecoder(.shiftJIS)
    decoder.consume(bytes.span) { _, current in map = current }
    let text = decoded.string
    for (fragment, source) in [("ab ", 0..<3), ("す", 3..<5), ("すべ", 3..<7), ("cd\n", 8..<11)] {
      let start = try #require(text.firstRange(of: fragment)?.lowerBound)
      let lower = text.utf8.distance(from: text.startIndex, to: start)
      let part = Range(0..<fragment.utf8.count, from: TextOffset(lower))
      #expect(map.fileRange(of: part).bytes == source)
    }
    // Inside a character the range grows to it; at a place it is empty.
    func source(_ range: Range<Int>) -> Range<Int> {
      map.fileRange(of: Range(range, from: TextOffset(0))).bytes
    }
    #expect(source(4..<5) == 3..<5)
    #expect(source(6..<6) == 5..<5)
    #expect(source(text.utf8.count..<text.utf8.count) == bytes.count..<bytes.count)
  }

  @Test func aBoundedMapRemembersTheEnd() throws {
    var bytes: [UInt8] = []
    let text = String(repeating: "да нет ", count: 40_000)
    try TextEncoder(.windows1251).encode(text, to: &bytes)
    var bounded = try TextDecoder(.windows1251, options: DecodingOptions(mapRetention: 4096))
    var full = try TextDecoder(.windows1251)
    bounded.consume(bytes.span) { _, _ in }
    full.consume(bytes.span) { _, _ in }
    let end = bounded.sourceMap.decodedCount
    #expect(bounded.sourceMap.firstMappedOffset.bytes > end - 200_000)
    #expect(bounded.sourceMap.firstMappedOffset.bytes <= end - 4096)
    for offset in stride(from: end - 4096, to: end, by: 7) {
      let range = Range(offset..<(offset + 3), from: TextOffset(0))
      #expect(bounded.sourceMap.fileRange(of: range) == full.sourceMap.fileRange(of: range))
    }
  }

  @Test(
    arguments: [
      (.windows1253, [0x41, 0xD2, 0x42], [(.unassigned, 1..<2)], "A\u{FFFD}B"),
      (.shiftJIS, [0x82, 0x0A, 0x31], [(.truncated, 0..<1)], "\u{FFFD}\n1"),
      (.shiftJIS, [0x31, 0x82], [(.truncated, 1..<2)], "1\u{FFFD}"),
      (.shiftJIS, [0xFF, 0x31], [(.invalidByte, 0..<1)], "\u{FFFD}1"),
      (
        .eucJP, [0xA4, 0xA2, 0x8F, 0xA1, 0x31], [(.truncated, 2..<3), (.truncated, 3..<4)],
        "あ\u{FFFD}\u{FFFD}1"
      ),
      (.gb18030, [0x81, 0x30, 0x0A], [(.truncated, 0..<1)], "\u{FFFD}0\n"),
      (.gb18030, [0x80, 0x31], [], "€1"),
      (.big5, [0xA4, 0x40, 0xFF, 0x31], [(.invalidByte, 2..<3)], "一\u{FFFD}1"),
      (.windows949, [0xC7, 0xD1, 0xC7, 0x20], [(.truncated, 2..<3)], "한\u{FFFD} "),
      (.utf16LE, [0x00, 0xD8, 0x31, 0x00], [(.surrogate, 0..<2)], "\u{FFFD}1"),
      (
        .utf16BE, [0xDC, 0x00, 0x00, 0x31, 0x00], [(.surrogate, 0..<2), (.truncated, 4..<5)],
        "\u{FFFD}1\u{FFFD}"
      ),
      (.utf16LE, [0x3D, 0xD8, 0x00, 0xDE], [], "😀"),
      (.utf32LE, [0, 0, 0x11, 0, 0x31, 0, 0, 0], [(.outOfRange, 0..<4)], "\u{FFFD}1"),
      (.utf32BE, [0, 0, 0xD8, 0, 0, 1, 0xF6, 0], [(.surrogate, 0..<4)], "\u{FFFD}😀"),
      (.iso2022JP, [0x1B, 0x24, 0x42, 0x24, 0x0A, 0x31], [(.truncated, 3..<4)], "\u{FFFD}\n1"),
    ] as [(TextEncoding, [UInt8], [(MalformedBytes.Kind, Range<Int>)], String)])
  func reportsMalformedBytes(
    encoding: TextEncoding, bytes: [UInt8], malformed: [(MalformedBytes.Kind, Range<Int>)],
    text: String
  ) throws {
    let decoded = try Decoded(bytes, options: DecodingOptions(encoding: encoding))
    #expect(decoded.string == text)
    // Adjacent faults of a kind are one record.
    #expect(
      decoded.malformed
        == malformed.map { MalformedBytes(kind: $0.0, range: Range($0.1, from: FileOffset(0))) }
        .joined)
  }
}
