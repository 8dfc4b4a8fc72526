// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionSyntax
import CaptionText
import CaptionTiming
import Glibc
import SubRip

/// Retimes one input, such that nothing is written when a cue is refused, wherever that can be had.
///
/// - To a file, in place or not: one pass into a temporary file, which is thrown away on an error.
/// - To standard output from a file of up to a megabyte: one pass into memory, written when it is whole.
/// - To standard output from a larger one, or to a device: a check pass first, which notes where the times
///   stand when they all move by the same.
/// - From a pipe: no check pass is possible; it stops at the first cue that is refused.
struct RetimeJob {
  /// What was asked for.
  var recipe: RetimeRecipe
  /// The input.
  var reader: CaptionReader
  /// Where the result goes.
  var destination: RetimeDestination

  /// Does the work.
  ///
  /// - Returns: What was done, or would be.
  /// - Throws: `FileError`, `UnreadableCaptions`, `TimingError`, ``CommandError``, `BrokenPipe`.
  func run() throws -> RetimingReport {
    guard isSeekable else { return try runStream() }
    let isHeld = canBeHeld
    let expected = try expectation()
    var recipe = recipe
    var checked = CuePass.Check()
    let starts =
      recipe.cuesToFind.isEmpty
      ? [:]
      : try CuePass.starts(
        in: reader, of: recipe.cuesToFind, frames: recipe.frames)
    if destination == .nowhere || recipe.options.onNegative == .shiftBlock
      || !(isDiscardable || isHeld)
    {
      var check = try CuePass.check(recipe, reader, starts: starts)
      if recipe.options.onNegative == .shiftBlock, check.report.blockShift > .zero {
        recipe.options.blockShift = check.report.blockShift
        check = try CuePass.check(recipe, reader, starts: starts)
      }
      try refuse(check.report)
      if destination == .nowhere { return check.report }
      checked = check
    }
    do {
      return try write(
        recipe, starts: starts, isHeld: isHeld, after: checked, replacing: expected)
    } catch let refused as RefusedCue {
      // The output is thrown away already; one more pass tells all the cues that are in the way.
      try refuse(CuePass.check(recipe, reader, starts: starts).report)
      throw CommandError("\(refused); nothing is written")
    }
  }

  private var path: String { reader.path }

  /// Whether the input can be read twice.
  ///
  /// Asked without opening it: a named pipe that is opened and closed has lost its writer.
  private var isSeekable: Bool { Self.isSeekable(path) }

  /// Refuses an input that can be read only once.
  ///
  /// - Parameter path: The input.
  /// - Throws: ``CommandError``.
  static func refusePipe(_ path: String) throws {
    guard !isSeekable(path) else { return }
    throw CommandError("\(path): is read twice, which a pipe cannot offer; name a regular file")
  }

