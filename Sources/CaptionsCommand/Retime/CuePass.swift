// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionTiming
import SubRip

/// Reads through a file once for what must be known before it is retimed.
enum CuePass {
  /// When some cues start.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - ordinals: The cues, counted from 1.
  /// - Returns: The starts of those that the file has.
  /// - Throws: `FileError`.
  static func starts(in path: String, of ordinals: Set<Int>) throws -> [Int: Timestamp] {
    var result: [Int: Timestamp] = [:]
    try forEachCue(in: path) { block in
      if ordinals.contains(block.ordinal) { result[block.ordinal] = block.start }
    }
    return result
  }

  /// When all cues show, in the order of the file.
  ///
  /// - Parameter path: The file; `-` for standard input.
  /// - Returns: The times.
  /// - Throws: `FileError`.
  static func times(in path: String) throws -> [CueTimes] {
    var result: [CueTimes] = []
    try forEachCue(in: path) { result.append(CueTimes(start: $0.start, end: $0.end)) }
    return result
  }

  /// When the last cue ends; `nil` for a file without cues.
  ///
  /// - Parameter path: The file; `-` for standard input.
  /// - Returns: The latest end.
  /// - Throws: `FileError`.
  static func lastEnd(in path: String) throws -> Timestamp? {
    var result: Timestamp?
    try forEachCue(in: path) { result = max(result ?? $0.end, $0.end) }
    return result
  }

  /// What a recipe would do to a file, without doing it.
  ///
  /// - Parameters:
  ///   - recipe: What was asked for.
  ///   - path: The file.
  ///   - starts: When the cues that are anchors start.
  /// - Returns: The report.
  /// - Throws: `FileError`, `TimingError`, ``CommandError``.
  static func check(
    _ recipe: RetimeRecipe, _ path: String, starts: [Int: Timestamp]
  ) throws -> RetimingReport {
    var retimer = LazyRetimer(recipe: recipe, starts: starts)
    try forEachCue(in: path) { block in
      try retimer.push(block.start, block.end) { _ in }
    }
    retimer.finish { _ in }
    return retimer.report
  }

  private static func forEachCue(in path: String, _ body: (CueBlock) throws -> Void) throws {
    var file = try InputFile(path: path)
    var parser = SubRipParser()
    try file.forEachChunk { chunk in
      try parser.consume(chunk) { event, _ in
        if case .cue(let block) = event { try body(block) }
      }
    }
    try parser.finish { event, _ in
      if case .cue(let block) = event { try body(block) }
    }
  }
}

/// A retimer that is made at the first cue, because the recipe may depend on when that starts.
struct LazyRetimer {
  let recipe: RetimeRecipe
  let starts: [Int: Timestamp]
  private var retimer: Retimer?

  init(recipe: RetimeRecipe, starts: [Int: Timestamp]) {
    self.recipe = recipe
    self.starts = starts
  }

  /// What was done so far.
  var report: RetimingReport { retimer?.report ?? RetimingReport() }

  /// Takes a cue and hands on every cue that this settles.
  mutating func push(
    _ start: Timestamp, _ end: Timestamp, into sink: (RetimedCue) throws -> Void
  ) throws {
    try prepare(start)
    try retimer?.push(start: start, end: end, into: sink)
  }

  /// Retimes a cue at once.
  mutating func retime(_ start: Timestamp, _ end: Timestamp) throws -> RetimedCue {
    try prepare(start)
    guard let cue = retimer?.retime(start: start, end: end) else {
      preconditionFailure("the retimer was made in the line above")
    }
    return cue
  }

  /// Hands on the last cue.
  mutating func finish(into sink: (RetimedCue) throws -> Void) rethrows {
    try retimer?.finish(into: sink)
  }

  private mutating func prepare(_ firstStart: Timestamp) throws {
    guard retimer == nil else { return }
    let retiming = try recipe.resolved(firstStart: firstStart, starts: starts)
    retimer = try Retimer(retiming, options: recipe.options)
  }
}
