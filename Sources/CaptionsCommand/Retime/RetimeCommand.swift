// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionTiming
import CaptionWorkspace

/// `captions retime`: every change of time that is not a mere shift.
struct RetimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retime",
    _superCommandName: "captions",
    abstract: "Scale, convert frame rates, correct drift, snap to frames, set gaps and durations.",
    discussion: """
      Frame rates: --from-fps 24 --to-fps 25 retimes as if a file timed for 24 fps were played at \
      25 fps, so everything comes earlier (times × 24/25). 23.976 (also 23.97 and 23.98), 29.97 and \
      59.94 are exactly 24000/1001, 30000/1001 and 60000/1001.

      Timecodes without dropped frames: 01:00:00:00 on a 29.97 fps tape counted at 30 fps is \
      1:00:03.600 of real time. --from-fps 30 --to-fps 29.97 turns such times into real ones: \
      00:10:30,000 becomes 00:10:30,630.

      Anchors: --anchor OLD=NEW says where a time of the file belongs; one shifts, two fix a \
      line, more fix a line between each neighbouring two. A line that multiplies times by less than \
      0.9 or more than 1.1 is refused without --allow-slope. #24=00:03:53,582 takes the start of \
      the 24th cue as the old time.

      What is given together is done in this order: hours, then scale, frame rates, shift; then \
      snapping, duration and gap. Everything is computed exactly and rounded once, to the nearest \
      millisecond.

      Examples:
        captions retime film.srt --from-fps 23.976 --to-fps 25 --in-place
        captions retime film.srt --anchor '#1=00:00:12,000' \\
          --anchor '#812=01:31:05,400' > out.srt
        captions retime film.srt --snap-to 25 --min-gap 80ms \\
          --min-duration 833ms > out.srt
        captions retime premiere.srt --frames-at 25 --in-place
      """
  )

  @OptionGroup var files: RetimeFileOptions

  @Option(
    help: ArgumentHelp(
      "Multiply all times by a ratio, 1.001, 25/24, 25/23.976 or 104.2%; above 1 everything comes "
        + "later.",
      valueName: "ratio"),
    transform: { try Rational(ratio: $0) })
  var scale: Rational?

  @Option(
    help: ArgumentHelp("The frame rate that the file is timed for.", valueName: "fps"),
    transform: { try NamedFrameRate($0) })
  var fromFps: NamedFrameRate?

  @Option(
    help: ArgumentHelp("The frame rate of the video that it is for.", valueName: "fps"),
    transform: { try NamedFrameRate($0) })
  var toFps: NamedFrameRate?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A time of the file, or #N for a cue, and where it belongs; may be repeated.",
      valueName: "old=new"),
    transform: { try AnchorExpression($0) })
  var anchor: [AnchorExpression] = []

  @Flag(
    name: .customLong("allow-slope"),
    help: "Let anchors multiply times by less than 0.9 or more than 1.1.")
  var allowsSlope = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Move everything by a constant, as the verb shift does.", valueName: "time"),
    transform: { try Timestamp(expression: $0) })
  var by: Timestamp?

  @Flag(help: "Remove a programme's hour: the 01: or 10: that all times begin with.")
  var hours = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Change only the cues that start in this range; either side may be left out.",
      valueName: "from..to"),
    transform: { try TimeRange(expression: $0) })
  var range: TimeRange?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long the media is: change nothing, but say whether the file looks like one for another "
        + "frame rate, and which command would convert it.", valueName: "time"),
    transform: { text in
      let duration = try Timestamp(expression: text)
      guard duration > .zero else { throw TimingError.malformedTime(text) }
      return duration
    })
  var mediaDuration: Timestamp?

  @OptionGroup var tidying: RetimeTidyingOptions
  @OptionGroup var policies: RetimePolicyOptions

  func validate() throws {
    if (fromFps == nil) != (toFps == nil) {
      throw ValidationError("--from-fps and --to-fps belong together; give both")
    }
    if !anchor.isEmpty, scale != nil || fromFps != nil || by != nil || hours {
      throw ValidationError(
        "--anchor already fixes shift and scale; leave out --scale, --from-fps, --by and --hours")
    }
    if hours, range != nil {
      throw ValidationError("--hours is about the whole file; leave out --range")
    }
    let isNothing =
      scale == nil && fromFps == nil && anchor.isEmpty && by == nil && !hours
      && tidying.isEmpty && policies.onOverlap == .keep
    if mediaDuration != nil, !isNothing {
      throw ValidationError("--media-duration only asks; leave out what changes times")
    }
    if mediaDuration == nil, isNothing, files.frames.rate == nil {
      throw ValidationError(
        "nothing to do; give --scale, --from-fps and --to-fps, --anchor, --by, --hours, "
          + "--frames-at, --snap-to, --min-gap, --min-duration, --on-overlap trim or "
          + "--media-duration")
    }
  }

  func run() throws {
    if let mediaDuration { return try FrameRateHints(files: files, duration: mediaDuration)() }
    var request = FileRetiming.Request()
    if let scale { request.retiming = request.retiming.followed(by: .scale(by: scale)) }
    if let fromFps, let toFps {
      let step = Retiming.frameRate(from: fromFps.rate, to: toFps.rate)
      request.retiming = request.retiming.followed(by: step)
      if !files.quiet {
        for said in Set([fromFps.note, toFps.note].compactMap { $0 }).sorted() {
          Messages.print(said)
        }
        Messages.print(step.description)
      }
    }
    if let by { request.retiming = request.retiming.followed(by: .shift(by: by)) }
    request.anchors = anchor
    request.allowsSlope = allowsSlope
    request.removesHours = hours
    request.range = range
    request.options = policies.options
    tidying.apply(to: &request.options)
    try RetimeRun(request: request, files: files)()
  }
}
