// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SeededNumbers
import Testing
import WebVTT

struct PropertyTests {
  private static func file(_ seed: Int) -> [UInt8] {
    var generator = VTTGenerator(seed: UInt64(seed))
    return seed % 5 == 0 ? generator.cleanFile() : generator.brokenFile()
  }

  private static func limits(_ seed: Int) -> ParserLimits {
    seed % 4 == 1 ? ParserLimits(maximumCueBytes: 256) : .standard
  }

  @Test(arguments: 0..<600)
  func anyChunkingGivesTheSameEvents(seed: Int) {
    let input = Self.file(seed)
    let limits = Self.limits(seed)
    let whole = Recorder(input, chunks: [max(1, input.count)], limits: limits)
    #expect(whole.bytes == input)
    for chunks in [[1], [2, 3], [7], [64, 1, 63], [seed % 200 + 1]] {
      let cut = Recorder(input, chunks: chunks, limits: limits)
      let difference = zip(cut.pieces, whole.pieces).first { $0 != $1 }
      #expect(difference == nil, "chunks of \(chunks)")
      #expect(cut.pieces.count == whole.pieces.count)
    }
  }

  /// The fast way over canonical cues and the way line by line deliver the same: no cue is taken the fast
  /// way when chunks are small.
  @Test(arguments: 0..<200)
  func longFilesAreCutAnywhere(seed: Int) {
    var generator = VTTGenerator(seed: UInt64(seed) &+ 90_000)
    var input = Array("WEBVTT\n\n".utf8)
    for _ in 0..<30 { input += generator.cleanFile().dropFirst(7) }
    if seed % 3 == 0 { input = input.span.convertingLF() }
    let whole = Recorder(input, chunks: [input.count])
    let cut = Recorder(input, chunks: [30])
    #expect(whole.pieces == cut.pieces)
    #expect(whole.nodes.count > 20)
  }

  @Test func everythingOccurs() {
    var anomalies: CueAnomalies = []
    var kinds: Set<String> = []
    for seed in 0..<600 {
      let input = Self.file(seed)
      let recorder = Recorder(input, chunks: [max(1, input.count)], limits: Self.limits(seed))
      for piece in recorder.pieces {
        let words = piece.kind.split(separator: " ")
        kinds.insert(words[0] == "stray" ? "stray \(words[1])" : String(words[0]))
      }
      for node in recorder.nodes { anomalies.formUnion(node.anomalies) }
    }
    #expect(
      kinds == [
        "mark", "header", "cue", "note", "style", "region", "separator", "stray beforeFirstCue",
        "stray betweenCues", "stray overLimit", "unread",
      ])
    #expect(
      anomalies.isSuperset(of: [
        .indexMissing, .indexNotInteger, .missingBlankLine, .truncated, .extraBlankLines,
        .timingNotCanonical, .fractionDigits, .millisecondsMissing, .hoursOver99,
        .skippedByStandard, .endsLinesWithLF, .endsLinesWithCRLF, .endsLinesWithCR,
      ]))
  }

  @Test(arguments: 0..<400)
  func rangesTileEachCue(seed: Int) {
    let input = Self.file(seed &+ 10_000)
    for node in Recorder(input, chunks: [max(1, input.count)]).nodes {
      #expect(node.indexLine.upperBound == node.timingLine.lowerBound)
      #expect(node.timingLine.lowerBound < node.timingLine.upperBound)
      #expect(node.timingLine.upperBound == node.text.lowerBound)
      #expect(node.text.upperBound <= node.count)
      #expect(node.startTimecode.upperBound <= node.endTimecode.lowerBound)
      #expect(node.endTimecode.upperBound <= node.trailing.lowerBound)
      #expect(node.trailing.upperBound <= node.timingLine.upperBound)
    }
  }

  @Test(arguments: 0..<300)
  func anyBytesAreDelivered(seed: Int) {
    var numbers = SplitMix64(state: UInt64(seed) &+ 70_000)
    let bytes: [UInt8] = [
      0x0A, 0x0D, 0x2D, 0x3E, 0x30, 0x3A, 0x2E, 0x20, 0x57, 0x3C, 0x26, 0x00, 0xEF,
    ]
    let input = (0..<Int(numbers.next() % 4000)).map { _ -> UInt8 in
      let number = numbers.next()
      return number & 1 == 0
        ? bytes[Int(number >> 8) % bytes.count] : UInt8(truncatingIfNeeded: number >> 8)
    }
    let limits = ParserLimits(maximumCueBytes: 256)
    let whole = Recorder(input, chunks: [max(1, input.count)], limits: limits)
    #expect(whole.bytes == input)
    #expect(Recorder(input, chunks: [3], limits: limits).pieces == whole.pieces)
    _ = WebVTTDocument(parsing: input).cues.map { CueText(parsing: $0.text.utf8.span).shown }
  }

  /// What the limit keeps out of memory is delivered all the same, in pieces.
  @Test(arguments: ["a", "-->", "NOTE ", "\n", "\r", "00:00.000 --> 00:01.000\n", "STYLE\n", "a\n"])
  func nothingIsHeldPastTheLimit(unit: String) {
    let input =
      Array("WEBVTT\n\n00:00.000 --> 00:01.000\n".utf8)
      + Array(String(repeating: unit, count: 400_000).utf8)
    var longest = 0
    var total = 0
    var parser = WebVTTParser(limits: ParserLimits(maximumCueBytes: 4096))
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) {
      longest = max(longest, bytes.count)
      total += bytes.count
    }
    parser.consume(input.span, take)
    parser.finish(take)
    #expect(total == input.count)
    #expect(longest <= 1 << 16)
  }

  @Test(arguments: 0..<100)
  func whatIsWrittenIsReadAgain(seed: Int) {
    var generator = VTTGenerator(seed: UInt64(seed) &+ 40_000)
    let cues = WebVTTDocument(parsing: generator.brokenFile()).cues
    var writer = WebVTTWriter(header: "of a\ntest --> x")
    for cue in cues { writer.append(cue) }
    let read = WebVTTDocument(parsing: writer.bytes)
    #expect(read.surroundings.hasSignature)
    #expect(read.shownCues.count == cues.count)
    for (cue, other) in zip(cues, read.cues) {
      #expect(cue.start == other.start && cue.end == other.end)
      #expect(cue.settings.description == other.settings.description || cue.settings.region != nil)
      #expect(
        CueText(parsing: cue.text.utf8.span).shown == CueText(parsing: other.text.utf8.span).shown)
    }
  }

  @Test(arguments: ["a & b", "<i>", "a --> b", "x-->y", "&amp;", "--&gt;", "-->-->", "é<", "-- >"])
  func escapedTextIsShownAsItIs(text: String) {
    let escaped = WebVTTFormat.escape(text)
    #expect(!escaped.contains("-->"))
    #expect(CueText(parsing: escaped.utf8.span).shown == text)
  }
}

extension Span<UInt8> {
  /// The text with CR LF in the place of each LF.
  fileprivate func convertingLF() -> [UInt8] {
    var result: [UInt8] = []
    for index in indices {
      if self[index] == 0x0A { result.append(0x0D) }
      result.append(self[index])
    }
    return result
  }
}
