// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText
import Testing

struct UTF8ValidatorTests {
  static func malformed(_ bytes: [UInt8], cuts: [Int] = []) -> [MalformedBytes] {
    var validator = UTF8Validator()
    var found: [MalformedBytes] = []
    var position = 0
    for cut in cuts + [bytes.count] {
      validator.consume(bytes[position..<cut].span)
      position = cut
    }
    validator.finish()
    found += validator.takeMalformed()
    return found
  }

  @Test(
    arguments: [
      ([0x80], [(.unexpectedContinuation, 0..<1)]),
      ([0xC3], [(.truncated, 0..<1)]),
      ([0xC3, 0x41], [(.truncated, 0..<1)]),
      ([0xE2, 0x82, 0x41], [(.truncated, 0..<2)]),
      ([0xF0, 0x9F, 0x98, 0x41], [(.truncated, 0..<3)]),
      ([0xC0, 0x80], [(.overlong, 0..<2)]),
      ([0xE0, 0x80, 0x80], [(.overlong, 0..<3)]),
      ([0xF0, 0x80, 0x80, 0x80], [(.overlong, 0..<4)]),
      ([0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [(.surrogate, 0..<6)]),
      ([0xF4, 0x90, 0x80, 0x80], [(.outOfRange, 0..<4)]),
      ([0xF5, 0x80, 0x80, 0x80], [(.outOfRange, 0..<4)]),
      ([0xF8, 0x41, 0xFF], [(.invalidByte, 0..<1), (.invalidByte, 2..<3)]),
      ([0xE2, 0x2E, 0x82], [(.truncated, 0..<1), (.unexpectedContinuation, 2..<3)]),
      ([0xF0, 0x2E, 0x82, 0x83], [(.truncated, 0..<1), (.unexpectedContinuation, 2..<4)]),
      ([0x41, 0xE9, 0x42, 0xE9], [(.truncated, 1..<2), (.truncated, 3..<4)]),
    ] as [([UInt8], [(MalformedBytes.Kind, Range<Int>)])], Array(0...72) + [200])
  func namesTheFaultWhereverItStands(
    row: ([UInt8], [(MalformedBytes.Kind, Range<Int>)]), offset: Int
  ) {
    let padding =
      Array(String(repeating: "é日x", count: 60).utf8.prefix(offset / 6 * 6))
      + Array(repeating: UInt8(0x2E), count: offset % 6)
    let bytes = padding + row.0
    let expected = row.1.map { (kind, range) in
      MalformedBytes(
        kind: kind,
        range: Range(range, from: FileOffset(padding.count)))
    }
    #expect(Self.malformed(bytes) == expected)
    let more = bytes + Array(repeating: UInt8(0x2E), count: 100)
    #expect(Self.malformed(more) == expected)
    #expect(Self.malformed(more, cuts: Array(more.indices)) == expected)
  }

  /// The standard library's validator is the judge of what is valid.
  @Test(arguments: 0..<300)
  func agreesWithTheStandardLibrary(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let repertoire = ["a", "é", "ж", "日", "한", "😀", "\n", "00:00:01,000 --> ", "plain text, long"]
    var bytes = Array(generator.text(from: repertoire, length: 120).utf8)
    for _ in 0..<(seed % 4) {
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
        [0x41, 0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF, 0xA0]
        .randomElement(using: &generator) ?? 0
    }
    if seed % 5 == 0 { bytes.removeLast(min(bytes.count, seed % 3)) }
    let found = Self.malformed(bytes)
    #expect(found.isEmpty == (String(validating: bytes, as: UTF8.self) != nil))
    let cuts = (0..<5).map { _ in Int.random(in: 0...bytes.count, using: &generator) }.sorted()
    #expect(Self.malformed(bytes, cuts: cuts) == found)
    #expect(Self.malformed(bytes, cuts: Array(bytes.indices)) == found)
    // Without the malformed bytes the rest is valid.
    var rest = bytes
    for record in found.reversed() { rest.replaceSubrange(record.range.bytes, with: [0x3F]) }
    #expect(String(validating: rest, as: UTF8.self) != nil)
  }
}
