// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionTiming

/// What timecodes that count frames mean; shared by the retiming verbs.
struct FrameTimecodeOptions: ParsableArguments {
  @Option(
    name: .customLong("frames-at"),
    help: ArgumentHelp(
      "Read timecodes that end in frames, 00:00:01:12 or 00:00:01;12 (dropped frames), at this rate; "
        + "without it they are refused.", valueName: "fps"),
    transform: { try FrameRate($0) })
  var rate: FrameRate?

  /// The same for the library.
  var timecodes: FrameTimecodes { rate.map { .at($0) } ?? .refused }
}
