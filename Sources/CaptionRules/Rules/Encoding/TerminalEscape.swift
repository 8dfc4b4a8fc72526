// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// CAP107: a terminal escape sequence.
package struct TerminalEscape: ByteRule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 107), name: "terminal-escape", family: .encoding, severity: .warning,
    fix: .safe(in: .controls, changing: .letters),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds ESC and U+009B with the sequence they introduce, and what is left of colours after ESC was taken away, such as `[31m`.",
      whyItMatters:
        "Programs that print captions on a terminal would obey it; players show it as text.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n<1B>[31mHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety: "Deleting a whole sequence is safe; deleting what is left of one is unsafe.",
      sources: "ECMA-48; log output that was saved as captions."))

  /// Cues with control characters or brackets.
  package static let trigger = RuleTrigger.contents([
    .control, .controlOutsideText, .bracket, .latin1Signs, .nonASCIIOutsideText,
  ])

  package init(settings: LintSettings) {}

  package func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings) {
    var position = 0
    while position < bytes.count {
      var end: Int?
      var isWhole = true
      if bytes[position] == 0x1B {
        end = Self.sequenceEnd(bytes, after: position + 1)
      } else if bytes[position] == 0xC2, position + 1 < bytes.count, bytes[position + 1] == 0x9B,
        !LetterBytes.contain(position, in: bytes)
      {
        end = Self.controlEnd(bytes, from: position + 2)
      } else if bytes[position] == 0x5B {
        end = Self.remnantEnd(bytes, from: position)
        isWhole = false
      }
      guard let end else {
        position += 1
        continue
      }
      let range = position..<end
      position = end
      findings.report(
        Self.info,
        isWhole ? "a terminal escape sequence" : "what is left of a terminal escape sequence",
        at: range, in: place, bytes,
        fix: Fix(
          title: "delete the sequence",
          edits: [Edit(range: place.inText(range), replacement: [])],
          safety: isWhole ? .safe : .unsafe))
    }
  }

  /// The end of what ESC introduces; no sequence goes past its line.
  private static func sequenceEnd(_ bytes: Span<UInt8>, after position: Int) -> Int {
    guard position < bytes.count else { return position }
    switch bytes[position] {
    case 0x5B: return controlEnd(bytes, from: position + 1)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
      // A string: up to BEL or ESC \.
      var end = position + 1
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
        if bytes[end] == 0x07 { return end + 1 }
        if bytes[end] == 0x1B {
          return end + 1 < bytes.count && bytes[end + 1] == 0x5C ? end + 2 : end
        }
        end += 1
      }
      return end
    case 0x20...0x2F:
      return position + 1 < bytes.count && bytes[position + 1] >= 0x30
        && bytes[position + 1] < 0x7F ? position + 2 : position + 1
    case 0x30...0x3F, 0x4E, 0x4F, 0x63: return position + 1
    default: return position
    }
  }

  /// The end of a control sequence: parameters, intermediates, one final byte.
  private static func controlEnd(_ bytes: Span<UInt8>, from position: Int) -> Int {
    var end = position
    while end < bytes.count, (0x20...0x3F).contains(bytes[end]), end - position < 32 { end += 1 }
    return end < bytes.count && (0x40...0x7E).contains(bytes[end]) ? end + 1 : end
  }

  /// `[0m`, `[31m`, `[1;31m`: a colour with two characters or a zero, so that `[5m` may be text.
  private static func remnantEnd(_ bytes: Span<UInt8>, from position: Int) -> Int? {
    var end = position + 1
    while end < bytes.count, end - position <= 6,
      bytes[end] == 0x3B || (0x30...0x39).contains(bytes[end])
    {
      end += 1
    }
    let count = end - position - 1
    guard count >= 2 || (count == 1 && bytes[position + 1] == 0x30), end < bytes.count,
      bytes[end] == 0x6D
    else { return nil }
    return end + 1
  }
}
