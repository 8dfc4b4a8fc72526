// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP309: a cue that starts before the one above it.
package struct OutOfOrder: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 309), name: "out-of-order", family: .timing, severity: .warning,
    fix: .safe(in: .order),
    documentation: RuleDocumentation(
      whatItDoes: "Finds cues whose start is before the start of the cue above.",
      whyItMatters:
        "ffmpeg, mpv and VLC sort them, other players do not and may never show them; Udemy refuses the file.",
      example: "1\n00:00:03,000 --> 00:00:04,000\nTwo\n\n2\n00:00:01,000 --> 00:00:02,000\nOne\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
      fixSafety:
        "Sorting and renumbering is safe; it concerns the file as a whole and so has no edits of its own. It is unsafe where the numbers start again too, since two files may have been joined, and where one of the times has 60 or more minutes or seconds, and so may be another time.",
      options: "None; the rule compares with the cue above.",
      sources: "support.udemy.com section 206457347; behaviour of players measured."))

  /// Cues that start before the one above.
  package static let trigger = RuleTrigger.relations(.startsBeforePrevious)

  package init(settings: LintSettings) {}

  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let previous = cue.previous, cue.block.anomalies.isDisjoint(with: .startMissing) else {
      return
    }
    let early = previous.start.milliseconds - cue.block.start.milliseconds
    if Self.passesMidnight(from: previous.start, to: cue.block.start) {
      findings.report(
        Self.info,
        "the clock passes midnight: cue \(cue.ordinal) starts at \(cue.text(of: cue.block.start)), "
          + "after cue \(previous.ordinal) at \(cue.text(of: previous.start))",
        at: cue.block.startTimecode, of: cue, bytes,
        notes: ["players show it at the start of the film"])
      return
    }
    let restarts = cue.block.index.map { $0 <= (previous.index ?? .min) } ?? false
    // The numbers say that the cues are in order, and the clock starts anew: two reels, or two takes.
    let isReset =
      early > Self.longestSlip && cue.block.index == cue.expectedIndex && cue.block.index != nil
    let isDoubtful = cue.block.anomalies.union(previous.anomalies).contains(.fieldOutOfRange)
    findings.report(
      Self.info, "cue \(cue.ordinal) starts \(early) ms before cue \(previous.ordinal)",
      at: cue.block.startTimecode, of: cue, bytes,
      fix: Self.wholeFile(
        "sort the cues by their start", safety: restarts || isDoubtful || isReset ? .unsafe : .safe)
    )
  }
}

extension OutOfOrder: WholeFileRule {
  /// By how many milliseconds a cue that was written too late may slip among the others.
  private static let longestSlip: Int64 = 120_000

  /// Whether a time is one of the next day: late in the evening before, early in the morning now.
  ///
  /// Cues of a live programme count the time of day, and are in order as they are.
  private static func passesMidnight(from earlier: Timestamp, to later: Timestamp) -> Bool {
    let hour: Int64 = 3_600_000
    return earlier.milliseconds >= 20 * hour && earlier.milliseconds < 25 * hour
      && later.milliseconds < 4 * hour
  }

  /// Sorts the cues by their start, those of one start staying as they are; not in a file whose clock
  /// passes midnight.
  ///
  /// What stands between cues stays in its place, blank lines included; only the cues move.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    var cues: [(start: Timestamp, range: Range<TextOffset>, newline: [UInt8])] = []
    var passesMidnight = false
    WholeFileFix.forEachCue(of: text, settings.format) { block, bytes in
      if let last = cues.last, Self.passesMidnight(from: last.start, to: block.start) {
        passesMidnight = true
      }
      let newline = Array(Newline.ending(block.timingLine, in: bytes).utf8)
      cues.append((block.start, block.inText(0..<block.text.upperBound), newline))
    }
    guard !passesMidnight else { return nil }
    let order = cues.indices.sorted {
      (cues[$0].start, $0) < (cues[$1].start, $1)
    }
    var edits: [Edit<TextOffset>] = []
    for (place, source) in order.enumerated() where place != source {
      var bytes = Array(text[cues[source].range.bytes])
      // The last line of the file may not end.
      let own = cues[source].newline
      let ends = bytes.last == 0x0A || bytes.last == 0x0D || bytes.suffix(own.count) == own[...]
      if !ends { bytes += cues[place].newline }
      edits.append(Edit(range: cues[place].range, replacement: bytes))
    }
    return .edits(edits)
  }
}
