// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax

/// CAP109: text that was read with the code page of another language.
package struct WrongCodepageText: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 109), name: "wrong-codepage-text", family: .encoding,
    severity: .error,
    fix: .safe(in: .mojibake, changing: .letters),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files in which half of at least 100 letters, in cues that have any outside ASCII, lie from À to ÿ; with the language Turkish the letters `þðýÞÐÝ`; with Romanian `ş` and `ţ` with cedillas.",
      whyItMatters: "Viewers see `Ïðèâåò` where `Привет` was meant.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nÏðèâåò\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nПривет\n",
      fixSafety:
        "Commas below for Romanian are safe, Turkish letters unsafe. A whole file is read again with the code page of its language, where that is known: safe when 95 % of the letters come out in its script, unsafe otherwise; it has no edits of its own. Without the language there is no fix: Hebrew reads plausibly as Cyrillic.",
      options:
        "The language of the captions. The rule keeps counters, and a sample of at most 8 KiB.",
      sources:
        "Measured on 114 languages: no clean Latin text exceeds 17 % of such letters in 30 lines; spoiled text has 82 to 91 %."
    ))

  /// Cues with characters outside ASCII.
  package static let trigger = RuleTrigger.contents(.nonASCII)

  private let isTurkish: Bool
  private let replacements: [Unicode.Scalar: Unicode.Scalar]
  private let language: LanguageTag?
  /// The first text, to tell what a fix would come to.
  private var sample: [UInt8] = []
  private static let mostSample = 8192
  private var letters = 0
  private var latin1 = 0
  private var firstLine = 0

  package init(settings: LintSettings) {
    language = settings.language
    isTurkish = settings.language?.language == "tr"
    let isRomanian = settings.language?.language == "ro"
    replacements = isTurkish ? Self.turkish : isRomanian ? Self.romanian : [:]
  }

  /// Counts letters, and looks for those of the language.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let text = cue.block.text
    let count = LetterCount(bytes, text)
    letters += count.letters
    latin1 += count.latin1
    if language != nil, sample.count + text.count < Self.mostSample {
      for position in text { sample.append(bytes[position]) }
    }
    if firstLine == 0 { firstLine = cue.block.timingLineNumber }
    if !replacements.isEmpty { replace(cue, bytes, &findings) }
  }

  private func replace(_ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings) {
    var edits: [Edit<TextOffset>] = []
    var place: Range<Int>?
    var position = cue.block.text.lowerBound
    while position < cue.block.text.upperBound {
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      let range = position..<position + width
      if let scalar, let replacement = replacements[scalar] {
        edits.append(Edit(range: cue.block.inText(range), text: String(replacement)))
        place = place ?? range
      }
      position += width
    }
    guard let place else { return }
    findings.report(
      Self.info, message, at: place, of: cue, bytes, severity: isTurkish ? .error : .warning,
      fix: Fix(
        title: "write the letters of the language", edits: edits,
        safety: isTurkish ? .unsafe : .safe))
  }

  /// Reports a file full of accented letters.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard letters >= 100, latin1 * 2 >= letters else { return }
    var fix: Fix<TextOffset>?
    var notes = ["read the original again with the code page of its language"]
    if let language, let repair = CodepageRepair(sample, language: language) {
      fix = Self.wholeFile(
        "read the text as \(repair.encoding) again", safety: repair.share >= 95 ? .safe : .unsafe)
      let words = String(decoding: repair.text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      notes = ["as \(repair.encoding) it reads '\(words.prefix(4).joined(separator: " "))'"]
    }
    findings.reportFile(
      Self.info,
      "\(latin1 * 100 / letters) % of the letters lie from À to ÿ: the code page was not windows-1252",
      position: SourcePosition(line: max(firstLine, 1), byteColumn: 1, characterColumn: 1),
      notes: notes, fix: fix)
  }

  private var message: String {
    isTurkish
      ? "an Icelandic letter in Turkish text, which windows-1252 has for a Turkish one"
      : "a letter with a cedilla where Romanian has a comma below"
  }

  private static let turkish: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{FE}": "\u{15F}", "\u{F0}": "\u{11F}", "\u{FD}": "\u{131}", "\u{DE}": "\u{15E}",
    "\u{D0}": "\u{11E}", "\u{DD}": "\u{130}",
  ]
  private static let romanian: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{15F}": "\u{219}", "\u{163}": "\u{21B}", "\u{15E}": "\u{218}", "\u{162}": "\u{21A}",
  ]
}

extension WrongCodepageText: WholeFileRule {
  /// Reads the whole text again with the code page of its language.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    guard let language = settings.language else { return nil }
    let mark: [UInt8] = text.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    return CodepageRepair(Array(text.dropFirst(mark.count)), language: language).map {
      let whole = TextOffset(mark.count)..<TextOffset(text.count)
      return .edits([Edit(range: whole, replacement: $0.text)])
    }
  }
}
