// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionTiming

/// `captions align`: puts a drifted file back in place with the help of a reference.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    _superCommandName: "captions",
    abstract: "Put a drifted file back in place with the help of captions of the same media.",
    discussion: """
      The reference may be in any language: only times are compared. Found are a constant offset, a \
      wrong frame rate, and splits where adverts or cuts make the offset jump. What was found is \
      printed with a confidence each; below the least one the file is left alone. A file that fits \
      already comes out as it is, and no cue is ever dropped.

      Examples:
        captions align film.de.srt --reference film.en.srt --in-place
        captions align film.de.srt --reference film.en.srt --dry-run
      """
  )

  @Argument(help: ArgumentHelp("The file to put in place.", valueName: "path"))
  var path: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Captions of the same media whose times are right; - for standard input.", valueName: "path"))
  var reference: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file; standard output otherwise.", valueName: "path"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Replace the file by its aligned self, all or nothing.")
  var inPlace = false

  @Flag(
    name: [.customShort("n"), .customShort("d"), .long],
    help: "Write nothing; print what was found on standard output.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Print no summary, only errors.")
  var quiet = false

  @Flag(help: "Apply what was found, however low the confidence is.")
  var force = false

  @Flag(name: .customLong("no-splits"), help: "Look for one offset for the whole file.")
  var forbidsSplits = false

  @Option(
    help: ArgumentHelp(
      "The confidence, from 0 to 1, below which the file is left alone.", valueName: "number"))
  var minConfidence = 0.9

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Cue N of the file says what cue M of the reference says; may be repeated.",
      valueName: "n=m"),
    transform: { try Self.pair($0) })
  var pair: [AlignmentOptions.KnownPair] = []

  @OptionGroup var policies: RetimePolicyOptions
  @OptionGroup var input: InputOptions

  func validate() throws {
    if inPlace, output != nil {
      throw ValidationError("--in-place and --output exclude each other")
    }
    if path == "-" {
      throw ValidationError("the file is read twice, which a pipe cannot offer; name a file")
    }
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence is a number from 0 to 1")
    }
  }

  func run() throws {
    var options = AlignmentOptions()
    options.allowsSplits = !forbidsSplits
    options.minimumConfidence = minConfidence
    options.knownPairs = pair
    let alignment: Alignment
    do {
      try RetimeJob.refusePipe(path)
      let file = try CuePass.times(in: input.reader(of: path))
      let target = try CuePass.times(in: InputOptions.automatic.reader(of: reference))
      try check(cues: file.count, target.count)
      alignment = try Aligner(options: options).align(file, to: target)
    } catch let error as FileError {
      throw CommandError(error.description)
    }
    if dryRun {
      var output = StandardOutput()
      try output.write("\(alignment)\n")
      try output.flush()
    } else if !quiet {
      for line in alignment.description.split(separator: "\n") {
        Messages.print("\(path): \(line)")
      }
    }
    if alignment.verdict == .refused, !force || alignment.blocks.isEmpty {
      throw CommandError(
        "\(path): does not fit \(reference) with enough confidence, so it is left alone; check that "
          + "both are for the same media, or look at --dry-run and give --force")
    }
    guard !dryRun else { return }
    try write(alignment)
  }

  /// Refuses what cannot be aligned at all, in words of its own.
  private func check(cues: Int, _ referenceCues: Int) throws {
    for (path, count) in [(path, cues), (reference, referenceCues)] where count < 2 {
      throw CommandError(
        "\(InputOptions.shown(path)): has \(count == 0 ? "no cues" : "one cue"), "
          + "which is too little to compare times with")
    }
    for pair in pair where pair.cue >= cues || pair.reference >= referenceCues {
      throw CommandError(
        "--pair \(pair.cue + 1)=\(pair.reference + 1): the file has \(cues) cues and the reference "
          + "\(referenceCues)")
    }
  }

  /// Reads `N=M`, both counted from 1.
  private static func pair(_ text: String) throws -> AlignmentOptions.KnownPair {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let cue = Int(parts[0]), let reference = Int(parts[1]), cue > 0,
      reference > 0
    else {
      throw ValidationError("'\(text)' is not a pair of cues; write it as 12=15")
    }
    return AlignmentOptions.KnownPair(cue: cue - 1, reference: reference - 1)
  }

  private func write(_ alignment: Alignment) throws {
    var recipe = RetimeRecipe()
    recipe.retiming = alignment.retiming
    recipe.options = policies.options
    let destination: RetimeDestination =
      inPlace ? .inPlace : RetimeDestination(output: output)
    do {
      let job = RetimeJob(
        recipe: recipe, reader: input.reader(of: path), destination: destination)
      let report = try job.run()
      if !quiet { Messages.print("\(path): \(report)") }
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let error as CommandError {
      throw CommandError("\(path): \(error.message)", status: error.status)
    }
  }
}
