// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// SRT301: a timing line that cannot be read.
package struct TimingMalformed: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 301), name: "timing-malformed", family: .timing, severity: .error,
    fix: nil, formats: .except("webvtt"),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds lines with an arrow and at least three groups of digits that no tolerant reading makes sense of, timing lines that lack their start or end, and, below a blank line in the text of a cue, lines that are timing lines but for what stands around their times, and numbers between those of the neighbours without a timing line. Timing lines that are broken over two lines, and those that stand inside a line of text or behind another one, are among them.",
      whyItMatters:
        "Every player loses such a cue or shows it at a wrong time; strict readers refuse the file.",
      example: "1\n00:00:03,000 -->\nHello\n",
      useInstead: "1\n00:00:03,000 --> 00:00:04,000\nHello\n",
      fixSafety: "There is no fix: the time that is missing is not in the file.",
      sources: "ffmpeg, VLC, pysubs2 and cdown/srt, measured on files without an end time."))

  /// Cues that lack a time, and cues whose text may hold others.
  package static let trigger = RuleTrigger(
    anomalies: [
      .startMissing, .endMissing, .blankLineInText, .blankLineBeforeText, .timingBroken,
      .trailingData,
    ], contents: .greaterThan)

  package init(settings: LintSettings) {}

  /// Reports a missing time, and cues in the text that could not be read.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let unread = cue.unreadBlocks(in: bytes)
    for block in unread where block.isMissingCue {
      findings.report(
        Self.info,
        "the timing line cannot be read; the text below it counts as text of cue \(cue.ordinal)",
        at: block.line, of: cue, bytes,
        notes: ["no player shows it as a caption; some show it as text of the one above"])
    }
    if cue.contents.contains(.greaterThan) || cue.block.anomalies.contains(.trailingData) {
      reportSwallowed(cue, bytes, besides: unread, &findings)
    }
    if cue.block.anomalies.contains(.timingBroken) {
      findings.report(
        Self.info, "the timing line of cue \(cue.ordinal) is broken over two lines",
        at: cue.block.startTimecode, of: cue, bytes,
        notes: ["no player shows this cue; timing-format writes it on one line"])
    }
    guard !cue.block.anomalies.isDisjoint(with: [.startMissing, .endMissing]) else { return }
    let lacksStart = cue.block.anomalies.contains(.startMissing)
    findings.report(
      Self.info, "cue \(cue.ordinal) has no \(lacksStart ? "start" : "end") time",
      at: Newline.trimmed(cue.block.timingLine, in: bytes), of: cue, bytes,
      notes: ["ffmpeg shows the line as text of the cue above; VLC drops the cue"])
  }

  /// Reports timing lines that stand in a line of text or behind the times: captions that are lost in
  /// another one.
  private func reportSwallowed(
    _ cue: CueView, _ bytes: Span<UInt8>, besides unread: [UnreadParagraph],
    _ findings: inout Findings
  ) {
    func report(_ line: Range<Int>) {
      let scan = TimecodeScan(bytes, line)
      guard scan.wholeTimecodes > 1, scan.hasArrow, !unread.contains(where: { $0.line == line })
      else { return }
      findings.report(
        Self.info,
        "a timing line stands inside the text of cue \(cue.ordinal): a caption is lost in it",
        at: line, of: cue, bytes,
        notes: ["players show its times as text; put it on lines of its own"])
    }
    if !cue.block.trailing.isEmpty { report(cue.block.trailing) }
    guard cue.contents.contains(.greaterThan) else { return }
    cue.block.forEachTextLine(in: bytes) { report($0) }
  }

  /// Reports a timing line that cannot be read.
  package mutating func visit(
    _ unread: UnreadBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard unread.isEvidence else { return }
    let line = Newline.trimmed(0..<bytes.count, in: bytes)
    let number = UnreadParagraph.number(bytes, line)
    findings.report(
      Self.info,
      number.map {
        "no timing line stands below the number \($0); the text below it belongs to no cue"
      } ?? "the timing line cannot be read; the text below it belongs to no cue",
      at: line, in: FindingPlace(unread), bytes)
  }
}
