// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionTiming
import CaptionWorkspace

/// `captions shift`: moves all cues, or those in a range, by a constant.
struct ShiftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shift",
    _superCommandName: "captions",
    abstract: "Move cues by a constant time.",
    discussion: """
      Only the bytes of timecodes change; all others are copied. A file is written whole or not at \
      all. From standard input to standard output any length is retimed in bounded memory.

      Examples:
        captions shift film.srt --by 1.5s > later.srt
        captions shift film.srt --by -1200ms --in-place
        captions shift captions/ --by 2s --range 00:10:00.. --in-place
        cat film.srt | captions shift - --by 00:00:01,500
      """
  )

  @OptionGroup var files: RetimeFileOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How far: 00:00:01,500, 1.5s, 1m2.5s or -1200ms; later when positive.", valueName: "time"),
    transform: { try Timestamp(expression: $0) })
  var by: Timestamp

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Move only the cues that start in this range; either side may be left out.",
      valueName: "from..to"),
    transform: { try TimeRange(expression: $0) })
  var range: TimeRange?

  @OptionGroup var policies: RetimePolicyOptions

  func run() throws {
    var request = FileRetiming.Request()
    request.retiming = .shift(by: by)
    request.range = range
    request.options = policies.options
    try RetimeRun(request: request, files: files)()
  }
}
