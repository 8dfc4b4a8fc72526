// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP504: lines whose lengths do not go well together, or a cue with too much text.
package struct LineShape: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 504), name: "line-shape", family: .readability, severity: .info,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds two lines that would fit in one, a line much shorter than the other, an upper line much longer than the lower one, and cues with more characters than the profile allows. Cues with several speakers, labels or lyrics are left alone.",
      whyItMatters:
        "The eye travels less over lines of similar length; guidelines of Netflix and TED ask for it.",
      example: "1\n00:00:01,000 --> 00:00:04,000\nWe\nwent to the market yesterday\n",
      useInstead: "1\n00:00:01,000 --> 00:00:04,000\nWe went\nto the market yesterday\n",
      fixSafety: "Breaking the text anew is unsafe: where a line ends is a matter of meaning.",
      options:
        "The profile's lineShape (joinsWhatFits, shorterLinePercent, topHeavierPercent, the last for lines of more than ten characters) and charactersPerCue. The rule is silent where the profile has neither. It looks at one cue at a time.",
      sources:
        "Netflix's general requirements (keep text to one line where it fits); TED's cheat sheet (a line at least half as long as the other, 84 characters a cue)."
    ))

  /// Cues of several lines; every cue where the profile limits the characters of one.
  package var trigger: RuleTrigger { mostPerCue == nil ? .bounds { $0.lines = 1 } : .everyCue }

  private let shape: ProfileLimits.LineProportions
  private let mostPerCue: Hundredths?
  private let perLine: Hundredths?
  private let measure: TextMeasure
  private let rebreaker: LineRebreaker

  /// Creates the rule, or nothing where the profile asks for no shape.
  package init?(settings: LintSettings) {
    let limits = settings.limits
    guard limits.lineShape != nil || limits.charactersPerCue != nil else { return nil }
    shape = limits.lineShape ?? ProfileLimits.LineProportions()
    mostPerCue = limits.charactersPerCue
    perLine = limits.charactersPerLine
    measure = TextMeasure(
      limits: limits, language: settings.language, markup: settings.format.traits.markup)
    rebreaker = LineRebreaker(settings: settings)
  }

  /// Reports the shape of a cue.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let exceedsCue = mostPerCue.map { Hundredths(cue.textBytes) > $0 } ?? false
    guard cue.lineCount == 2 || exceedsCue else { return }
    let lines = VisibleText.lines(of: cue, bytes)
    let lengths = lines.map { measure.length(of: $0.text) }
    if let mostPerCue {
      let sum = Hundredths(hundredths: lengths.reduce(0) { $0 + $1.hundredths })
      if sum > mostPerCue {
        findings.report(
          Self.info, "the cue has \(sum) characters, more than \(mostPerCue)",
          at: Newline.trimmed(cue.block.text, in: bytes), of: cue, bytes)
      }
    }
    guard lines.count == 2, !LineKinds.areSpeakersOrLyrics(lines.map(\.text)) else { return }
    if let message = message(lines.map(\.text), lengths) {
      let edit = rebreaker.rebreak(cue, bytes) { broken in
        self.message(broken, broken.map { measure.length(of: $0) }) == nil
      }
      findings.report(
        Self.info, message, at: lines[0].range, of: cue, bytes,
        fix: edit.map { cue.fix("break the text anew", .unsafe, [$0]) })
    }
  }

  /// What is wrong with some lines, or `nil`.
  private func message(_ lines: [String], _ lengths: [Hundredths]) -> String? {
    guard lines.count == 2 else { return nil }
    let (upper, lower) = (lengths[0], lengths[1])
    if shape.joinsWhatFits == true, let perLine {
      let joined = measure.length(of: LineRebreaker.joined(lines))
      if joined <= perLine {
        return "the two lines have \(joined) characters together and fit in one of \(perLine)"
      }
    }
    if let percent = shape.shorterLinePercent {
      let (short, long) = (min(upper, lower), max(upper, lower))
      if short.hundredths * 100 < long.hundredths * percent {
        return "a line of \(short) characters beside one of \(long): less than \(percent) %"
      }
    }
    if let percent = shape.topHeavierPercent, upper > Hundredths(10), lower > Hundredths(10),
      upper.hundredths * 100 > lower.hundredths * (100 + percent)
    {
      return "the upper line has \(upper) characters, the lower one \(lower)"
    }
    return nil
  }
}
