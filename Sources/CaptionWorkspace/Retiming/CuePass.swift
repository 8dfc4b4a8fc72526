// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
package import CaptionFiles
import CaptionSyntax
import CaptionText
package import CaptionTiming
import SubRip

/// Reads through a file once for what must be known before it is retimed.
package enum CuePass {
  /// When some cues start.
  ///
  /// - Parameters:
  ///   - reader: The file.
  ///   - ordinals: The cues, counted from 1.
  ///   - frames: What to make of timecodes that count frames.
  /// - Returns: The starts of those that the file has.
  /// - Throws: `FileError`.
  static func starts(
    in reader: CaptionReader, of ordinals: Set<Int>, frames: FrameTimecodes
  ) throws -> [Int: Timestamp] {
    var result: [Int: Timestamp] = [:]
    try reader.forEachCue(frames: frames) { block, times in
      if ordinals.contains(block.ordinal) { result[block.ordinal] = times.start }
    }
    return result
  }

  /// When all cues show, in the order of the file.
  ///
  /// - Parameters:
  ///   - reader: The file.
  ///   - frames: What to make of timecodes that count frames.
  /// - Returns: The times.
  /// - Throws: `FileError`, `FrameTimecodeError`.
  package static func times(in reader: CaptionReader, frames: FrameTimecodes) throws -> [CueTimes] {
    var result: [CueTimes] = []
    try reader.forEachCue(frames: frames) { _, times in
      result.append(CueTimes(start: times.start, end: times.end))
    }
    return result
  }

  /// When the last cue ends; `nil` for a file without cues.
  ///
  /// - Parameter reader: The file.
  /// - Returns: The latest end.
  /// - Throws: `FileError`.
  package static func lastEnd(in reader: CaptionReader) throws -> Timestamp? {
    var result: Timestamp?
    try reader.forEachCue { _, times in result = max(result ?? times.end, times.end) }
    return result
  }

  /// What a pass over a file found out about a retiming.
  struct Check {
    /// What it would do.
    var report = RetimingReport()
    /// The length of the file in bytes; `nil` where no pass was made.
    var byteCount: Int?
    /// How it can be done without another look at the captions, where that can be.
    var shortcut: Shortcut?
  }

  /// Where all times of a file stand that move by the same.
  struct Shortcut {
    /// Where they stand.
    var places: TimingPlaces
    /// By how much they move.
    var shift: Timestamp
    /// The length of the file in bytes.
    var byteCount: Int
  }

  /// What a request would do to a file, without doing it.
  ///
  /// - Parameters:
  ///   - request: What is to be done.
  ///   - reader: The file.
  ///   - starts: When the cues that are anchors start.
  /// - Returns: The report, and what saves work when it is done.
  /// - Throws: `FileError`, `TimingError`, ``FileRetiming/Refusal``.
  static func check(
    _ request: FileRetiming.Request, _ reader: CaptionReader, starts: [Int: Timestamp]
  ) throws -> Check {
    var retimer: Retimer?
    // A shift is judged by how far the cues reach, and only what that does not settle cue by cue.
    var extent = CueExtent()
    var places = TimingPlaces()
    var isPlainShift = false
    // What moves times where they stand knows those of SubRip.
    let usesPlaces = reader.format == .subRip && !reader.isFormatOpen
    let passage = try reader.forEachCue(frames: request.frames) { block, times in
      if retimer == nil {
        let made = try request.retimer(firstStart: times.start, starts: starts)
        isPlainShift = made.isPlainShift
        retimer = made
      }
      if isPlainShift {
        if usesPlaces { places.note(block) }
        return extent.add(start: times.start, end: times.end)
      }
      retimer?.push(start: times.start, end: times.end) { _ in }
    }
    if isPlainShift {
      if let report = retimer?.report(of: extent) {
        // Places in decoded text are not places in the file.
        guard usesPlaces, let shift = report.firstShift, places.isComplete, passage.encoding.isUTF8
        else {
          return Check(report: report, byteCount: passage.byteCount)
        }
        return Check(
          report: report, byteCount: passage.byteCount,
          shortcut: Shortcut(places: places, shift: shift, byteCount: passage.byteCount))
      }
      try reader.forEachCue(frames: request.frames) { _, times in
        retimer?.push(start: times.start, end: times.end) { _ in }
      }
    }
    retimer?.finish { _ in }
    return Check(report: retimer?.report ?? RetimingReport(), byteCount: passage.byteCount)
  }
}
