// SPDX-License-Identifier: Apache-2.0

import CaptionText
import Testing

@testable import CaptionRules

/// What is told by subtraction is what measuring each line tells.
@Suite struct BreakPlacesTests {
  private static let measures: [TextMeasure] = {
    var wide = TextMeasure()
    wide.counting = .cjk
    var words = TextMeasure()
    words.countsSpaces = false
    words.countsPunctuation = false
    return [TextMeasure(), wide, words]
  }()

  @Test(
    arguments: [
      "Plain words, a hyphen-ated one,  two spaces and an end. ", "x", "   ", "",
      "D\u{E9}j\u{E0} vu\u{A0}: e\u{301}t\u{E9}\tpass\u{E9} \u{2014} voil\u{E0}\u{3000}",
      "\u{4F60}\u{597D}\u{FF0C}\u{4E16}\u{754C}\u{3002} abc \u{30AB}\u{30BF}",
      "\u{0E2A}\u{0E27}\u{0E31}\u{0E2A}\u{0E14}\u{0E35}\u{0E04}\u{0E23}\u{0E31}\u{0E1A}",
      "a \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} b \u{1F1EB}\u{1F1F7} c\u{200B} d",
    ], measures)
  func lengthsAreThoseOfTheLines(_ text: String, _ measure: TextMeasure) {
    let offsets = LineBreaks.opportunities(in: text)
    let breaks = BreakPlaces(text, at: offsets, measure)
    #expect(breaks.places.count == offsets.count + 2)
    for first in breaks.places.indices {
      for second in breaks.places.indices.dropFirst(first + 1) {
        let line = breaks.line(from: first, to: second)
        #expect(line == line.trimmingSpaces())
        // A line of nothing but spaces may come out below zero, which fits nowhere.
        let length = max(breaks.length(from: first, to: second), Hundredths(0))
        #expect(length == measure.length(of: line), "'\(line)'")
      }
    }
  }

  @Test func nothingIsBrokenInsideACharacter() {
    let text = "e\u{301} x"
    let breaks = BreakPlaces(text, at: [1, 4], TextMeasure())
    #expect(breaks.places.count == 3)
    #expect(breaks.line(from: 0, to: 1) == "e\u{301}")
    #expect(breaks.line(from: 1, to: 2) == "x")
  }
}
