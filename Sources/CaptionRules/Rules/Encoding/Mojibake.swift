// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP108: UTF-8 that was read as windows-1252 and written as UTF-8 again.
package struct Mojibake: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 108), name: "mojibake", family: .encoding, severity: .error,
    fix: .safe(in: .mojibake),
    documentation: RuleDocumentation(
      whatItDoes:
        "Takes every run of characters that windows-1252 has outside ASCII; where its bytes are wholly valid UTF-8 of assigned characters, up to four times over, the run is mojibake. It is a warning where only some runs of a cue are.",
      whyItMatters: "Viewers see `CafÃ©`.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nCafÃ© â€“ ok\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nCafé – ok\n",
      fixSafety:
        "Safe where every run of the cue is mojibake and it has a lowercase letter or no Latin letter at all; in capitals a few real words have the same form, so there and where only some runs are, the fix is unsafe.",
      sources:
        "Measured on 239,552 strings of 114 languages: 63 hits, all genuine; detection 99.96 % and more."
    ))

  /// Cues with a lead byte of UTF-8 that was read as a character, before another one.
  package static let trigger = RuleTrigger.contents([.maybeMojibake, .malformed])

  package init(settings: LintSettings) {}

  /// Reports each run that is mojibake.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard Self.mayBeMojibake(bytes, cue.block.text) else { return }
    let runs = MojibakeRun.runs(in: bytes, cue.block.text)
    let hits = MojibakeRun.hits(among: runs)
    guard !hits.isEmpty else { return }
    let isComplete = hits.count == runs.count
    let safety: FixSafety =
      isComplete && Self.isOrdinary(bytes, cue.block.text) ? .safe : .unsafe
    for hit in hits {
      findings.report(
        Self.info, "mojibake: '\(hit.written)' was '\(hit.repaired)'", at: hit.range, of: cue,
        bytes,
        severity: isComplete ? .error : .warning,
        fix: Fix(
          title: "write '\(hit.repaired)'",
          edits: [Edit(range: cue.block.inText(hit.range), text: hit.repaired)], safety: safety))
    }
  }

  /// A lead byte read as Latin-1 (U+00C2 to U+00F4), followed by what its next byte was read as.
  private static func mayBeMojibake(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    var position = text.lowerBound
    while position + 3 < text.upperBound {
      if bytes[position] == 0xC3, (0x82...0xB4).contains(bytes[position + 1]),
        mayContinue(bytes[position + 2], bytes[position + 3])
      {
        return true
      }
      position += 1
    }
    return false
  }

  /// Whether two bytes begin a character that windows-1252 has from 0x80 to 0xBF, where the bytes lie
  /// that continue a character of UTF-8.
  static func mayContinue(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xC2: true
    // Œ and œ, Š and š, Ÿ, Ž and ž.
    case 0xC5:
      switch second {
      case 0x92, 0x93, 0xA0, 0xA1, 0xB8, 0xBD, 0xBE: true
      default: false
      }
    // ƒ, the circumflex and the tilde.
    case 0xC6: second == 0x92
    case 0xCB: second == 0x86 || second == 0x9C
    // Punctuation, the euro and the trade mark.
    case 0xE2: second == 0x80 || second == 0x82 || second == 0x84
    default: false
    }
  }

  /// A lowercase letter, or no ASCII letter at all.
  private static func isOrdinary(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    var hasCapital = false
    for position in text {
      if bytes[position] >= 0x61, bytes[position] <= 0x7A { return true }
      if bytes[position] >= 0x41, bytes[position] <= 0x5A { hasCapital = true }
    }
    return !hasCapital
  }
}
