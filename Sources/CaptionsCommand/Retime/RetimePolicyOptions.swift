// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import CaptionTiming

extension RetimingOptions.NegativePolicy: ExpressibleByArgument {}
extension RetimingOptions.OverlapPolicy: ExpressibleByArgument {}
extension RetimingOptions.OverflowPolicy: ExpressibleByArgument {}

/// What becomes of cues that end up in an awkward place.
struct RetimePolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to do with cues that would start before zero: refuse the file, clamp their times to "
        + "zero, drop those that would end before zero, or move everything later by as much as the "
        + "earliest cue lacks (shift-block, for files only).",
      valueName: "policy"))
  var onNegative: RetimingOptions.NegativePolicy = .error

  @Option(
    help: ArgumentHelp(
      "What to do with cues that run into the next one: keep them, or trim them to end before it.",
      valueName: "policy"))
  var onOverlap: RetimingOptions.OverlapPolicy = .keep

  @Option(
    help: ArgumentHelp(
      "What to do with cues past 99:59:59,999: refuse the file, or allow hours of three digits.",
      valueName: "policy"))
  var onOverflow: RetimingOptions.OverflowPolicy = .error

  /// The same as options of the library.
  var options: RetimingOptions {
    var options = RetimingOptions()
    options.onNegative = onNegative
    options.onOverlap = onOverlap
    options.onOverflow = onOverflow
    return options
  }
}
