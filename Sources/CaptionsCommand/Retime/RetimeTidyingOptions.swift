// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionTiming

/// How the retimed cues are tidied.
struct RetimeTidyingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Start every cue with the frame that is being shown, and end it with the nearest; times that "
        + "are a frame's, rounded or cut off, stay, and what had a length keeps at least one frame.",
      valueName: "fps"),
    transform: { try FrameRate($0) })
  var snapTo: FrameRate?

  @Option(
    help: ArgumentHelp(
      "End a cue earlier where the next one starts sooner than this after it.", valueName: "time"),
    transform: { try Self.length($0) })
  var minGap: Timestamp?

  @Option(
    help: ArgumentHelp(
      "End a cue later where it stays shorter than this, as far as the next one allows.",
      valueName: "time"),
    transform: { try Self.length($0) })
  var minDuration: Timestamp?

  /// Whether nothing was asked for.
  var isEmpty: Bool { snapTo == nil && minGap == nil && minDuration == nil }

  /// Writes what was asked for into options of the library.
  func apply(to options: inout RetimingOptions) {
    options.snapTo = snapTo
    options.minimumGap = minGap ?? .zero
    options.minimumDuration = minDuration ?? .zero
  }

  /// A length of time: zero or more, and at most an hour, past which it is surely a mistake.
  private static func length(_ text: String) throws -> Timestamp {
    let time = try Timestamp(expression: text)
    guard time >= .zero, time.milliseconds <= 3_600_000 else {
      throw TimingError.malformedTime(text)
    }
    return time
  }
}
