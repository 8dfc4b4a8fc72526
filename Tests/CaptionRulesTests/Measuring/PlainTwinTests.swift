// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax
import CaptionText
import SubRip
import Testing

@testable import CaptionRules

/// What is told from bytes alone, held to what the characters tell.
@Suite struct PlainTwinTests {
  /// A cue of a text, as rules see it.
  private static func cue(_ text: [UInt8]) -> CueView {
    let block = CueNode(
      ordinal: 1, offset: TextOffset(0), line: 1, count: text.count, timingLine: 0..<0,
      start: CueTime(.zero, at: 0..<0), end: CueTime(.zero, at: 0..<0), text: 0..<text.count,
      anomalies: [])
    var held = HeldCue()
    held.block = block
    held.contents = CueFact.contents(of: text)
    return CueView(
      held, CueScan(), previous: nil, next: nil, latest: nil, isLast: true, format: .subRip)
  }

  private static func texts(_ seed: UInt64) -> [[UInt8]] {
    var generator = FactTexts(seed: seed)
    return (0..<40).map { _ in generator.text() }
  }

  @Test(arguments: 0..<60) func whereNoLabelMayStandThereIsNone(seed: UInt64) {
    for text in Self.texts(seed) {
      let cue = Self.cue(text)
      guard !LabelSigns.mayStand(in: cue, text.span) else { continue }
      for line in VisibleText.lines(of: cue, text.span) {
        var shown = line.text[...]
        while let first = shown.first, "-–— ".contains(first) { shown.removeFirst() }
        #expect(!["[", "(", "♪", "♫"].contains { shown.contains($0) }, "\(line.text)")
        #expect(![">>", "#", "*"].contains { shown.hasPrefix($0) }, "\(line.text)")
        #expect(!LineKinds.isSpeaker(String(shown)), "\(line.text)")
      }
    }
  }

  @Test(arguments: 0..<60) func whereLyricsEndAlikeTheyDo(seed: UInt64) throws {
    func isNote(_ character: Character?) -> Bool { character.map { "♪♫♬".contains($0) } ?? false }
    for text in Self.texts(seed) {
      let cue = Self.cue(text)
      guard !LyricEnds.mayDiffer(cue, text.span) else { continue }
      let lines = VisibleText.lines(of: cue, text.span).map { $0.text.trimmingSpaces() }
      #expect(isNote(lines.first?.first) == isNote(lines.last?.last), "\(lines)")
      for line in lines where line.count > 2 {
        #expect(line.first != line.last || !["#", "*"].contains(line.first), "\(line)")
      }
    }
  }

  @Test(arguments: 0..<40) func visibleLengthsAreThoseOfTheText(seed: UInt64) {
    let measure = TextMeasure()
    for text in Self.texts(seed) {
      let cue = Self.cue(text)
      cue.forEachTextLine(in: text.span) { line in
        // A tab is a character beside ASCII alone, and shows nothing beside others.
        guard !text[line].contains(0x09) else { return }
        let shown = VisibleText.string(line, of: text.span).split(separator: "\n")
        let expected = shown.reduce(0) { $0 + measure.length(of: String($1)).hundredths }
        let length = measure.length(of: line, in: text.span, contents: cue.contents)
        #expect(length.hundredths == expected, "\(shown)")
      }
    }
  }

  @Test(arguments: 0..<30) func lettersAreCountedAsTheyAreInText(seed: UInt64) {
    let homes: [Set<Script>] = [
      [.latin], [.cyrillic, .latin], [.han, .hiragana, .katakana], [.arabic], [.greek, .hangul],
    ]
    var tallies = homes.map { LetterTally(atHome: $0) }
    var generator = SpicedFiles(seed: seed)
    for text in Self.texts(seed) + [generator.file()] {
      let counts = Script.letterCounts(in: String(decoding: text, as: UTF8.self))
      for (index, home) in homes.enumerated() {
        let counted = tallies[index].count(in: 0..<text.count, of: text.span)
        #expect(counted.letters == counts.values.reduce(0, +))
        #expect(counted.foreign == counts.reduce(0) { $0 + (home.contains($1.key) ? 0 : $1.value) })
      }
    }
  }

  @Test(arguments: ["en", "fr", "de", "es", "it", "pt", "nl"])
  func theFilterHoldsEveryWord(language: String) {
    let words = LineEndWords.words(language)
    #expect(words.count > 40)
    let filter = WordFilter(words)
    for word in words.flatMap({ [$0, $0.uppercased(), $0.capitalizedFirst()] }) {
      let bytes = Array(word.utf8)
      let mayHold = filter.mayHold(0..<bytes.count, of: bytes.span)
      #expect(mayHold, "\(word)")
    }
    let passed = ["xyz", "mountain", "caption", "subtitles", "qwerty", "12345"].filter { word in
      let bytes = Array(word.utf8)
      return filter.mayHold(0..<bytes.count, of: bytes.span)
    }
    #expect(passed.count < 6)
  }

  /// Who counts is told of the same findings in the same order.
  @Test(arguments: 0..<40) func placesAreThoseOfTheFindings(seed: UInt64) {
    var generator = SpicedFiles(seed: seed)
    let bytes = generator.file()
    let settings = LintSettings(
      selection: RuleSelection(selected: ["all"]), language: LanguageTag("en"))
    func found(_ detail: FindingDetail) -> [Finding<TextOffset>] {
      var linter = Linter(settings: settings, detail: detail)
      var found: [Finding<TextOffset>] = []
      linter.consume(bytes.span) { found.append($0) }
      linter.finish { found.append($0) }
      return found
    }
    let (all, places) = (found(.everything), found(.places))
    #expect(all.count == places.count)
    for (finding, place) in zip(all.map(\.diagnostic), places.map(\.diagnostic)) {
      #expect(finding.code == place.code && finding.range == place.range)
      #expect(finding.cue == place.cue && finding.severity == place.severity)
      #expect(finding.name == place.name && place.message.isEmpty && place.fix == nil)
    }
  }
}

extension String {
  fileprivate func capitalizedFirst() -> String { prefix(1).uppercased() + dropFirst() }
}
