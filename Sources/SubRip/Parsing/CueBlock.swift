// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// One cue as the parser delivers it: ranges into the cue's own bytes.
///
/// The bytes come beside the block, as a span. Every byte of the span belongs to exactly one of, in
/// this order: the index line, separator (blank lines below an index), the timing line, separator
/// (blank lines above the text), the text lines, separator (the blank lines after the cue). Any of
/// them but the timing line may be empty. All ranges count from the first byte of the span, as plain
/// numbers; ``inText(_:)`` leads to the same bytes in the text.
public struct CueBlock: Sendable {
  /// Where the first byte stands in the text.
  public internal(set) var offset = TextOffset(0)
  /// The line of the first byte, counted from 1.
  public internal(set) var line = 1
  /// The position among the cues, counted from 1.
  public internal(set) var ordinal = 0
  /// When the cue appears.
  public internal(set) var start = Timestamp.zero
  /// When the cue disappears.
  public internal(set) var end = Timestamp.zero
  /// How the cue deviates from the canonical form.
  public internal(set) var anomalies: CueAnomalies = []

  var indexValue = 0
  var indexEnd: UInt32 = 0
  var timingStart: UInt32 = 0
  var timingEnd: UInt32 = 0
  var startLower: UInt32 = 0
  var startUpper: UInt32 = 0
  var endLower: UInt32 = 0
  var endUpper: UInt32 = 0
  var trailingLower: UInt32 = 0
  var trailingUpper: UInt32 = 0
  var textStart: UInt32 = 0
  var textEnd: UInt32 = 0
  var length: UInt32 = 0
  var linesAboveTiming: UInt32 = 0

  /// Creates a block that holds nothing, for those who keep one.
  public init() {}

  /// Where some bytes of the cue stand in the text.
  ///
  /// - Parameter part: The bytes, counted from the first of the cue.
  /// - Returns: The same bytes, counted in the text.
  @inline(__always)
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
  public var index: Int? {
    anomalies.isDisjoint(with: [.indexMissing, .indexNotInteger]) ? indexValue : nil
  }

  /// How many bytes the cue takes.
  public var count: Int { Int(length) }
  /// The line of the timecodes, counted from 1.
  public var timingLineNumber: Int { line + Int(linesAboveTiming) }
  /// The index line with its newline; empty where there is none.
  public var indexLine: Range<Int> { 0..<Int(indexEnd) }
  /// The timing line with its newline.
  public var timingLine: Range<Int> { Int(timingStart)..<Int(timingEnd) }
  /// The start timecode; empty where it is missing.
  public var startTimecode: Range<Int> { Int(startLower)..<Int(startUpper) }
  /// The end timecode; empty where it is missing.
  public var endTimecode: Range<Int> { Int(endLower)..<Int(endUpper) }
  /// What follows the end timecode on its line, trimmed; empty where nothing does.
  public var trailing: Range<Int> { Int(trailingLower)..<Int(trailingUpper) }
  /// The text lines with their newlines and with any blank lines between them.
  public var text: Range<Int> { Int(textStart)..<Int(textEnd) }
  /// The blank lines after the cue.
  public var separator: Range<Int> { Int(textEnd)..<Int(length) }
  /// Whether the cue deviates in nothing but possibly its newline style.
  public var isCanonical: Bool { anomalies.isSubset(of: .newlineStyles) }
}
