// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming

/// A time in milliseconds.
func ms(_ milliseconds: Int64) -> Timestamp {
  Timestamp(milliseconds: milliseconds)
}

/// A cue's start and end, in milliseconds.
struct Span: Hashable, CustomStringConvertible {
  var start: Int64
  var end: Int64

  init(_ start: Int64, _ end: Int64) {
    self.start = start
    self.end = end
  }

  var description: String { "\(start)-\(end)" }
}

/// Runs a retimer over a whole file; dropped and refused cues are left out.
func retime(
  _ spans: [Span], _ retiming: Retiming, options: RetimingOptions = RetimingOptions()
) throws -> (spans: [Span], report: RetimingReport) {
  var retimer = try Retimer(retiming, options: options)
  var result: [Span] = []
  var ordinals: [Int] = []
  func receive(_ cue: RetimedCue) {
    ordinals.append(cue.ordinal)
    if cue.fate == .moved || cue.fate == .unchanged {
      result.append(Span(cue.start.milliseconds, cue.end.milliseconds))
    }
  }
  for span in spans {
    retimer.push(start: ms(span.start), end: ms(span.end), into: receive)
  }
  retimer.finish(into: receive)
  precondition(ordinals == Array(1..<(spans.count + 1)), "every cue comes out once, in order")
  return (result, retimer.report)
}
