// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A time of a cue, and where it is written.
public struct CueTime: Sendable, Hashable {
  /// The time.
  public var value: Timestamp
  /// Its bytes, counted from the first of the cue; empty where the time is missing.
  public var range: Range<Int>

  /// Creates a time.
  ///
  /// - Parameters:
  ///   - value: The time.
  ///   - range: Its bytes, counted from the first of the cue.
  public init(_ value: Timestamp, at range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

extension CueNode {
  /// Creates a cue of its parts, for the parser of a format.
  ///
  /// The parts stand one behind the other, as ``CueNode`` lists them; what lies between and behind them is
  /// separator. A cue has at most 4 GiB.
  ///
  /// - Parameters:
  ///   - ordinal: The position among the cues, counted from 1.
  ///   - offset: Where the first byte stands in the text.
  ///   - line: The line of the first byte, counted from 1.
  ///   - count: How many bytes the cue takes, with the blank lines after it.
  ///   - index: The number that the file gives the cue, if it is one.
  ///   - indexLine: The line of the number, or of another name, with its newline; empty where there is none.
  ///   - timingLine: The line of the times, with its newline.
  ///   - linesAboveTiming: How many lines of the cue stand above that.
  ///   - start: When the cue appears.
  ///   - end: When it disappears.
  ///   - trailing: What follows the end time on its line, trimmed.
  ///   - text: The text lines with their newlines.
  ///   - anomalies: How the cue deviates from the canonical form of its format, and how it ends its lines.
  public init(
    ordinal: Int, offset: TextOffset, line: Int, count: Int, index: Int? = nil,
    indexLine: Range<Int> = 0..<0, timingLine: Range<Int>, linesAboveTiming: Int = 0,
    start: CueTime, end: CueTime, trailing: Range<Int>? = nil, text: Range<Int>,
    anomalies: CueAnomalies
  ) {
    self.init()
    self.ordinal = ordinal
    self.offset = offset
    self.line = line
    length = UInt32(count)
    indexValue = index ?? 0
    indexEnd = UInt32(indexLine.upperBound)
    timingStart = UInt32(timingLine.lowerBound)
    timingEnd = UInt32(timingLine.upperBound)
    self.linesAboveTiming = UInt32(linesAboveTiming)
    self.start = start.value
    startLower = UInt32(start.range.lowerBound)
    startUpper = UInt32(start.range.upperBound)
    self.end = end.value
    endLower = UInt32(end.range.lowerBound)
    endUpper = UInt32(end.range.upperBound)
    let behindEnd = end.range.upperBound..<end.range.upperBound
    trailingLower = UInt32((trailing ?? behindEnd).lowerBound)
    trailingUpper = UInt32((trailing ?? behindEnd).upperBound)
    textStart = UInt32(text.lowerBound)
    textEnd = UInt32(text.upperBound)
    self.anomalies = anomalies
    let numbered: CueAnomalies = [.indexMissing, .indexNotInteger]
    if index == nil, self.anomalies.isDisjoint(with: numbered) {
      self.anomalies.insert(indexLine.isEmpty ? .indexMissing : .indexNotInteger)
    }
  }
}
