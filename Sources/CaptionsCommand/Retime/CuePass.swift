// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionText
import CaptionTiming
import SubRip

/// Reads through a file once for what must be known before it is retimed.
enum CuePass {
  /// When some cues start.
  ///
  /// - Parameters:
  ///   - reader: The file.
  ///   - ordinals: The cues, counted from 1.
  /// - Returns: The starts of those that the file has.
  /// - Throws: `FileError`.
  static func starts(
    in reader: CaptionReader, of ordinals: Set<Int>
  ) throws -> [Int: Timestamp] {
    var result: [Int: Timestamp] = [:]
    try reader.forEachCue { block in
      if ordinals.contains(block.ordinal) { result[block.ordinal] = block.start }
    }
    return result
  }

  /// When all cues show, in the order of the file.
  ///
  /// - Parameter reader: The file.
  /// - Returns: The times.
  /// - Throws: `FileError`.
  static func times(in reader: CaptionReader) throws -> [CueTimes] {
    var result: [CueTimes] = []
    try reader.forEachCue { result.append(CueTimes(start: $0.start, end: $0.end)) }
    return result
  }

  /// When the last cue ends; `nil` for a file without cues.
  ///
  /// - Parameter reader: The file.
  /// - Returns: The latest end.
  /// - Throws: `FileError`.
  static func lastEnd(in reader: CaptionReader) throws -> Timestamp? {
    var result: Timestamp?
    try reader.forEachCue { result = max(result ?? $0.end, $0.end) }
    return result
  }

  /// What a recipe would do to a file, without doing it.
  ///
  /// - Parameters:
  ///   - recipe: What was asked for.
  ///   - reader: The file.
  ///   - starts: When the cues that are anchors start.
  /// - Returns: The report.
  /// - Throws: `FileError`, `TimingError`, ``CommandError``.
  static func check(
    _ recipe: RetimeRecipe, _ reader: CaptionReader, starts: [Int: Timestamp]
  ) throws -> RetimingReport {
    var retimer: Retimer?
    // A shift is judged by how far the cues reach, and only what that does not settle cue by cue.
    var extent = CueExtent()
    var isPlainShift = false
    try reader.forEachCue { block in
      if retimer == nil {
        let made = try recipe.retimer(firstStart: block.start, starts: starts)
        isPlainShift = made.isPlainShift
        retimer = made
      }
      guard !isPlainShift else { return extent.add(start: block.start, end: block.end) }
      retimer?.push(start: block.start, end: block.end) { _ in }
    }
    if isPlainShift {
      if let report = retimer?.report(of: extent) { return report }
      try reader.forEachCue { retimer?.push(start: $0.start, end: $0.end) { _ in } }
    }
    retimer?.finish { _ in }
    return retimer?.report ?? RetimingReport()
  }
}
