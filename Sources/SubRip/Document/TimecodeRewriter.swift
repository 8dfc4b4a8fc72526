// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// Rewrites times while captions stream by, and copies every other byte.
///
/// A timecode whose value does not change keeps its bytes, however it is written; one that changes
/// is written canonically.
public struct TimecodeRewriter: ~Copyable {
  /// The times of one cue.
  public struct Times: Sendable, Hashable {
    /// The position among the cues, counted from 1.
    public var ordinal: Int
    /// The line of the timecodes, counted from 1.
    public var line: Int
    /// When the cue appears.
    public var start: Timestamp
    /// When the cue disappears.
    public var end: Timestamp
  }

  private var parser: SubRipParser

  /// Creates a rewriter.
  ///
  /// - Parameter limits: What bounds its memory.
  public init(limits: ParserLimits = .standard) {
    parser = SubRipParser(limits: limits)
  }

  /// Takes the next bytes of the input.
  ///
  /// - Parameters:
  ///   - chunk: The bytes, as UTF-8.
  ///   - output: Receives what is complete.
  ///   - map: The new times of a cue, its ordinal and line unchanged, or `nil` to drop the cue.
  /// - Throws: What `map` throws.
  public mutating func consume(
    _ chunk: Span<UInt8>, into output: inout [UInt8], _ map: (Times) throws -> Times?
  ) rethrows {
    try parser.consume(chunk) { event, bytes in
      try Self.rewrite(event, bytes, into: &output, map)
    }
  }

  /// Ends the input.
  ///
  /// - Parameters:
  ///   - output: Receives the rest.
  ///   - map: The new times of a cue, or `nil` to drop it.
  /// - Throws: What `map` throws.
  public mutating func finish(
    into output: inout [UInt8], _ map: (Times) throws -> Times?
  ) rethrows {
    try parser.finish { event, bytes in
      try Self.rewrite(event, bytes, into: &output, map)
    }
  }

  private static func rewrite(
    _ event: CaptionEvent, _ bytes: Span<UInt8>, into output: inout [UInt8],
    _ map: (Times) throws -> Times?
  ) rethrows {
    guard case .cue(let block) = event else {
      output.append(bytes)
      return
    }
    let old = Times(
      ordinal: block.ordinal, line: block.timingLineNumber, start: block.start, end: block.end)
    guard let new = try map(old) else { return }
    block.write(bytes, start: new.start, end: new.end, into: &output)
  }
}

extension CueNode {
  /// Writes the cue at other times: timecode bytes change, and those only where their value does.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes, as they came with the block.
  ///   - newStart: When the cue is to appear.
  ///   - newEnd: When it is to disappear.
  ///   - output: Receives the cue.
  public func write(
    _ bytes: Span<UInt8>, start newStart: Timestamp, end newEnd: Timestamp,
    into output: inout [UInt8]
  ) {
    var copied = 0
    let rewrites = rewrites(start: newStart, end: newEnd)
    if rewrites.start {
      output.append(bytes.extracting(..<startTimecode.lowerBound))
      newStart.appendTimecode(to: &output)
      if startTimecode.isEmpty { output.append(0x20) }
      copied = startTimecode.upperBound
    }
    if rewrites.end {
      output.append(bytes.extracting(copied..<endTimecode.lowerBound))
      if endTimecode.isEmpty { output.append(0x20) }
      newEnd.appendTimecode(to: &output)
      copied = endTimecode.upperBound
    }
    output.append(bytes.extracting(copied...))
  }

  /// Which timecodes other times need written: those whose value changes, and with either the one
  /// that is missing, which would be read as the other.
  func rewrites(start newStart: Timestamp, end newEnd: Timestamp) -> (start: Bool, end: Bool) {
    let startChanges = newStart != start
    let endChanges = newEnd != end
    return (
      startChanges || (endChanges && startTimecode.isEmpty),
      endChanges || (startChanges && endTimecode.isEmpty)
    )
  }
}
