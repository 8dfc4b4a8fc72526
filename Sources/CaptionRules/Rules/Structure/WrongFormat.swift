// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT202: a file of another format.
package struct WrongFormat: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 202), name: "wrong-format", family: .structure, severity: .error,
    fix: nil, formats: .any,
    documentation: RuleDocumentation(
      whatItDoes:
        "Recognises by its content what is no SubRip file: WebVTT, SubStation Alpha, TTML and IMSC, SAMI, SBV, SubViewer, MicroDVD, MPL2, TMPlayer, LRC, SCC, EBU STL, JSON and console output of speech recognizers, transcripts, tables, web pages, documents, compressed files and archives, pictures, video and sound. Nothing else is said of such a file.",
      whyItMatters:
        "Hosts that go by the file name refuse it, or show nothing; players that sniff refuse SRT readers such a file.",
      example: "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety:
        "There is no fix, and no other rule's fix is applied to such a file: convert it, and leave the original as it is.",
      options:
        "None; the rule looks at the first 64 KiB. Formats without a signature are told by what their lines look like, and only where no cue can be read there.",
      sources:
        "Signatures as the formats define them: W3C WebVTT and TTML; EBU Tech 3264; RFC 1952; the descriptions of the others."
    ))

  /// No cue: the linter asks before it reads any.
  package static let trigger = RuleTrigger.noCue

  package init(settings: LintSettings) {}

  /// Reports what a file is.
  ///
  /// - Parameters:
  ///   - found: What its beginning has told.
  ///   - format: The format that it was to be.
  ///   - findings: Receives what is wrong.
  static func report(
    _ found: Recognition, spoken format: CaptionFormat, _ findings: inout Findings
  ) {
    let message = "the file is \(found.format.name), not \(format.traits.name)"
    let advice = found.format.advice(toReach: format)
    guard !found.firstLine.isEmpty else {
      findings.reportFile(info, message, notes: [advice])
      return
    }
    findings.report(
      info, message, at: 0..<found.firstLine.count, offset: found.offset, line: found.line,
      found.firstLine.span, notes: [advice])
  }
}
