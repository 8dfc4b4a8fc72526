// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SeededNumbers
import Testing

import CaptionSyntax
@testable import SubRip

/// Whole cues are taken in one step, and some lines are text by their first bytes; both only where
/// reading line by line comes to the same.
struct CanonicalPathTests {
  /// A cue is taken in one step only if it stands in one chunk, and never in chunks of one byte.
  @Test(arguments: 0..<400)
  func aCueTakenAtOnceIsWhatItsLinesAre(seed: Int) {
    var generator = CaptionGenerator(seed: UInt64(seed) &+ 90_000)
    let input = generator.nearlyCanonicalFile()
    let limits = seed % 4 == 0 ? ParserLimits(maximumCueBytes: 256) : .standard
    let byLines = Recorder(input, chunks: [1], limits: limits)
    for chunks in [[input.count], [200], [generator.number(100...400)]] {
      let atOnce = Recorder(input, chunks: chunks, limits: limits)
      let difference = zip(atOnce.pieces, byLines.pieces).first { $0 != $1 }
      #expect(difference == nil, "chunks of \(chunks)")
      #expect(atOnce.pieces.count == byLines.pieces.count)
      #expect(atOnce.bytes == input)
    }
  }

  @Test func mostCuesOfSuchFilesAreCanonical() {
    var cues = 0
    var canonical = 0
    for seed in 0..<100 {
      var generator = CaptionGenerator(seed: UInt64(seed) &+ 90_000)
      let input = generator.nearlyCanonicalFile()
      let blocks = Recorder(input, chunks: [input.count], limits: .standard).blocks
      cues += blocks.count
      canonical += blocks.count { $0.isCanonical }
    }
    #expect(canonical * 2 > cues)
    #expect(canonical < cues)
  }

  /// Every two bytes with which a line can begin, and what can make an index or a timing line of it.
  @Test(arguments: [
    "", "o", "1", " 12", "2:03,000 --> 00:00:04,000", " 00:00:03,000 -> 00:00:04,000",
    "> 00:00:04,000", "→ 1 2 3", "1 2 3 &gt; -&gt; 4", "０0:00:03,000 → 00:00:04,000",
    "ق 1 2 3 -> 4", "か 1:2:3 -> 4:5:6", "♪ 1:2:3 -> 4", "→ 00:00:04,000", "’t 1 2 3 -> 4",
    String(repeating: "word ", count: 18) + "1:2:3 -> 4:5:6",
  ])
  func whatIsCertainlyTextIsText(tail: String) {
    var line: [UInt8] = [0, 0] + Array(tail.utf8)
    var certain = 0
    for first in 0...255 as ClosedRange<UInt8> {
      for second in 0...255 as ClosedRange<UInt8> {
        line[0] = first
        line[1] = second
        let isCertain = TextStart.isCertain(line.span, from: 0, to: line.count)
        guard isCertain else { continue }
        certain += 1
        let kind = LineKind.read(line.span, in: 0..<line.count, expectedIndex: 7)
        // A letter with a space behind it is no index.
        if tail.isEmpty, LineKind.isBlank(second), case .indexLike = kind { continue }
        guard case .text = kind else {
          Issue.record("\(first) \(second) \(tail): \(kind)")
          return
        }
      }
    }
    #expect(certain > 20_000)
  }

  @Test(arguments: ["7", "12", "345", "0099", "12345", "123456", "1234567"])
  func readsIndexes(digits: String) {
    for behind in ["\nabcdefgh", "\r\n000000", "x0000000", "é000000", "\u{0}0000000"] {
      let bytes = Array((digits + behind).utf8)
      let read = CanonicalIndex.read(bytes.span, at: 0)
      #expect(read.digits == digits.utf8.count)
      #expect(read.value == Int(digits))
    }
  }

  @Test func readsNoIndexWhereThereIsNone() {
    for text in ["abcdefgh", "-1234567", " 1234567", ":0000000", "/0000000"] {
      #expect(CanonicalIndex.read(Array(text.utf8).span, at: 0).digits == 0)
    }
    #expect(CanonicalIndex.read(Array("12345678".utf8).span, at: 0).digits == 8)
  }
}

extension CaptionGenerator {
  /// A file of cues written canonically, with a few changes of chance.
  fileprivate mutating func nearlyCanonicalFile() -> [UInt8] {
    let newline = pick(["\n", "\n", "\r\n"])
    var bytes: [UInt8] = []
    for index in 1...number(4...16) {
      let start = Timestamp(milliseconds: Int64(number(0...400_000_000)))
      let end = Timestamp(milliseconds: start.milliseconds + Int64(number(-100...4000)))
      bytes += Array("\(index)\(newline)\(start) --> \(max(end, .zero))\(newline)".utf8)
      for _ in 0..<number(1...3) {
        let line = pick([
          "Hello there", "- Hi", "- 3 > 2", "-1 degree", "(door)", "(1", "[12]", "#4", "♪ la",
          "¿Qué?",
          "مرحبا", "です", "a", "12 monkeys", "1984", "…", "A --> B", "I don’t", "- I don’t", "\t x",
          String(repeating: "long ", count: number(10...40)),
        ])
        bytes += Array((line + newline).utf8)
      }
      bytes += Array(newline.utf8)
    }
    while chance(40) {
      let position = number(0...bytes.count - 1)
      switch number(0...3) {
      case 0: bytes.remove(at: position)
      case 1: bytes.insert(pick([0x0A, 0x0D, 0x20, 0x31, 0x2D, 0x00, 0xE2]), at: position)
      case 2: bytes[position] = pick([0x0A, 0x0D, 0x20, 0x31, 0x2D, 0x00, 0xE2])
      default: bytes.replaceSubrange(position..<position, with: Array(newline.utf8))
      }
    }
    return bytes
  }
}
