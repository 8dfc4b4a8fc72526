// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// CAP106: a control character.
package struct ControlCharacter: ByteRule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 106), name: "control-character", family: .encoding,
    severity: .warning,
    fix: .safe(in: .controls, changing: .letters),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds C0 controls other than tab, newlines, zero bytes (nul-byte) and escape sequences (terminal-escape), DEL, and C1 controls, which are mostly windows-1252 bytes read as Latin-1.",
      whyItMatters: "Players show boxes or nothing; XML-based hosts refuse the file.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nIt<92>s\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nIt’s\n",
      fixSafety:
        "Deleting C0 controls and DEL is safe: nobody sees them. Reading a C1 control as windows-1252 is unsafe.",
      sources: "Unicode Standard, chapter 23; windows-1252 as ICU and browsers define it."))

  /// Cues with control characters.
  package static let trigger = RuleTrigger.contents([
    .control, .controlOutsideText, .latin1Signs, .nonASCIIOutsideText,
  ])

  package init(settings: LintSettings) {}

  package func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings) {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      let start = position
      position += 1
      if byte == 0xC2, position < bytes.count, (0x80...0x9F).contains(bytes[position]) {
        let code = bytes[position]
        position += 1
        // U+0085 is a newline (``LineEndings``), U+009B an escape (``TerminalEscape``).
        if code != 0x85, code != 0x9B, !LetterBytes.contain(start, in: bytes) {
          reportC1(code, start..<position, bytes, in: place, &findings)
        }
      } else if (byte < 0x20 && Self.isUnwanted(byte)) || byte == 0x7F {
        let range = start..<position
        findings.report(
          Self.info, "the control character \(ScalarReader.name(Unicode.Scalar(byte)))",
          at: range, in: place, bytes,
          fix: Fix(
            title: "delete the control character",
            edits: [Edit(range: place.inText(range), replacement: [])], safety: .safe))
      }
    }
  }

  private static func isUnwanted(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00, 0x09...0x0D, 0x1B: false
    default: true
    }
  }

  private func reportC1(
    _ code: UInt8, _ range: Range<Int>, _ bytes: Span<UInt8>, in place: FindingPlace,
    _ findings: inout Findings
  ) {
    let character = Windows1252.character(code)
    findings.report(
      Self.info, "the control character \(ScalarReader.name(Unicode.Scalar(code)))", at: range,
      in: place, bytes,
      fix: character.map {
        Fix(
          title: "write \($0), which windows-1252 has there",
          edits: [Edit(range: place.inText(range), text: String($0))], safety: .unsafe)
      })
  }
}
