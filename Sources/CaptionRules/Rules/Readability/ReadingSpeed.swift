// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionTiming

/// CAP501: text that is gone before it can be read.
package struct ReadingSpeed: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 501), name: "reading-speed", family: .readability, severity: .warning,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Compares the characters a second, or the words a minute, of each cue with the profile's limit. The speed is rounded to two decimals, and what is shown is what is compared: 17.00 passes a limit of 17.",
      whyItMatters: "Viewers cannot finish the cue, and look at the text instead of the picture.",
      example:
        "1\n00:00:01,000 --> 00:00:02,000\nForty characters in a second are too many\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,640\nForty characters in a second are too many\n",
      fixSafety:
        "Ending later, where the gap to the next cue allows it, is unsafe: the text may stand into the next shot. Words are never changed.",
      options:
        "The profile's charactersPerSecond, wordsPerMinute, wordsPerMinuteError, counting, countsSpaces, countsPunctuation, maximumDuration and minimumGap, by language. The rule knows the start of the next cue. Cues without a positive duration are left to end-not-after-start.",
      sources: "The profiles; what counts as a character is told at TextMeasure."))

  /// Cues with more characters a second than the limit; every cue where words count.
  package var trigger: RuleTrigger {
    guard limits.wordsPerMinute == nil, let limit = limits.charactersPerSecond else {
      return .everyCue
    }
    return .bounds { $0.charactersPerSecond = limit }
  }

  private let limits: ProfileLimits
  private let measure: TextMeasure
  private let gap: Int64

  /// Creates the rule, or nothing where the profile has no limit.
  package init?(settings: LintSettings) {
    limits = settings.limits
    guard limits.charactersPerSecond != nil || limits.wordsPerMinute != nil else { return nil }
    measure = TextMeasure(
      limits: limits, language: settings.language, markup: settings.format.traits.markup)
    gap = limits.minimumGap?.milliseconds(at: settings.frameRate) ?? 0
  }

  /// Reports a cue that is too fast.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let duration = cue.duration
    guard duration > 0, cue.textBytes > 0 else { return }
    if let limit = limits.charactersPerSecond {
      checkCharacters(limit, duration, cue, bytes, &findings)
    }
    if let limit = limits.wordsPerMinute { checkWords(limit, duration, cue, bytes, &findings) }
  }

  private func checkCharacters(
    _ limit: Hundredths, _ duration: Int64, _ cue: CueView, _ bytes: Span<UInt8>,
    _ findings: inout Findings
  ) {
    // There are no more characters than bytes: nearly all cues pass here.
    let most = Hundredths(cue.textBytes)
    guard Hundredths.rate(of: most, per: 1000, in: duration) > limit else { return }
    if cue.contents.contains(.nonASCII) {
      let bound = TextMeasure.bound(cue.block.text, in: bytes)
      guard Hundredths.rate(of: bound, per: 1000, in: duration) > limit else { return }
    }
    var length = Hundredths(0)
    cue.forEachTextLine(in: bytes) { line in
      length.hundredths += measure.length(of: line, in: bytes, contents: cue.contents).hundredths
    }
    let speed = Hundredths.rate(of: length, per: 1000, in: duration)
    guard speed > limit else { return }
    findings.report(
      Self.info,
      "\(length) characters in \(Self.seconds(duration)) s are \(speed) a second, more than \(limit)",
      at: Newline.trimmed(cue.block.text, in: bytes), of: cue, bytes,
      fix: fix(cue, needed: Self.duration(for: length, per: 1000, limit: limit)))
  }

  private func checkWords(
    _ limit: Hundredths, _ duration: Int64, _ cue: CueView, _ bytes: Span<UInt8>,
    _ findings: inout Findings
  ) {
    // A word is at least one byte, and something stands between two of them, but for scripts
    // without spaces.
    let bound = cue.contents.contains(.nonASCII) ? cue.textBytes : (cue.textBytes + 2) / 2
    guard Hundredths.rate(of: Hundredths(bound), per: 60000, in: duration) > limit else { return }
    var words = 0
    cue.forEachTextLine(in: bytes) { line in
      words += measure.words(in: VisibleText.string(line, of: bytes, markup: measure.markup))
    }
    let count = Hundredths(words)
    let speed = Hundredths.rate(of: count, per: 60000, in: duration)
    guard speed > limit else { return }
    let isError = limits.wordsPerMinuteError.map { speed > $0 } ?? false
    findings.report(
      Self.info,
      "\(words) words in \(Self.seconds(duration)) s are \(speed) a minute, more than \(limit)",
      at: Newline.trimmed(cue.block.text, in: bytes), of: cue, bytes,
      severity: isError ? .error : nil,
      fix: fix(cue, needed: Self.duration(for: count, per: 60000, limit: limit)))
  }

  /// The shortest time in which a number of things does not exceed a limit.
  private static func duration(for count: Hundredths, per unit: Int64, limit: Hundredths) -> Int64 {
    guard limit.hundredths > 0 else { return .max }
    let product = Int64(count.hundredths) * unit
    return (product + Int64(limit.hundredths) - 1) / Int64(limit.hundredths)
  }

  private func fix(_ cue: CueView, needed: Int64) -> Fix<TextOffset>? {
    let block = cue.block
    guard needed < 3_600_000, limits.maximumDuration.map({ needed <= $0 }) ?? true,
      block.anomalies.isDisjoint(with: [.endMissing, .startMissing, .negativeTime]),
      !block.endTimecode.isEmpty
    else { return nil }
    let end = block.start.milliseconds + needed
    if let next = cue.next {
      guard end + gap <= next.start.milliseconds else { return nil }
    } else if !cue.isLast {
      return nil
    }
    let time = Timestamp(milliseconds: end)
    let written = cue.text(of: time)
    return cue.fix("end the cue at \(written)", .unsafe, [(block.endTimecode, written)])
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    let rest = milliseconds % 1000
    let digits = String(rest)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
