// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// SRT209: too many blank lines, or no newline at the end.
package struct BlankLineCount: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 209), name: "blank-line-count", family: .structure, severity: .info,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds more than one blank line between cues, blank lines above the first cue, and a file whose last line does not end.",
      whyItMatters:
        "Strict readers stop at a second blank line, and some lose a last line that does not end.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
      fixSafety:
        "Removing the extra lines and ending the last one is safe; a line that is empty stays rather than one of spaces, which VLC and Media3 show. Where a caption that could not be read stands beside, removing lines is unsafe.",
      sources: "Aegisub's reader; POSIX's definition of a line."))

  /// Cues with extra blank lines, the first one, and one whose last line does not end.
  package static let trigger = RuleTrigger(
    anomalies: .extraBlankLines, relations: [.isFirst, .isUnterminated])

  private var hasCue = false
  /// Whether content that belongs to no cue stands above the first one.
  private var hasStray = false

  package init(settings: LintSettings) {}

  /// Reports extra blank lines, and the end of the file.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    hasCue = true
    if cue.block.anomalies.contains(.extraBlankLines) {
      reportExtraLines(cue, bytes, &findings)
    }
    let end = cue.block.count
    guard cue.isLast, end > 0, bytes[end - 1] != 0x0A, bytes[end - 1] != 0x0D else { return }
    let newline = Newline.ending(cue.block.timingLine, in: bytes)
    // In a file whose newlines are no LF the last one is like the others.
    guard !Self.ends(bytes, end, newline) else { return }
    findings.report(
      Self.info, "the last line of the file does not end", at: end..<end, of: cue, bytes,
      fix: Fix(
        title: "end the last line",
        edits: [Edit(range: cue.block.inText(end..<end), text: newline)], safety: .safe))
  }

  private static func ends(_ bytes: Span<UInt8>, _ end: Int, _ newline: String) -> Bool {
    let newline = Array(newline.utf8)
    guard end >= newline.count else { return false }
    return newline.indices.allSatisfy { bytes[end - newline.count + $0] == newline[$0] }
  }

  /// Reports blank lines but for one that separates cues in the eyes of every reader.
  private func reportExtraLines(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let separator = cue.block.separator
    var first: (content: Range<Int>, end: Int)?
    var kept: (content: Range<Int>, end: Int)?
    var position = separator.lowerBound
    while position < separator.upperBound, kept == nil {
      var newline = position
      while newline < separator.upperBound, !Newline.isPart(bytes[newline]) { newline += 1 }
      let end = Self.lineEnd(
        min(newline + 1, separator.upperBound), separator.upperBound, bytes)
      if first == nil { first = (position..<newline, end) }
      if newline == position { kept = (position..<newline, end) }
      position = end
    }
    guard let kept = kept ?? first else { return }
    let above = separator.lowerBound..<kept.content.lowerBound
    let below = kept.end..<separator.upperBound
    let extra = [above, below].filter { !$0.isEmpty }
    guard let place = below.isEmpty ? extra.first : below else { return }
    findings.report(
      Self.info, "more than one blank line follows cue \(cue.ordinal)",
      at: place.lowerBound..<place.lowerBound, of: cue, bytes,
      fix: Fix(
        title: "leave one blank line",
        edits: extra.map { Edit(range: cue.block.inText($0), replacement: []) },
        safety: cue.isBesideUnread ? .unsafe : .safe))
  }

  /// Notes what stands above the first cue: the blank lines below it separate the two.
  package mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    hasStray = true
  }

  /// Notes the same of a cue that cannot be read.
  package mutating func visit(
    _ unread: UnreadBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    hasStray = true
  }

  /// Reports blank lines above the first cue.
  package mutating func visit(
    between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard !hasCue, !hasStray, case .separator(let offset, let line) = event else { return }
    findings.report(
      Self.info, "blank lines stand above the first cue", at: 0..<0, offset: offset, line: line,
      bytes,
      fix: Fix(
        title: "remove the blank lines",
        edits: [Edit(range: offset..<offset + bytes.count, replacement: [])], safety: .safe))
  }

  /// The end of a newline whose first byte lies before a position.
  private static func lineEnd(_ position: Int, _ limit: Int, _ bytes: Span<UInt8>) -> Int {
    guard bytes[position - 1] == 0x0D else { return position }
    if position < limit, bytes[position] == 0x0A { return position + 1 }
    let isDoubled =
      position + 1 < limit && bytes[position] == 0x0D && bytes[position + 1] == 0x0A
    return isDoubled ? position + 2 : position
  }
}
