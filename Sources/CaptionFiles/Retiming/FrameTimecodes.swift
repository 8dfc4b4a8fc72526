// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax
public import CaptionTiming

/// What to make of timecodes that count frames, `00:00:01:12` and `00:00:01;12`.
public enum FrameTimecodes: Sendable, Hashable {
  /// Refuse them: nobody can tell how long a frame lasts.
  case refused
  /// Read them at a frame rate.
  case at(FrameRate)

  /// The times of a cue whose timecodes count frames.
  ///
  /// - Parameters:
  ///   - block: The cue.
  ///   - bytes: Its bytes.
  /// - Returns: The times; `nil` for a cue that counts none.
  /// - Throws: ``FrameTimecodeError``, `TimingError`.
  public func times(
    of block: CueNode, in bytes: Span<UInt8>
  ) throws -> (start: Timestamp, end: Timestamp)? {
    let frames = block.frames(in: bytes)
    guard frames.start != nil || frames.end != nil else { return nil }
    return try (
      time(block.start, frames.start, block), time(block.end, frames.end, block)
    )
  }

  private func time(
    _ time: Timestamp, _ field: FrameField?, _ block: CueNode
  ) throws -> Timestamp {
    guard let field else { return time }
    let sign: Int64 = time.milliseconds < 0 ? -1 : 1
    let seconds = field.wholeSeconds(of: time)
    guard case .at(let rate) = self else {
      throw FrameTimecodeError(line: block.timingLineNumber, ordinal: block.ordinal, field: field)
    }
    guard
      let result = try rate.time(
        seconds: seconds, frame: field.frame, dropsFrames: field.dropsFrames)
    else {
      throw FrameTimecodeError(
        line: block.timingLineNumber, ordinal: block.ordinal, field: field, rate: rate)
    }
    return Timestamp(milliseconds: sign * result.milliseconds)
  }
}

/// A timecode that counts frames, where nothing says how long one lasts, or a rate has no such frame.
public struct FrameTimecodeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line of the timecode, counted from 1.
  public var line: Int
  /// The cue, counted from 1.
  public var ordinal: Int
  /// The field that counts frames.
  public var field: FrameField
  /// The rate that has no such frame; `nil` where none was given.
  public var rate: FrameRate?

  /// What is wrong.
  public var description: String {
    let place = "cue \(ordinal) (line \(line))"
    guard let rate else {
      return "\(place) ends a timecode with \(field), which counts frames; nothing says how many "
        + "there are in a second"
    }
    if field.dropsFrames, !rate.canDropFrames {
      return "\(place) ends a timecode with \(field): a semicolon means dropped frames, "
        + "which \(rate) fps has none of"
    }
    return "\(place) ends a timecode with \(field), and \(rate) fps has no such frame"
  }
}
