// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionSyntax
import CaptionTiming
import Glibc
import SubRip

extension FileRetiming {
  /// How the pass that writes goes.
  struct Plan {
    /// What is to be done, with what a check pass found out.
    var request: Request
    /// When the cues that are anchors start.
    var starts: [Int: Timestamp] = [:]
    /// Whether the result is held in memory until it is whole.
    var isHeld = false
    /// What a check pass found; empty where none was made.
    var check = CuePass.Check()
    /// What is in the place of the output when it is put there.
    var expected = OutputFile.Expectation.unchanged
  }

  /// Takes bytes, and leaves the buffer empty.
  private typealias Drain = (inout [UInt8]) throws -> Void

  /// Whether an output that was begun can still be thrown away.
  var isDiscardable: Bool {
    switch destination {
    case .inPlace: return true
    case .file(let path):
      var status = stat()
      return unsafe stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    case .stream, .nowhere: return false
    }
  }

  /// Reads the file, and writes the result.
  ///
  /// - Parameters:
  ///   - plan: How.
  ///   - take: Takes what goes to a stream.
  /// - Returns: What was done.
  /// - Throws: `RefusedCue`, and as ``run(_:)``.
  func write(_ plan: Plan, _ take: ([UInt8]) throws -> Void) throws -> RetimingReport {
    switch destination {
    case .stream where plan.isHeld:
      var held: [UInt8] = []
      let report = try retime(plan) { buffer in
        if held.isEmpty {
          swap(&held, &buffer)
        } else {
          held += buffer
          buffer.removeAll(keepingCapacity: true)
        }
      }
      try take(held)
      return report
    case .stream:
      return try retime(plan) { buffer in
        try take(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    case .nowhere:
      return try retime(plan) { $0.removeAll(keepingCapacity: true) }
    case .inPlace(let keepsBackup):
      var output = try reader.input.output(replacing: plan.expected)
      let report = try retime(plan) { buffer in
        try output.write(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
      // A file whose bytes stay the same keeps its modification time, too; frames are written as
      // fractions even where nothing moves.
      if report.moved > 0 || report.dropped.count > 0 || plan.request.frames != .refused {
        if keepsBackup { try reader.input.keepBackup() }
        try output.commit()
      }
      return report
    case .file(let target):
      var output = try OutputFile(path: target, replacing: plan.expected)
      let outcome = Result {
        try retime(plan) { buffer in
          try output.write(buffer)
          buffer.removeAll(keepingCapacity: true)
        }
      }
      // To a device or a pipe goes what comes before a refused cue, as to a stream.
      if case .failure(let error) = outcome, isDiscardable || !(error is RefusedCue) { throw error }
      try output.commit()
      return try outcome.get()
    }
  }

  private func retime(_ plan: Plan, into drain: Drain) throws -> RetimingReport {
    if let shortcut = plan.check.shortcut {
      try take(shortcut, into: drain)
      return plan.check.report
    }
    var input = try reader.input.open()
    limit(&input, check: plan.check.byteCount)
    let (request, starts) = (plan.request, plan.starts)
    let format = try reader.format(of: &input)
    var stream = try RetimingStream(
      decoding: reader.options, format: format, frames: request.frames
    ) { firstStart in
      try request.retimer(firstStart: firstStart, starts: starts)
    }
    var output: [UInt8] = []
    do {
      try input.forEachChunk { chunk in
        try stream.consume(chunk, into: &output)
        if output.count >= InputFile.chunkSize / 2 { try drain(&output) }
      }
      try stream.finish(into: &output)
    } catch let refused as RefusedCue {
      try drain(&output)
      throw refused
    } catch let unreadable as UnreadableCaptions {
      throw FileError(reader.path, unreadable)
    }
    // That no cue is wanted is hardly meant.
    let report = stream.report
    if report.cues > 0, report.dropped.count == report.cues {
      throw Refusal.allDropped(cues: report.cues)
    }
    try drain(&output)
    return report
  }

  /// Moves the times where the check pass has seen them.
  private func take(_ shortcut: CuePass.Shortcut, into drain: Drain) throws {
    var input = try reader.input.open()
    limit(&input, check: shortcut.byteCount)
    var shifter = TimecodeShifter(shortcut.places, by: shortcut.shift)
    var output: [UInt8] = []
    do {
      try input.forEachChunk { chunk in
        try shifter.consume(chunk, into: &output)
        try drain(&output)
      }
      try shifter.finish(count: shortcut.byteCount)
    } catch is TimecodeShifter.InputChanged {
      throw FileError(
        .read, reader.path,
        reason: "it changed meanwhile; "
          + (isDiscardable ? "nothing is written" : "what is written is not whole")
          + ", run again")
    }
  }

  /// Leaves out what was appended since the check pass.
  ///
  /// Others may have appended it, or this very output (`>>` to the file that is read). A file that is
  /// replaced keeps what was appended to it.
  private func limit(_ input: inout InputFile, check byteCount: Int?) {
    guard !isDiscardable, let byteCount else { return }
    input.end(at: byteCount)
  }
}
