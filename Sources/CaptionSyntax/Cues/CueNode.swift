// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// One cue as a parser delivers it, whatever the format: ranges into the cue's own bytes.
///
/// The bytes come beside the node, as a span. Every byte of the span belongs to exactly one of, in
/// this order: the index line, separator (blank lines below an index), the timing line, separator
/// (blank lines above the text), the text lines, separator (the blank lines after the cue). Any of
/// them but the timing line may be empty. All ranges count from the first byte of the span, as plain
/// numbers; ``inText(_:)`` leads to the same bytes in the text.
@frozen
public struct CueNode: Sendable {
  // Stored as the parsers write them, in halves of words: a node is copied for every cue.

  /// Where the first byte stands in the text.
  public package(set) var offset = TextOffset(0)
  /// The line of the first byte, counted from 1.
  public package(set) var line = 1
  /// The position among the cues, counted from 1.
  public package(set) var ordinal = 0
  /// When the cue appears.
  public package(set) var start = Timestamp(milliseconds: 0)
  /// When the cue disappears.
  public package(set) var end = Timestamp(milliseconds: 0)
  /// How the cue deviates from the canonical form of its format.
  public package(set) var anomalies = CueAnomalies(rawValue: 0)

  @usableFromInline package var indexValue = 0
  @usableFromInline package var indexEnd: UInt32 = 0
  @usableFromInline package var timingStart: UInt32 = 0
  @usableFromInline package var timingEnd: UInt32 = 0
  @usableFromInline package var startLower: UInt32 = 0
  @usableFromInline package var startUpper: UInt32 = 0
  @usableFromInline package var endLower: UInt32 = 0
  @usableFromInline package var endUpper: UInt32 = 0
  @usableFromInline package var trailingLower: UInt32 = 0
  @usableFromInline package var trailingUpper: UInt32 = 0
  @usableFromInline package var textStart: UInt32 = 0
  @usableFromInline package var textEnd: UInt32 = 0
  @usableFromInline package var length: UInt32 = 0
  @usableFromInline package var linesAboveTiming: UInt32 = 0

  /// Creates a node that holds nothing, for those who keep one.
  @inlinable
  public init() {}

  /// Where some bytes of the cue stand in the text.
  ///
  /// - Parameter part: The bytes, counted from the first of the cue.
  /// - Returns: The same bytes, counted in the text.
  @inlinable @inline(__always)
  public func inText(_ part: Range<Int>) -> Range<TextOffset> { Range(part, from: offset) }

  /// Whether either timecode counts frames: a fourth field of two digits behind a colon or semicolon
  /// (`00:00:01:12`, `00:00:01;12`), as editing programs write it.
  ///
  /// The times of such a cue are read as if those digits were a fraction.
  ///
  /// - Parameter bytes: The bytes of the cue.
  /// - Returns: The frames of the start and of the end, and whether they follow a semicolon; `nil`
  ///   where a timecode counts none.
  public func frames(in bytes: Span<UInt8>) -> (start: FrameField?, end: FrameField?) {
    guard anomalies.contains(.fractionDigits) else { return (nil, nil) }
    return (FrameField(bytes, startTimecode), FrameField(bytes, endTimecode))
  }

  /// The number that the file gives the cue, or `nil` where it gives none that is an integer.
  @inlinable
  public var index: Int? {
    anomalies.isDisjoint(with: [.indexMissing, .indexNotInteger]) ? indexValue : nil
  }

  /// How many bytes the cue takes.
  @inlinable
  public var count: Int { Int(length) }
  /// The line of the timecodes, counted from 1.
  @inlinable
  public var timingLineNumber: Int { line + Int(linesAboveTiming) }
  /// The index line with its newline; empty where there is none.
  @inlinable
  public var indexLine: Range<Int> { 0..<Int(indexEnd) }
  /// The timing line with its newline.
  @inlinable
  public var timingLine: Range<Int> { Int(timingStart)..<Int(timingEnd) }
  /// The start timecode; empty where it is missing.
  @inlinable
  public var startTimecode: Range<Int> { Int(startLower)..<Int(startUpper) }
  /// The end timecode; empty where it is missing.
  @inlinable
  public var endTimecode: Range<Int> { Int(endLower)..<Int(endUpper) }
  /// What follows the end timecode on its line, trimmed; empty where nothing does.
  @inlinable
  public var trailing: Range<Int> { Int(trailingLower)..<Int(trailingUpper) }
  /// The text lines with their newlines and with any blank lines between them.
  @inlinable
  public var text: Range<Int> { Int(textStart)..<Int(textEnd) }
  /// The blank lines after the cue.
  @inlinable
  public var separator: Range<Int> { Int(textEnd)..<Int(length) }
  /// Whether the cue deviates in nothing but possibly its newline style.
  @inlinable
  public var isCanonical: Bool { anomalies.isSubset(of: .newlineStyles) }
}