  private static func isSeekable(_ path: String) -> Bool {
    guard path != "-" else { return false }
    var status = stat()
    // What is missing or out of reach is told apart when it is opened.
    return unsafe stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  /// The largest input whose result is held in memory until it is whole.
  ///
  /// That takes one pass in place of two; of more than this, new memory costs what the pass saves.
  private static let mostHeld = 1 << 20

  /// Whether the result can be held in memory until it is whole.
  private var canBeHeld: Bool {
    guard destination == .standardOutput, let stamp = FileStamp(path: path) else { return false }
    return stamp.size <= Self.mostHeld
  }

  /// Whether an output that was begun can still be thrown away.
  private var isDiscardable: Bool {
    switch destination {
    case .inPlace: return true
    case .file(let path):
      var status = stat()
      return unsafe stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    case .standardOutput, .nowhere: return false
    }
  }

  /// What is in the place of the output when it is put there; asked before the input is read.
  private func expectation() throws -> OutputFile.Expectation {
    switch destination {
    case .inPlace: OutputFile.Expectation(reading: try reader.input.open())
    case .file(let target): OutputFile.Expectation(at: target, reading: try reader.input.open())
    case .standardOutput, .nowhere: .unchanged
    }
  }

  private func runStream() throws -> RetimingReport {
    if recipe.options.onNegative == .shiftBlock {
      throw CommandError(
        "shift-block has to see the whole file first, which a pipe cannot offer; "
          + "name a file, or choose --on-negative clamp or drop")
    }
    if !recipe.cuesToFind.isEmpty {
      throw CommandError(
        "an anchor by cue number has to see the whole file first, which a pipe cannot offer; "
          + "name a file, or give the anchor by time")
    }
    do {
      return try write(recipe, starts: [:])
    } catch let refused as RefusedCue {
      let isGone = isDiscardable || destination == .nowhere
      throw CommandError(
        "\(refused); "
          + (isGone ? "nothing is written" : "stopped there, what came before is written"))
    }
  }

  private func write(
    _ recipe: RetimeRecipe, starts: [Int: Timestamp], isHeld: Bool = false,
    after check: CuePass.Check = CuePass.Check(),
    replacing expected: OutputFile.Expectation = .unchanged
  ) throws -> RetimingReport {
    switch destination {
    case .standardOutput where isHeld:
      var held = HeldOutput()
      let report = try stream(recipe, starts, check, into: &held)
      var output = StandardOutput()
      try output.write(held.bytes)
      try output.flush()
      return report
    case .standardOutput:
      var output = StandardOutput()
      do {
        let report = try stream(recipe, starts, check, into: &output)
        try output.flush()
        return report
      } catch let refused as RefusedCue {
        try output.flush()
        throw refused
      }
    case .nowhere:
      var output = Discarded()
      return try stream(recipe, starts, check, into: &output)
    case .inPlace:
      var output = try reader.input.output(replacing: expected)
      let report = try stream(recipe, starts, check, into: &output)
      // A file whose bytes stay the same keeps its modification time, too; frames are written as
      // fractions even where nothing moves.
      if report.moved > 0 || report.dropped.count > 0 || recipe.frames != .refused {
        try output.commit()
      }
      return report
    case .file(let target):
      var output = try OutputFile(path: target, replacing: expected)
      let outcome = Result { try stream(recipe, starts, check, into: &output) }
      // To a device or a pipe goes what comes before a refused cue, as to standard output.
      if case .failure(let error) = outcome, isDiscardable || !(error is RefusedCue) { throw error }
      try output.commit()
      return try outcome.get()
    }
  }

  private func stream<Sink: RetimeSink & ~Copyable>(
    _ recipe: RetimeRecipe, _ starts: [Int: Timestamp], _ check: CuePass.Check,
    into sink: inout Sink
  ) throws -> RetimingReport {
    if let shortcut = check.shortcut {
      try take(shortcut, into: &sink)
      return check.report
    }
    var input = try reader.input.open()
    limit(&input, check: check.byteCount)
    var stream = try RetimingStream(
      decoding: reader.options, format: reader.format, frames: recipe.frames
    ) { firstStart in
      try recipe.retimer(firstStart: firstStart, starts: starts)
    }
    var output: [UInt8] = []
    do {
      try input.forEachChunk { chunk in
        try stream.consume(chunk, into: &output)
        if output.count >= InputFile.chunkSize / 2 { try sink.drain(&output) }
      }
      try stream.finish(into: &output)
    } catch let refused as RefusedCue {
      try sink.drain(&output)
      throw refused
    }
    try refuseEmptying(stream.report)
    try sink.drain(&output)
    return stream.report
  }

  /// Refuses to leave nothing: that no cue is wanted is hardly meant.
  private func refuseEmptying(_ report: RetimingReport) throws {
    guard report.cues > 0, report.dropped.count == report.cues else { return }
    throw CommandError(
      "all \(report.cues) cues would be dropped, since they end at or before zero; nothing is written"
    )
  }

  /// Moves the times where the check pass has seen them.
  private func take<Sink: RetimeSink & ~Copyable>(
    _ shortcut: CuePass.Shortcut, into sink: inout Sink
  ) throws {
    var input = try reader.input.open()
    limit(&input, check: shortcut.byteCount)
    var shifter = TimecodeShifter(shortcut.places, by: shortcut.shift)
    var output: [UInt8] = []
    do {
      try input.forEachChunk { chunk in
        try shifter.consume(chunk, into: &output)
        try sink.drain(&output)
      }
      try shifter.finish(count: shortcut.byteCount)
    } catch is TimecodeShifter.InputChanged {
      throw FileError(
        .read, path,
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

  /// Throws when a check pass found cues that no policy allows.
  private func refuse(_ report: RetimingReport) throws {
    guard report.isRefused else { return }
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
    throw CommandError(reasons.joined(separator: "; ") + "; nothing is written")
  }
}
