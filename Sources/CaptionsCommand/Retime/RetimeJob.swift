// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionTiming
import Glibc
import SubRip

/// Retimes one input, such that nothing is written when a cue is refused, wherever that can be had.
///
/// - To a file, in place or not: one pass into a temporary file, which is thrown away on an error.
/// - To standard output or a device from a file: a check pass first.
/// - From a pipe: no check pass is possible; it stops at the first cue that is refused.
struct RetimeJob {
  /// What was asked for.
  var recipe: RetimeRecipe
  /// The input; `-` for standard input.
  var path: String
  /// Where the result goes.
  var destination: RetimeDestination

  /// Does the work.
  ///
  /// - Returns: What was done, or would be.
  /// - Throws: `FileError`, `TimingError`, ``CommandError``, `BrokenPipe`.
  func run() throws -> RetimingReport {
    let isSeekable = try path != "-" && InputFile(path: path).size != nil
    guard isSeekable else { return try runStream() }
    var recipe = recipe
    let starts =
      recipe.cuesToFind.isEmpty ? [:] : try CuePass.starts(in: path, of: recipe.cuesToFind)
    if destination == .nowhere || recipe.options.onNegative == .shiftBlock || !isDiscardable {
      var report = try CuePass.check(recipe, path, starts: starts)
      if recipe.options.onNegative == .shiftBlock, report.blockShift > .zero {
        recipe.options.blockShift = report.blockShift
        report = try CuePass.check(recipe, path, starts: starts)
      }
      try refuse(report)
      if destination == .nowhere { return report }
    }
    return try write(recipe, starts: starts)
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
    return try write(recipe, starts: [:])
  }

  private func write(_ recipe: RetimeRecipe, starts: [Int: Timestamp]) throws -> RetimingReport {
    switch destination {
    case .standardOutput:
      var output = StandardOutput()
      let report = try stream(recipe, starts, into: &output)
      try output.flush()
      return report
    case .nowhere:
      var output = Discarded()
      return try stream(recipe, starts, into: &output)
    case .inPlace:
      var output = try OutputFile(path: path)
      let report = try stream(recipe, starts, into: &output)
      // A file whose bytes stay the same keeps its modification time, too.
      if report.moved > 0 || report.dropped.count > 0 { try output.commit() }
      return report
    case .file(let target):
      var output = try OutputFile(path: target)
      let report = try stream(recipe, starts, into: &output)
      try output.commit()
      return report
    }
  }

  private func stream<Sink: RetimeSink & ~Copyable>(
    _ recipe: RetimeRecipe, _ starts: [Int: Timestamp], into sink: inout Sink
  ) throws -> RetimingReport {
    var input = try InputFile(path: path)
    var stream = RetimeStream(recipe, starts: starts)
    var chunk = [UInt8](repeating: 0, count: InputFile.chunkSize)
    var output: [UInt8] = []
    output.reserveCapacity(InputFile.chunkSize * 2)
    do {
      while true {
        let count = try input.read(into: &chunk)
        guard count > 0 else { break }
        try stream.consume(chunk.span.extracting(0..<count), into: &output)
        if output.count >= InputFile.chunkSize { try sink.drain(&output) }
      }
      try stream.finish(into: &output)
    } catch let refused as RefusedCue {
      // From a pipe the cues before this one are on their way already; say where it stopped.
      let note =
        path == "-" ? "; stopped there, what came before is written" : "; nothing is written"
      if path == "-" { try sink.drain(&output) }
      throw CommandError(refused.message + note)
    }
    try sink.drain(&output)
    return stream.report
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

/// An output that forgets, for a dry run on a pipe.
private struct Discarded: RetimeSink {
  mutating func drain(_ buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
  }
}
