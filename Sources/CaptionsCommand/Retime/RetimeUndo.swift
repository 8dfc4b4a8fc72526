// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionTiming
import CaptionWorkspace

/// The command that takes a retiming back.
struct RetimeUndo {
  /// What was done to time.
  var retiming: Retiming
  /// What became of the cues.
  var report: RetimingReport
  /// Whether times were also moved to frames.
  var isSnapped = false
  /// Whether anchors were allowed any slope.
  var allowsSlope = false
  /// Whether what would begin before zero was to begin there, and all else with it.
  var isStoppedAtZero = false
  /// Where the result is.
  var destination: FileRetiming.Destination
  /// The file that was retimed.
  var path: String

  /// The line to print; `nil` where nothing was changed.
  var line: String? {
    guard report.moved > 0 || report.dropped.count > 0 else { return nil }
    if let commands, let loss {
      let lead = loss > 0 ? "to undo (within \(loss) ms): " : "to undo: "
      return lead + commands.joined(separator: " && ")
    }
    return destination.isInPlace
      ? "no command undoes this exactly; only a copy of the file from before does"
      : "no command undoes this exactly; the file that was read is unchanged"
  }

  /// By how many milliseconds at most times are off that the commands give back.
  var loss: Int64? { try? retiming.lossWhenUndone() }

  /// The commands, in order; `nil` where there are none that give the old times back.
  var commands: [String]? {
    let lost =
      report.clamped.count + report.dropped.count + report.trimmed.count + report.extended.count
    guard lost == 0, !isSnapped, !retiming.steps.isEmpty else { return nil }
    // A block that stops at zero has moved less than its step says.
    if isStoppedAtZero {
      guard retiming.steps.count == 1, case .shift = retiming.steps[0].operation,
        retiming.steps[0].range == nil, let shift = report.firstShift, shift == report.lastShift
      else { return nil }
      return ["captions shift \(file) --by \(Self.opposite(shift))\(suffix)"]
    }
    var result: [String] = []
    for (number, step) in retiming.steps.reversed().enumerated() {
      guard let words = words(step) else { return nil }
      // From standard input on, each reads what the one before writes.
      result.append("captions \(words.verb) \(file) \(words.options)\(suffix)")
      if destination == .stream, number > 0 { return nil }
    }
    return result
  }

  private var file: String {
    switch destination {
    case .inPlace, .nowhere: ShellWord.quoted(path)
    case .file(let output): ShellWord.quoted(output)
    case .stream: "-"
    }
  }

  private var suffix: String { destination == .stream ? "" : " --in-place" }

  private func words(_ step: RetimingStep) -> (verb: String, options: String)? {
    if let range = step.range {
      // Only a shift keeps its range recognizable, and only where it leads away from all other cues.
      guard case .shift(let time) = step.operation,
        time <= .zero ? range.from == nil : range.to == nil,
        let from = Self.moved(range.from, by: time), let to = Self.moved(range.to, by: time)
      else { return nil }
      return ("shift", "--by \(Self.opposite(time)) --range \(from)..\(to)")
    }
    switch step.operation {
    case .shift(let time): return ("shift", "--by \(Self.opposite(time))")
    case .scale(let ratio):
      return (try? ratio.inverse()).map { ("retime", "--scale \($0)") }
    case .frameRate(let from, let to): return ("retime", "--from-fps \(to) --to-fps \(from)")
    case .anchors(let anchors):
      let back = anchors.map { "--anchor \(Anchor(old: $0.new, new: $0.old))" }
      let slopes = allowsSlope || Self.isSteep(anchors) ? " --allow-slope" : ""
      return ("retime", back.joined(separator: " ") + slopes)
    case .blocks, .parts, .sequence: return nil
    }
  }

  private static func opposite(_ time: Timestamp) -> Timestamp {
    Timestamp(milliseconds: 0 &- time.milliseconds)
  }

  /// Whether the way back leaves the slopes that are taken for granted, as that of 0.9 does.
  private static func isSteep(_ anchors: [Anchor]) -> Bool {
    let places = anchors.sorted { $0.old < $1.old }
    return zip(places, places.dropFirst()).contains { first, second in
      let run = second.new.milliseconds - first.new.milliseconds
      let rise = second.old.milliseconds - first.old.milliseconds
      return Double(rise) < 0.9 * Double(run) || Double(rise) > 1.1 * Double(run)
    }
  }

  /// An end of a range after a shift, as text; empty for an open end.
  private static func moved(_ time: Timestamp?, by shift: Timestamp) -> String? {
    guard let time else { return "" }
    let (sum, overflow) = time.milliseconds.addingReportingOverflow(shift.milliseconds)
    return overflow || sum < 0 ? nil : Timestamp(milliseconds: sum).description
  }
}
