// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SeededNumbers
import SubRip
import Testing

@testable import CaptionRules

/// The table of facts, and what looks at many bytes at once, say the same.
@Suite struct CueFactTests {
  /// What is found of a text, and of what stands around it.
  private static func found(in text: [UInt8], index: [UInt8] = [0x31]) -> CueContents {
    let timing = Array("00:00:01,000 --> 00:00:02,000\n".utf8)
    let bytes = index + [0x0A] + timing + text
    let start = bytes.count - text.count
    let block = CueNode(
      ordinal: 1, offset: TextOffset(0), line: 1, count: bytes.count, index: 1,
      indexLine: 0..<index.count + 1, timingLine: index.count + 1..<start, linesAboveTiming: 1,
      start: CueTime(.zero, at: index.count + 1..<index.count + 13),
      end: CueTime(.zero, at: index.count + 18..<index.count + 30), text: start..<bytes.count,
      anomalies: .endsLinesWithLF)
    let isUTF8 = String(validating: text, as: UTF8.self) != nil
    let scan = ContentScanner.shared.scan(
      bytes.span, of: block, looksForRepeats: true, isUTF8: isUTF8)
    return scan.contents.union(
      CueBeginning.contents(bytes.span, block.text, wanted: .ofBeginning))
  }

  private static let exact: [CueFact] = CueFact.all.filter {
    switch $0.cause {
    case .byte, .pair, .outside: true
    case .character, .text, .told: false
    }
  }

  /// Some facts of characters are said of bytes that only begin such a character.
  private static let alsoOfCharacters: CueContents = .noteSign

  @Test func rowsHaveNamesAndFactsOfTheirOwn() {
    #expect(Set(CueFact.all.map(\.name)).count == CueFact.all.count)
    for row in CueFact.all {
      #expect(row.fact.rawValue.nonzeroBitCount == 1, "\(row.name)")
      #expect(!row.name.isEmpty && row.name.utf8.allSatisfy { $0 == 0x2D || $0 > 0x2F })
    }
  }

  /// A fact without a row would be a promise that nobody holds anything to.
  @Test func whatRulesWaitForStandsInTheTable() {
    let told = CueFact.all.reduce(into: CueContents()) { $0.formUnion($1.fact) }
    for type in RuleRegistry.all {
      #expect(told.isSuperset(of: type.trigger.contents), "\(type.info.code)")
    }
  }

  /// Every row holds of some text and not of another.
  @Test(arguments: CueFact.all.map(\.name)) func everyRowIsTrueOfSomeText(name: String) throws {
    let row = try #require(CueFact.all.first { $0.name == name })
    if case .told = row.cause { return }
    let texts = (0..<80 as Range<UInt64>).flatMap { seed in
      var generator = FactTexts(seed: seed)
      return (0..<5).map { _ in generator.text() }
    }
    #expect(texts.contains { row.holds(in: $0, around: $0) }, "no text has it")
    #expect(texts.contains { !row.holds(in: $0, around: $0) }, "no text lacks it")
  }

