// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText

/// CAP101: a file, or a part of one, that is not UTF-8.
package struct NotUTF8: ByteRule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 101), name: "not-utf8", family: .encoding, severity: .error,
    fix: .safe(in: .encoding),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds bytes that are no UTF-8, and files in another encoding than UTF-8, UTF-16 and UTF-32, such as windows-1252.",
      whyItMatters:
        "Hosts take UTF-8 and nothing else; ffmpeg drops each cue with such bytes, pysubs2 and pysrt refuse the file.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nCaf<E9>\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nCafé\n",
      fixSafety:
        "Re-encoding the file is safe where the user named its encoding or its bytes leave no doubt, unsafe where statistics decided, and only shown where nothing fits. Single bytes in a file that is UTF-8 elsewhere are read as windows-1252, unsafely.",
      options: "The decoder's decision, which the user's encoding and language guide.",
      sources: "support.google.com/youtube/answer/2734698; ffmpeg, pysubs2 and pysrt measured."))

  /// Cues with malformed bytes.
  package static let trigger = RuleTrigger.contents(.malformed)

  package init(settings: LintSettings) {}

  package func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings) {
    guard !UTF8Scan.isASCII(bytes) else { return }
    var validator = UTF8Validator()
    validator.consume(bytes)
    validator.finish()
    let malformed = validator.takeMalformedRanges()
    guard let first = malformed.first else { return }
    let count = malformed.reduce(0) { $0 + $1.count }
    let more = count > first.count ? ", and \(count - first.count) more" : ""
    findings.report(
      Self.info, "not UTF-8: \(ScalarReader.hex(bytes, first))\(more)", at: first, in: place,
      bytes, notes: ["ffmpeg drops the cue; hosts refuse the file"],
      fix: Self.fix(malformed, bytes, place))
  }

  /// Reads stray bytes as the Latin-1 part of windows-1252.
  private static func fix(
    _ malformed: [Range<Int>], _ bytes: Span<UInt8>, _ place: FindingPlace
  ) -> Fix<TextOffset>? {
    var edits: [Edit<TextOffset>] = []
    for run in malformed {
      var text = ""
      for position in run {
        guard bytes[position] >= 0xA0 else { return nil }
        text.unicodeScalars.append(Unicode.Scalar(bytes[position]))
      }
      edits.append(Edit(range: place.inText(run), text: text))
    }
    return Fix(title: "read the bytes as windows-1252", edits: edits, safety: .unsafe)
  }

  /// Reports a file in another encoding.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard let decision = summary.source.decision, !decision.encoding.isUTF,
      decision.reason != .ascii
    else { return }
    findings.reportFile(
      Self.info, "the file is \(decision), not UTF-8",
      fix: Self.wholeFile(
        "re-encode the file as UTF-8",
        safety: decision.isCertain
          ? .safe : decision.trust == .unreliable ? .displayOnly : .unsafe))
  }
}

extension NotUTF8: WholeFileRule {
  /// Writes the file as UTF-8.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    .reencoding
  }
}
