// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// What is known of a file when it has ended.
public struct FileSummary: Sendable {
  /// What the file is, where it is of another format; nothing else was looked at then.
  public var format: FileFormat?
  /// How many cues there were.
  public var cues = 0
  /// How many bytes.
  public var bytes = 0
  /// When the first cue starts.
  public var firstStart = Timestamp.zero
  /// The line of the first cue's timecodes, counted from 1.
  public var firstTimingLine = 0
  /// When the earliest cue starts, wherever it stands.
  public var earliestStart = Timestamp.zero
  /// When the last of all cues starts, wherever it stands.
  public var latestStart = Timestamp.zero
  /// What is known of the original bytes, where they were decoded.
  public var source = SourceFacts()
  /// How many findings were suppressed.
  public var suppressed = 0
  /// The places of suppressions that nothing was found for.
  public var idleSuppressions: [Int] = []

  /// Takes in the next cue.
  mutating func add(_ block: CueNode) {
    if cues == 0 {
      firstStart = block.start
      firstTimingLine = block.timingLineNumber
      earliestStart = block.start
      latestStart = block.start
    }
    cues += 1
    earliestStart = min(earliestStart, block.start)
    latestStart = max(latestStart, block.start)
  }
}
