// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionRules
import CaptionText
import Testing

/// What the documentation shows (read a file, lint it, apply the fixes) on files that are not UTF-8.
///
/// The bytes are written down here and come from none of our encoders.
struct DocumentedMendingTests {
  /// How one encoding writes ASCII, and a word that is longer or shorter in UTF-8.
  struct Encoded: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var encoding: TextEncoding
    /// The bytes of the word.
    var word: [UInt8]
    /// Where the low byte of a unit stands, and how wide a unit is.
    var low = 0
    var width = 1
    var mark: [UInt8] = []

    /// A text with the word in the place of each `@`.
    func bytes(_ text: String) -> [UInt8] {
      mark
        + text.utf8.flatMap { byte -> [UInt8] in
          if byte == UInt8(ascii: "@") { return word }
          var unit = [UInt8](repeating: 0, count: width)
          unit[low] = byte
          return unit
        }
    }
  }

  /// `bientôt été` and `さようなら`.
  static let encodings: [Encoded] = [
    Encoded(
      testDescription: "windows-1252", encoding: .windows1252,
      word: [0x62, 0x69, 0x65, 0x6E, 0x74, 0xF4, 0x74, 0x20, 0xE9, 0x74, 0xE9]),
    Encoded(
      testDescription: "Shift JIS", encoding: .shiftJIS,
      word: [0x82, 0xB3, 0x82, 0xE6, 0x82, 0xA4, 0x82, 0xC8, 0x82, 0xE7]),
    Encoded(
      testDescription: "UTF-16LE with a mark", encoding: .utf16LE,
      word: [0x55, 0x30, 0x88, 0x30, 0x46, 0x30, 0x6A, 0x30, 0x89, 0x30], width: 2,
      mark: [0xFF, 0xFE]),
    Encoded(
      testDescription: "UTF-16BE with a mark", encoding: .utf16BE,
      word: [0x30, 0x55, 0x30, 0x88, 0x30, 0x46, 0x30, 0x6A, 0x30, 0x89], low: 1, width: 2,
      mark: [0xFE, 0xFF]),
    Encoded(
      testDescription: "UTF-16LE", encoding: .utf16LE,
      word: [0xF4, 0x00, 0xE9, 0x00], width: 2),
    Encoded(
      testDescription: "UTF-16BE", encoding: .utf16BE,
      word: [0x00, 0xF4, 0x00, 0xE9], low: 1, width: 2),
    Encoded(
      testDescription: "UTF-8 with a mark", encoding: .utf8, word: Array("さようなら é".utf8),
      mark: [0xEF, 0xBB, 0xBF]),
  ]

  /// Three cues: a tag is left open and a blank line is missing behind words that are not ASCII.
  private static let broken = """
    1
    00:00:01,000 --> 00:00:02,000
    @, @

    2
    00:00:03,000 --> 00:00:04,000
    <i>@
    3
    00:00:05,000 --> 00:00:06,000
    @

    """

  private static let whole = """
    1
    00:00:01,000 --> 00:00:02,000
    @, @

    2
    00:00:03,000 --> 00:00:04,000
    <i>@</i>

    3
    00:00:05,000 --> 00:00:06,000
    @

    """

  private func settings(_ rules: String...) -> LintSettings {
    LintSettings(selection: RuleSelection(selected: rules))
  }

  @Test(arguments: encodings)
  func theExampleMendsTheFileInItsEncoding(file: Encoded) throws {
    let directory = TemporaryDirectory()
    let original = file.bytes(Self.broken)
    let path = directory.file("film.srt", original)

    let reader = CaptionReader(path: path, options: DecodingOptions(encoding: file.encoding))
    let source = try reader.readAll()
    let findings = Linter.findings(
      in: source, settings: settings("missing-blank-line", "malformed-tag"))
    let fixes = findings.compactMap(\.diagnostic.fix)
    let outcome = try FixApplier.apply(fixes, to: source, minimumSafety: .unsafe)

    #expect(source.bytes == original)
    #expect(outcome.applied == 2 && outcome.refused.isEmpty)
    #expect(outcome.bytes == file.bytes(Self.whole))
    // What is said of the file lies in the file.
    let open = file.bytes("<i>").dropFirst(file.mark.count)
    #expect(findings.contains { Array(source[$0.diagnostic.range]) == Array(open) })
  }

  /// `fix` comes to the same bytes as the example.
  @Test(arguments: encodings)
  func theFixerDoesTheSame(file: Encoded) throws {
    let fixer = Fixer(
      settings: settings("missing-blank-line", "malformed-tag"), minimumSafety: .unsafe,
      decoding: DecodingOptions(encoding: file.encoding))
    let result = try fixer.fix(file.bytes(Self.broken))
    #expect(result.bytes == file.bytes(Self.whole))
    #expect(result.after.isEmpty)
    let places = result.before.map(\.diagnostic.range.lowerBound.bytes)
    #expect(places.allSatisfy { $0 < file.bytes(Self.broken).count })
  }

  /// What is put in is written in the encoding of the file, and what that lacks is refused whole.
  @Test func whatIsPutInIsEncodedOrRefused() throws {
    let file = try #require(Self.encodings.first)
    let source = try SourceText(
      file.bytes(Self.broken), options: DecodingOptions(encoding: .windows1252))
    let words = source.text.indices.filter { source.text[$0...].starts(with: "été".utf8) }
    let first = try #require(words.first)
    let last = try #require(words.last)
    func fix(at place: Int, _ text: String) throws -> Fix<FileOffset> {
      let range = Range(0..<"été".utf8.count, from: TextOffset(place))
      let fix = Fix(title: "", edits: [Edit(range: range, text: text)], safety: .safe)
      return try #require(fix.mapped(by: source.map))
    }
    let outcome = try FixApplier.apply(
      [fix(at: first, "日本"), fix(at: last, "à…")], to: source)
    #expect(outcome.applied == 1 && outcome.skipped == 0)
    #expect(outcome.refused.map(\.characters) == [["日", "本"]])
    var expected = file.bytes(Self.broken)
    let place = try #require(expected.indices.last { expected[$0] == 0xE9 }) - 2
    expected.replaceSubrange(place..<place + 3, with: [0xE0, 0x85])
    #expect(outcome.bytes == expected)
  }

  /// Bytes that mean nothing in the encoding, such as half of a pair, stay when something is fixed.
  @Test func whatMeansNothingStays() throws {
    let file = Encoded(
      testDescription: "half a pair", encoding: .utf16LE, word: [0x00, 0xDC], width: 2)
    let head = "1\n00:00:01,000 --> 00:00:02,000\n"
    let tail = "2\n00:00:03,000 --> 00:00:04,000\nb\n"
    let source = try SourceText(
      file.bytes("\(head)@\n\(tail)"), options: DecodingOptions(encoding: .utf16LE))
    let half = Range(0..<2, from: FileOffset(2 * head.utf8.count))
    #expect(source.malformed.map(\.range) == [half])
    let findings = Linter.findings(in: source, settings: settings("missing-blank-line"))
    let outcome = try FixApplier.apply(findings.compactMap(\.diagnostic.fix), to: source)
    #expect(outcome.bytes == file.bytes("\(head)@\n\n\(tail)"))
    let again = try source.replacing(bytes: outcome.bytes)
    #expect(again.decision == source.decision)
    #expect(again.malformedByteCount == 2)
    #expect(Linter.findings(in: again, settings: settings("missing-blank-line")).isEmpty)
  }
}
