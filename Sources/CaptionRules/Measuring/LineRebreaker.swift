// SPDX-License-Identifier: Apache-2.0

import CaptionText
import SubRip

/// Breaks the text of a cue into lines anew.
///
/// A break is chosen after punctuation rather than within a clause, never after a word that leans on
/// the next one where that can be avoided, and so that the lines are of similar length.
struct LineRebreaker: Sendable {
  /// How lines are measured.
  var measure: TextMeasure
  /// The most that a line may have.
  var maximumLength: Hundredths
  /// The most lines.
  var maximumLines: Int
  /// The words that should not end a line.
  var weakWords: Set<String>
  /// The words that may end a line, but better begin one.
  var leaningWords: Set<String>

  /// Creates a breaker for a profile.
  init(settings: LintSettings) {
    let limits = settings.limits
    measure = TextMeasure(limits: limits, language: settings.language)
    maximumLength = limits.charactersPerLine ?? Hundredths(42)
    maximumLines = min(3, limits.maximumLines ?? 2)
    weakWords = LineEndWords.words(measure.language)
    leaningWords = LineEndWords.leaning(measure.language)
  }

  /// The edit that breaks a cue anew.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - accepts: Judges the new lines; the edit is given up where it says no.
  /// - Returns: The place of the text and the new text, or `nil` where the cue has markup, speakers
  ///   or lyrics whose lines mean something, or where no way to break it fits.
  func rebreak(
    _ cue: CueView, _ bytes: Span<UInt8>, accepts: ([String]) -> Bool = { _ in true }
  ) -> (Range<Int>, String)? {
    guard cue.contents.isDisjoint(with: [.lessThan, .brace, .control, .malformed]) else {
      return nil
    }
    let lines = VisibleText.lines(of: cue, bytes)
    guard let first = lines.first, let last = lines.last,
      cue.block.anomalies.isDisjoint(with: [.blankLineInText, .trailingData]),
      !LineKinds.areSpeakersOrLyrics(lines.map(\.text))
    else { return nil }
    let text = Self.joined(lines.map(\.text))
    guard let broken = best(text), accepts(broken), broken != lines.map(\.text) else { return nil }
    let newline = Newline.ending(cue.block.timingLine, in: bytes)
    return (first.range.lowerBound..<last.range.upperBound, broken.joined(separator: newline))
  }

  /// Lines as one: with a space between, or without one where the script has none.
  static func joined(_ lines: [String]) -> String {
    var text = ""
    for line in lines {
      let line = line.trimmingSpaces()
      if let end = text.unicodeScalars.last, let start = line.unicodeScalars.first,
        !(isUnspaced(end) && isUnspaced(start))
      {
        text += " "
      }
      text += line
    }
    return text
  }

  /// Whether a script is written without spaces: Han, kana, Thai, Lao, Khmer, Burmese.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3000...0xA4CF, 0xF900...0xFAFF,
      0xFF00...0xFFEF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private func best(_ text: String) -> [String]? {
    if measure.length(of: text) <= maximumLength { return [text] }
    guard maximumLines >= 2 else { return nil }
    let bytes = Array(text.utf8)
    let breaks = LineBreaks.opportunities(in: text, language: measure.language)
    func line(_ range: Range<Int>) -> String {
      String(decoding: bytes[range], as: UTF8.self).trimmingSpaces()
    }
    var found: (cost: Int, lines: [String])?
    func consider(_ lines: [String]) {
      let lengths = lines.map { measure.length(of: $0) }
      guard lengths.allSatisfy({ $0 <= maximumLength && $0.hundredths > 0 }) else { return }
      let cost = cost(lines, lengths)
      if found.map({ cost < $0.cost }) ?? true { found = (cost, lines) }
    }
    for first in breaks { consider([line(0..<first), line(first..<bytes.count)]) }
    if found == nil, maximumLines >= 3, breaks.count <= 200 {
      for (index, first) in breaks.enumerated() {
        for second in breaks[(index + 1)...] {
          consider([line(0..<first), line(first..<second), line(second..<bytes.count)])
        }
      }
    }
    return found?.lines
  }

  /// How bad a way to break is: the difference in length, less for a break after punctuation, more
  /// for one after a weak word or with a longer line above.
  private func cost(_ lines: [String], _ lengths: [Hundredths]) -> Int {
    var cost = 0
    for index in lines.indices.dropLast() {
      let (upper, lower) = (lengths[index].hundredths, lengths[index + 1].hundredths)
      cost += upper > lower ? (upper - lower) * 5 / 4 : lower - upper
      guard let end = lines[index].last else { continue }
      if ".!?…,;:–—。、，！？؟،".contains(end) { cost -= 600 }
      if LineKinds.endsWeakly(lines[index], weakWords) { cost += 2500 }
      if LineKinds.endsWeakly(lines[index], leaningWords) { cost += 900 }
    }
    return cost
  }
}

/// What lines are, beyond their words.
enum LineKinds {
  /// Whether the lines belong to several speakers, or are sung: their breaks mean something.
  static func areSpeakersOrLyrics(_ lines: [String]) -> Bool {
    lines.contains { line in
      guard let first = line.unicodeScalars.first(where: { $0 != " " }) else { return false }
      if "-–—‐‑♪♫♬#*>[(（［「".unicodeScalars.contains(first) { return true }
      guard let last = line.unicodeScalars.last else { return false }
      return "♪♫:：".unicodeScalars.contains(last)
    } || lines.dropFirst().contains { isSpeaker($0) }
  }

  /// Whether a line begins with a name in capitals and a colon.
  static func isSpeaker(_ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let name = line[..<colon]
    return name.count >= 2 && name.count <= 24
      && name.allSatisfy { !$0.isLowercase && ($0.isLetter || $0.isNumber || " .#'-".contains($0)) }
      && name.contains { $0.isLetter }
  }

  /// Whether a line ends with a word that leans on the next one.
  static func endsWeakly(_ line: String, _ weakWords: Set<String>) -> Bool {
    guard !weakWords.isEmpty, let word = line.split(separator: " ").last else { return false }
    return weakWords.contains(word.lowercased().replacingApostrophes())
  }
}

extension String {
  /// The text without the spaces at its ends.
  func trimmingSpaces() -> String {
    var text = self[...]
    while let first = text.unicodeScalars.first, first == " " || first == "\t" {
      text = Substring(text.unicodeScalars.dropFirst())
    }
    while let last = text.unicodeScalars.last, last == " " || last == "\t" {
      text = Substring(text.unicodeScalars.dropLast())
    }
    return String(text)
  }

  /// The text with straight apostrophes.
  func replacingApostrophes() -> String {
    utf8.allSatisfy { $0 < 0x80 } ? self : String(map { $0 == "’" ? "'" : $0 })
  }
}
