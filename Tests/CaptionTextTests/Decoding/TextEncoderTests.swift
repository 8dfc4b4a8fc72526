// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText
import Testing

struct TextEncoderTests {
  @Test func namesWhatTheEncodingLacks() throws {
    let encoder = try TextEncoder(.windows1251)
    var bytes: [UInt8] = [1]
    let error = #expect(throws: UnrepresentableText.self) {
      try encoder.encode("Привет 日本, café 日", to: &bytes)
    }
    #expect(error?.characters == ["日", "本", "é"])
    #expect(bytes == [1])
    #expect(error?.description.contains("windows-1251 has no U+65E5 \"日\"") ?? false)
  }

  /// ICU would write a look-alike where it may: ā as a, Ａ as A.
  @Test(arguments: [.windows1252, .macintosh, .ibm437] as [TextEncoding])
  func neverWritesALookalike(encoding: TextEncoding) throws {
    let encoder = try TextEncoder(encoding)
    for text in ["ā", "Ａ", "ｶ", "\u{2010}"] {
      var bytes: [UInt8] = []
      #expect(throws: UnrepresentableText.self) { try encoder.encode(text, to: &bytes) }
    }
  }

  /// Any replacement anywhere in a file: what surrounds it keeps its bytes and its meaning.
  @Test(arguments: TextEncoding.all, 0..<6)
  func editsKeepTheRest(encoding: TextEncoding, seed: Int) throws {
    var generator = SeededGenerator(seed: seed &+ 7)
    let repertoire = try TextDecoderTests.repertoire(encoding)
    let pieces = (0..<3).map { _ in
      generator.text(
        from: repertoire + ["\n", "a", "1"], length: Int.random(in: 0...9, using: &generator))
    }
    let encoder = try TextEncoder(encoding)
    var bytes: [UInt8] = []
    try encoder.encode(pieces.joined(), to: &bytes)
    let source = try SourceText(bytes, options: DecodingOptions(encoding: encoding))
    let range = source.map.fileRange(
      of: Range(0..<pieces[1].utf8.count, from: TextOffset(pieces[0].utf8.count)))
    let replacement = generator.text(from: repertoire, length: 3)
    let fix = Fix(title: "", edits: [Edit(range: range, text: replacement)], safety: .safe)
    let outcome = try FixApplier.apply([fix], to: source)
    #expect(outcome.applied == 1 && outcome.refused.isEmpty)
    let edited = outcome.bytes
    let decoded = try Decoded(edited, options: DecodingOptions(encoding: encoding))
    let expected = pieces[0] + replacement + pieces[2]
    #expect(decoded.string.unicodeScalars.elementsEqual(expected.unicodeScalars))
    let place = range.bytes
    #expect(edited.starts(with: bytes[..<place.lowerBound]))
    #expect(edited.suffix(bytes.count - place.upperBound) == bytes[place.upperBound...])
  }
}
