// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax
import CaptionText

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
    measure = TextMeasure(
      limits: limits, language: settings.language, markup: settings.format.traits.markup)
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
    // What is seen of a reference is not what has to be written.
    guard measure.markup == .loose || !cue.contents.contains(.ampersand) else { return nil }
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
    let breaks = BreakPlaces(
      text, at: LineBreaks.opportunities(in: text, language: measure.language), measure)
    let last = breaks.places.count - 1
    var found: Way?
    for first in 1..<max(1, last) {
      consider(Way(first: first, second: nil, last: last), of: breaks, &found)
    }
    if found == nil, maximumLines >= 3, last <= 201 {
      for first in 1..<max(1, last) {
        // What is too long already only grows.
        guard breaks.length(from: 0, to: first) <= maximumLength else { break }
        for second in first + 1..<max(first + 1, last) {
          consider(Way(first: first, second: second, last: last), of: breaks, &found)
        }
      }
    }
    guard let found else { return nil }
    guard let second = found.second else {
      return [breaks.line(from: 0, to: found.first), breaks.line(from: found.first, to: last)]
    }
    return [
      breaks.line(from: 0, to: found.first), breaks.line(from: found.first, to: second),
      breaks.line(from: second, to: last),
    ]
  }

  /// A way to break into two lines, or three.
  private struct Way {
    var first: Int
    var second: Int?
    var last: Int
    var cost = Int.max
  }

  /// Keeps a way to break when it fits and is better than what was found.
  private func consider(_ way: Way, of breaks: BreakPlaces, _ found: inout Way?) {
    let top = breaks.length(from: 0, to: way.first)
    let middle = way.second.map { breaks.length(from: way.first, to: $0) }
    let bottom = breaks.length(from: way.second ?? way.first, to: way.last)
    guard fits(top), fits(bottom), middle.map(fits) ?? true else { return }
    var way = way
    way.cost = Self.difference(top, middle ?? bottom)
    if let middle { way.cost += Self.difference(middle, bottom) }
    // Words are looked at only where they may make the difference.
    let mostGained = way.second == nil ? 600 : 1200
    if let found, way.cost - mostGained >= found.cost { return }
    way.cost += wordCost(breaks.line(from: 0, to: way.first))
    if let second = way.second { way.cost += wordCost(breaks.line(from: way.first, to: second)) }
    if found.map({ way.cost < $0.cost }) ?? true { found = way }
  }

  private func fits(_ length: Hundredths) -> Bool {
    length <= maximumLength && length.hundredths > 0
  }

  /// How bad it is that two lines differ; more when the upper one is longer.
  private static func difference(_ upper: Hundredths, _ lower: Hundredths) -> Int {
    let difference = upper.hundredths - lower.hundredths
    return difference > 0 ? difference * 5 / 4 : -difference
  }

  /// How bad it is to break behind a line: less after punctuation, more after a word that leans on
  /// the next one.
  private func wordCost(_ line: String) -> Int {
    var cost = Self.endsWithPunctuation(line) ? -600 : 0
    if LineKinds.endsWeakly(line, weakWords) { cost += 2500 }
    if LineKinds.endsWeakly(line, leaningWords) { cost += 900 }
    return cost
  }

  private static func endsWithPunctuation(_ line: String) -> Bool {
    guard let end = line.utf8.last else { return false }
    if end < 0x80 { return ".!?,;:".utf8.contains(end) }
    return line.last.map { "…–—。、，！？؟،".contains($0) } ?? false
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
    guard !weakWords.isEmpty else { return false }
    var line = line[...]
    while line.last == " " { line.removeLast() }
    let word = line.lastIndex(of: " ").map { line[line.index(after: $0)...] } ?? line
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