  /// What the table says of a text is found, and of what it says by single bytes nothing else is.
  @Test(arguments: 0..<100) func theTableIsWhatIsFound(seed: UInt64) {
    var generator = FactTexts(seed: seed)
    for _ in 0..<30 {
      let text = generator.text()
      let found = Self.found(in: text)
      let isUTF8 = String(validating: text, as: UTF8.self) != nil
      for row in CueFact.all where row.holds(in: text) {
        // Of bytes that are no UTF-8 another fact tells.
        if case .character = row.cause, !isUTF8 { continue }
        #expect(
          found.contains(row.fact), "\(row.name) of \(String(decoding: text, as: UTF8.self))")
      }
      let told = CueFact.contents(of: text)
      let exact = Self.exact.reduce(into: CueContents()) { $0.formUnion($1.fact) }
        .subtracting(Self.alsoOfCharacters)
      #expect(
        found.intersection(exact).isSubset(of: told),
        "\(String(decoding: text, as: UTF8.self)): \(found.intersection(exact).subtracting(told))")
    }
  }

  @Test(arguments: 0..<50) func whatStandsAroundTheTextIsFound(seed: UInt64) {
    var generator = FactTexts(seed: seed)
    for _ in 0..<40 {
      let index = generator.text().prefix(20).filter { $0 != 0x0A && $0 != 0x0D } + [0x31]
      let outside: CueContents = [.nonASCIIOutsideText, .controlOutsideText]
      #expect(
        Self.found(in: Array("x".utf8), index: Array(index)).intersection(outside)
          == CueFact.contents(of: [], around: Array(index)).intersection(outside),
        "\(index)")
    }
  }

  /// Each character by itself, up to the end of the planes that have any.
  @Test(arguments: 0..<0x32) func eachCharacterIsFound(block: UInt32) {
    let rows = CueFact.all.filter { if case .character = $0.cause { true } else { false } }
    var missed: [String: [String]] = [:]
    for value in block << 12..<(block + 1) << 12 {
      guard let scalar = Unicode.Scalar(value), value >= 0x80 else { continue }
      let text = Array(String(scalar).utf8)
      let found = CharacterScan(text.span, 0..<text.count).contents
      for row in rows where !found.contains(row.fact) {
        guard case .character(let isMeant) = row.cause else { continue }
        if isMeant(scalar) { missed[row.name, default: []].append(scalar.codePoint) }
      }
    }
    #expect(missed.isEmpty)
  }

  /// Sixteen bytes at a time or one by one, what is found is the same.
  @Test(arguments: 0..<200) func plainTextIsWhatHasNoFact(seed: UInt64) {
    var generator = FactTexts(seed: seed)
    for _ in 0..<40 {
      let bytes = [0x0A] + generator.text()
      let range = 1..<bytes.count
      guard let plain = PlainText.scan(bytes.span, range, looksForRepeats: true) else { continue }
      let each = ContentScanner.shared.scanEach(bytes.span, range, looksForRepeats: true)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(plain.contents.isSuperset(of: each.contents.subtracting(Self.leads)), "\(text)")
      #expect(
        plain.contents.isSubset(of: [.nonASCII, .maybeRepeatedWord, .lessThan, .greaterThan]),
        "\(text)")
      #expect(
        plain.contents.intersection([.lessThan, .greaterThan]).isSubset(of: each.contents),
        "\(text)")
      #expect(plain.lines == each.lines && plain.textBytes == each.textBytes, "\(text)")
      #expect(plain.longestLine == each.longestLine && plain.lastLine == each.lastLine, "\(text)")
    }
  }

  /// What the characters tell, too.
  private static let leads: CueContents = [.latin1Signs, .symbols, .specials, .supplementary]

  /// The lines of a text, sixteen bytes at a time or one by one.
  @Test(arguments: 0..<100) func linesAreThoseOfTheCue(seed: UInt64) {
    var generator = FactTexts(seed: seed)
    for _ in 0..<40 {
      let text = generator.text()
      let block = CueNode(
        ordinal: 1, offset: TextOffset(0), line: 1, count: text.count, timingLine: 0..<0,
        start: CueTime(.zero, at: 0..<0), end: CueTime(.zero, at: 0..<0), text: 0..<text.count,
        anomalies: [])
      var held = HeldCue()
      held.block = block
      let cue = CueView(
        held, CueScan(), previous: nil, next: nil, latest: nil, isLast: true, format: .subRip)
      var expected: [Range<Int>] = []
      block.forEachTextLine(in: text.span) { expected.append($0) }
      var lines: [Range<Int>] = []
      cue.forEachTextLine(in: text.span) { lines.append($0) }
      #expect(lines == expected, "\(text)")
    }
  }
}

/// Writes texts of pieces that facts are about, from a seed.
struct FactTexts {
  private var generator: BrokenFiles

  init(seed: UInt64) { generator = BrokenFiles(seed: seed) }

  private static let pieces = [
    "a", "no ", "w.", "now.", " ", "?", ".", "..", "\n", "\r\n", "\r", "\r\r\n", "-", "<", "é",
    "日本",
    "?é", "Z9", "word ", "longer words ", "x.y", "!", "it's", "@", "\t", "no no no no no no ", "?a",
    "<i>", "</i>", "<b>", "</b>", "<i>some words here</i>", "<I>", "</", "/", "//", ">", ">>",
    "-->",
    "<font color=\"#ffffff\">", "</font>", "\"#", "#", "*", "{\\an8}", "}", "&amp;", "%", "|", "[",
    ")",
    ":", "ANN: ", "\u{0}", "\u{7F}", "\u{B}", "\u{A0}", "\u{AD}", "\u{85}", "\u{200B}", "\u{202B}",
    "\u{2028}", "\u{3000}", "\u{301}", "Ω", "\u{2126}", "привет", "😀", "☺️", "①", "ﬁ", "Ａ", "♪",
    "♪ la",
    "CafÃ©", "\u{378}", "\u{FFFD}", "\u{E001}", "Thanks for watching", "Subtitles by ", "you",
    " , ",
    "a ", "  ", "😀 ", "xyz xyz xyz xyz xyz xyz xyz ",
  ]

  /// A text of up to two dozen pieces; one of ten holds a byte that is no UTF-8.
  mutating func text() -> [UInt8] {
    let count = generator.number(0...generator.pick([2, 8, 24]))
    var text = Array((0..<count).map { _ in generator.pick(Self.pieces) }.joined().utf8)
    if generator.chance(10) {
      text.insert(UInt8(generator.number(0x80...0xFF)), at: generator.number(0...text.count))
    }
    return text
  }
}
