// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax

/// CAP110: a character that cannot be meant.
package struct InvalidCharacter: ByteRule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 110), name: "invalid-character", family: .encoding,
    severity: .warning,
    fix: nil,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds U+FFFD, U+FFFC, noncharacters, unassigned and private-use characters; and, where the language of the captions has letters outside ASCII, question marks between letters in three cues or more; in any language, words of nothing but question marks in three cues or more that have no letter, where those are half of the file.",
      whyItMatters:
        "Something was lost before the file came here: players show boxes or question marks.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nCaf�\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nCafé\n",
      fixSafety:
        "There is no fix: what stood there is lost. Convert the original again, with its right encoding.",
      options:
        "The language of the captions, for question marks: where it is not known, or is written in ASCII alone, they are not looked at. One finding a cue. The rule counts the cues with question marks between letters and reports them at the end, at the place of the first.",
      sources: "Unicode Character Database, as the Swift standard library has it."))

  /// Cues with characters that may be unassigned or private.
  package static let trigger = RuleTrigger.contents([
    .maybeUnassigned, .nonASCIIOutsideText, .malformed,
  ])

  /// Cues with a question mark inside a word, too, where lost letters are looked for, and those with a space
  /// in front of punctuation, as all have of which no letter is left.
  package var trigger: RuleTrigger {
    let lossy: CueContents =
      looksForLoss ? [.innerQuestionMark, .spaceBeforePunctuation] : .spaceBeforePunctuation
    return .contents(Self.trigger.contents.union(lossy))
  }

  /// Languages whose spelling does without letters outside ASCII, but for names and loans.
  private static let plainLanguages: Set<String> = [
    "en", "id", "ms", "la", "sw", "zu", "xh", "so", "rw", "rn", "ny", "sn", "st", "mg", "fil", "tl",
    "jv", "su", "haw", "om", "ia", "jbo",
  ]

  /// Whether question marks inside words tell of lost letters.
  private let looksForLoss: Bool
  private var lossy = 0
  /// How many cues have question marks in place of all letters.
  private var wordless = 0
  private var firstWordless: (line: Int, cue: Int)?
  private var firstLoss: (position: SourcePosition, cue: Int)?

  package init(settings: LintSettings) {
    looksForLoss =
      settings.language.map {
        $0 != .undetermined && !Self.plainLanguages.contains($0.language)
      } ?? false
  }

  /// Looks at the characters of a cue.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    if looksForLoss { lookForLoss(cue, bytes) }
    if cue.contents.contains(.spaceBeforePunctuation), Self.isWordless(bytes, cue.block.text) {
      wordless += 1
      if firstWordless == nil { firstWordless = (cue.block.timingLineNumber + 1, cue.ordinal) }
    }
    guard !cue.contents.isDisjoint(with: Self.trigger.contents) else { return }
    scan(bytes, in: .cue(cue), &findings)
  }

  /// Counts a cue in which a question mark stands between two letters of one word.
  private mutating func lookForLoss(_ cue: CueView, _ bytes: Span<UInt8>) {
    guard let place = Self.lostLetter(bytes, cue.block.text) else { return }
    lossy += 1
    guard firstLoss == nil else { return }
    let line = LinePlace(of: place, in: bytes)
    firstLoss = (
      SourcePosition(
        line: cue.block.line + line.linesAbove, byteColumn: line.byteColumn,
        characterColumn: line.characterColumn), cue.ordinal
    )
  }

  /// Whether a text has two words or more of question marks, one of them of two, and no letter or digit.
  private static func isWordless(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    var words = 0
    var longest = 0
    var current = 0
    for position in text {
      let byte = bytes[position]
      if byte == UInt8(ascii: "?") {
        if current == 0 { words += 1 }
        current += 1
        longest = max(longest, current)
      } else {
        current = 0
        if byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 { return false }
      }
    }
    return words >= 2 && longest >= 2
  }

  /// The first `caf?teria` of a text; an address such as `watch?v=` is none.
  private static func lostLetter(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Range<Int>? {
    for position in text where bytes[position] == UInt8(ascii: "?") {
      guard position > text.lowerBound, position + 1 < text.upperBound,
        isLetter(bytes[position - 1]), isSmallLetter(bytes[position + 1]),
        !isPunctuation(bytes, at: position + 1, text), !isPunctuation(bytes, before: position, text)
      else { continue }
      var isAddress = false
      var start = position
      while start > text.lowerBound, bytes[start - 1] > 0x20 {
        start -= 1
        if bytes[start] == UInt8(ascii: "/") || bytes[start] == UInt8(ascii: ":") {
          isAddress = true
        }
      }
      var end = position
      while end < text.upperBound, bytes[end] > 0x20 {
        if bytes[end] == UInt8(ascii: "=") { isAddress = true }
        end += 1
      }
      if !isAddress { return position..<position + 1 }
    }
    return nil
  }

  /// Whether a character outside ASCII is none of a word: the quotation marks of `?“`, `?»` and `「?`, a
  /// dash, an ellipsis, a space.
  private static func isPunctuation(
    _ bytes: Span<UInt8>, at position: Int, _ text: Range<Int>
  ) -> Bool {
    guard bytes[position] >= 0x80 else { return false }
    guard let scalar = ScalarReader.read(bytes, at: position).scalar else { return true }
    return !scalar.properties.isAlphabetic
      && scalar.properties.generalCategory != .nonspacingMark
  }

  private static func isPunctuation(
    _ bytes: Span<UInt8>, before position: Int, _ text: Range<Int>
  ) -> Bool {
    guard bytes[position - 1] >= 0x80 else { return false }
    var start = position - 1
    while start > text.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return isPunctuation(bytes, at: start, text)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
  }

  /// What follows a lost letter inside a word is small; `What?No` lacks a space and no letter.
  private static func isSmallLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80
  }

  /// Reports the question marks, where they are too many for slips.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    if wordless >= 3, wordless * 2 >= summary.cues, let firstWordless {
      findings.reportFile(
        Self.info,
        "\(wordless) of \(summary.cues) cues have question marks in place of all letters",
        position: SourcePosition(line: firstWordless.line, byteColumn: 1, characterColumn: 1),
        cue: firstWordless.cue, severity: .error, notes: ["save the original again, in UTF-8"])
    }
    guard lossy >= 3, let firstLoss else { return }
    findings.reportFile(
      Self.info, "question marks stand inside words of \(lossy) cues, where letters were lost",
      position: firstLoss.position, cue: firstLoss.cue,
      notes: ["save the original again, in UTF-8"])
  }

  package func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings) {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte >= 0x80, !Self.isWhollyAssigned(byte) else {
        position += 1
        continue
      }
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      if let scalar, let fault = Self.fault(scalar) {
        findings.report(
          Self.info, "\(fault) \(ScalarReader.name(scalar))", at: position..<position + width,
          in: place, bytes)
        // One a cue: where one is, there are often many.
        return
      }
      position += width
    }
  }

  /// First bytes of UTF-8 under which every character is assigned and none is private, and all
  /// bytes that are not first: Latin, Cyrillic, Arabic, Han, most of Hangul.
  @inline(__always)
  private static func isWhollyAssigned(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x80...0xCC, 0xD0...0xD3, 0xD8...0xDB, 0xE4...0xE9, 0xEB, 0xEC: true
    default: false
    }
  }

  private static func fault(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xFFFD: return "the replacement character"
    case 0xFFFC: return "the object replacement character"
    case 0xFDD0...0xFDEF: return "the noncharacter"
    case let value where value & 0xFFFE == 0xFFFE: return "the noncharacter"
    // Greek, Devanagari, Thai, punctuation, kana and Hangul without a gap: most of what comes here
    // needs no look at properties.
    case 0x391...0x3A1, 0x3A3...0x3FF, 0x900...0x97F, 0xE01...0xE3A, 0xE3F...0xE5B,
      0x2010...0x2027, 0x2030...0x205E, 0x3041...0x3096, 0x3099...0x30FF, 0xAC00...0xD7A3:
      return nil
    default: break
    }
    switch scalar.properties.generalCategory {
    case .unassigned: return "the unassigned character"
    case .privateUse: return "the private-use character"
    default: return nil
    }
  }
}
