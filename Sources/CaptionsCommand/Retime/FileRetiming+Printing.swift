// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionTiming
import CaptionWorkspace

extension FileRetiming {
  /// Does the work; what goes to a stream goes to standard output.
  ///
  /// - Returns: What was done, or would be.
  /// - Throws: As ``run(_:)``, and ``CommandError`` or `BrokenPipe` of standard output.
  func print() throws -> Outcome {
    guard destination == .stream else { return try run() }
    var output = StandardOutput()
    do {
      let outcome = try run { try output.write($0) }
      try output.flush()
      return outcome
    } catch let refusal as Refusal {
      if case .allDropped = refusal { throw refusal }
      // What comes before a refused cue.
      try output.flush()
      throw refusal
    }
  }
}

extension FileRetiming.Destination {
  /// The destination that `--output` names; `-` is standard output, as it is standard input.
  ///
  /// - Parameter output: The value of the option; `nil` where it was not given.
  init(output: String?) {
    if let output, output != "-" { self = .file(output) } else { self = .stream }
  }

  /// Whether the file is replaced.
  var isInPlace: Bool { if case .inPlace = self { true } else { false } }
}

extension FileRetiming.Refusal {
  /// What is wrong, and which option helps; without the file's name.
  var words: String {
    switch self {
    case .noProgrammeHour(let firstStart):
      "the first cue starts at \(firstStart), so the file has no programme hour of 01: or 10: "
        + "to remove; give the shift with --by"
    case .noSuchCue(let ordinal): "there is no cue \(ordinal) to take as an anchor"
    case .anchors(.steepAnchors(let first, let second)):
      "\(TimingError.steepAnchors(first, second)); to move what lies behind a break, give --range and "
        + "--by, or let captions align find the breaks; --allow-slope does it all the same"
    case .anchors(let error): error.description
    case .notReplaceable: "only a regular file can be replaced; leave out --in-place"
    case .needsWholeFile(.blockShift):
      "shift-block has to see the whole file first, which a pipe cannot offer; "
        + "name a file, or choose --on-negative clamp or drop"
    case .needsWholeFile(.anchorByCue):
      "an anchor by cue number has to see the whole file first, which a pipe cannot offer; "
        + "name a file, or give the anchor by time"
    case .cues(let report): Self.reasons(report).joined(separator: "; ") + "; nothing is written"
    case .stopped(let refused, let isWritten):
      "\(refused); \(Self.advice(for: refused)); "
        + (isWritten ? "stopped there, what came before is written" : "nothing is written")
    case .allDropped(let cues):
      "all \(cues) cues would be dropped, since they end at or before zero; nothing is written"
    }
  }

  private static func advice(for refused: RefusedCue) -> String {
    refused.cue.fate == .refusedNegative
      ? "choose --on-negative clamp, drop or shift-block"
      : "choose --on-overflow allow to write hours of three digits"
  }

  private static func reasons(_ report: RetimingReport) -> [String] {
    var reasons: [String] = []
    if report.negative.count > 0 {
      reasons.append(
        "\(report.negative) would start before zero, the earliest by \(report.blockShift); "
          + "choose --on-negative clamp, drop or shift-block")
    }
    if report.overflowing.count > 0 {
      reasons.append(
        "\(report.overflowing) would pass 99:59:59,999; choose --on-overflow allow")
    }
    return reasons
  }
}
