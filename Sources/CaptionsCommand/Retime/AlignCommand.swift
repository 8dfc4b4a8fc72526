// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionTiming
import SubRip

/// `captions align`: puts drifted files back in place with the help of references.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    _superCommandName: "captions",
    abstract: "Put a drifted file back in place with the help of captions of the same media.",
    discussion: """
      The reference may be in any language, and its cues may be merged or divided otherwise: only \
      times are compared. Found are a constant offset, drift by any ratio from 0.9 to 1.1, a wrong \
      frame rate, splits where adverts or cuts make the offset jump, and parts that were joined so \
      that times begin anew. One line is preferred to many steps: a split or a ratio has to explain \
      more than it costs to say where it is.

      The confidence is the share of the cues that is explained, each as sure as it is: half a file \
      that matches is 50 %. Below the least confidence the file is left alone and the reason said. A \
      file that fits already comes out as it is, and no cue is ever dropped.

      Several references may be given: the one that fits best is taken, and whether the others \
      agree is said. Of directories, those files belong together whose names differ in nothing but \
      the language.

      Examples:
        captions align film.de.srt --reference film.en.srt --in-place
        captions align film.de.srt --reference film.en.srt --dry-run
        captions align film.de.srt -r film.en.srt -r film.fr.srt --json --dry-run
        captions align german/ -r english/ --in-place
      """
  )

  @Argument(
    help: ArgumentHelp("The file to put in place, or a directory of them.", valueName: "path"))
  var path: String

  @Option(
    name: .shortAndLong, parsing: .singleValue,
    help: ArgumentHelp(
      "Captions of the same media whose times are right, or a directory of them; - for standard "
        + "input. May be repeated.", valueName: "path"))
  var reference: [String]

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

  @Flag(help: "Print what was found as one JSON document on standard output.")
  var json = false

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
  @OptionGroup var frames: FrameTimecodeOptions
  @OptionGroup var input: InputOptions

  func validate() throws {
    if inPlace, output != nil {
      throw ValidationError("--in-place and --output exclude each other")
    }
    if path == "-" {
      throw ValidationError("the file is read twice, which a pipe cannot offer; name a file")
    }
    if json, !dryRun, !inPlace, output == nil || output == "-" {
      throw ValidationError(
        "--json and the captions cannot share standard output; give --in-place, --output or --dry-run"
      )
    }
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence is a number from 0 to 1")
    }
  }

  func run() throws {
    let inputs = InputPaths([path], onceEach: inPlace)
    for link in inputs.skipped { Messages.error(link.description) }
    if let error = inputs.errors.first { throw CommandError(error.description) }
    if inPlace { inputs.removeAbandonedFiles() }
    let references = try AlignmentReferences(reference)
    if inputs.files == [path] {
      let documents = try align(InputPath(path), references.references(for: path))
      if json { try AlignmentDocument.print([documents]) }
      return
    }
    guard inPlace || dryRun else {
      throw CommandError(
        "a directory is aligned in place; give --in-place, or --dry-run to look", status: .usage)
    }
    var documents: [AlignmentDocument] = []
    var isFailed = inputs.files.isEmpty
    if inputs.files.isEmpty { Messages.error("no captions in \(path)") }
    for file in inputs.inputs {
      do {
        documents.append(try align(file, references.references(for: file.path)))
      } catch let error as CommandError {
        isFailed = true
        Messages.error(error.message)
      }
    }
    if json { try AlignmentDocument.print(documents) }
    if isFailed { throw ExitStatus.failure }
  }

  private func align(_ file: InputPath, _ references: [String]) throws -> AlignmentDocument {
    let path = file.path
    guard !references.isEmpty else {
      throw CommandError(
        "\(InputOptions.shown(path)): no reference is called so but for the language; name one with -r"
      )
    }
    var options = AlignmentOptions()
    options.allowsSplits = !forbidsSplits
    options.minimumConfidence = minConfidence
    options.knownPairs = pair
    let outcome: AlignRun.Outcome
    do {
      outcome = try AlignRun(
        path: path, references: references, options: options, input: input,
        frames: frames.timecodes)()
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let error as FrameTimecodeError {
      throw CommandError("\(InputOptions.shown(path)): \(error)")
    }
    var document = AlignmentDocument(
      outcome.alignment, file: path, reference: outcome.reference)
    try say(outcome, of: path, among: references.count)
    if outcome.alignment.verdict == .refused, !force || outcome.alignment.blocks.isEmpty {
      if json { try AlignmentDocument.print([document]) }
      throw CommandError(
        "\(path): does not fit \(InputOptions.shown(outcome.reference)) with enough confidence, so it "
          + "is left alone: \(outcome.alignment.refusal?.description ?? ""); "
          + "--dry-run shows what was found, --pair N=M names cues that belong together, --force "
          + "accepts it")
    }
    guard !dryRun else { return document }
    try write(outcome.alignment, file, &document)
    return document
  }

  private func say(_ outcome: AlignRun.Outcome, of path: String, among count: Int) throws {
    var lines = outcome.alignment.description.split(separator: "\n").map(String.init)
    if count > 1 { lines.insert("by \(InputOptions.shown(outcome.reference))", at: 0) }
    lines += outcome.notes
    let chart = AlignmentChart(outcome.alignment, of: outcome.cues).line
    if dryRun, !json {
      if let chart { lines.append(chart) }
      var output = StandardOutput()
      for line in lines { try output.write(line + "\n") }
      try output.flush()
    } else if !quiet, !json {
      if let chart, Messages.isTerminal { lines.append(chart) }
      for line in lines { Messages.print("\(path): \(line)") }
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

  private func write(
    _ alignment: Alignment, _ file: InputPath, _ document: inout AlignmentDocument
  ) throws {
    let path = file.path
    var recipe = RetimeRecipe()
    recipe.retiming = alignment.retiming
    recipe.frames = frames.timecodes
    recipe.options = policies.options
    let destination: RetimeDestination =
      inPlace ? .inPlace : RetimeDestination(output: output)
    do {
      let job = RetimeJob(
        recipe: recipe, reader: input.reader(of: file), destination: destination)
      let report = try job.run()
      let undo = RetimeUndo(
        retiming: alignment.retiming, report: report, destination: destination, path: path)
      document.written = report.description
      document.undo = undo.commands
      if !quiet {
        Messages.print("\(path): \(report)")
        if let line = undo.line { Messages.print(line) }
      }
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let error as UnreadableCaptions {
      throw CommandError(FileError(path, error).description)
    } catch let error as CommandError {
      throw CommandError("\(path): \(error.message)\(advice(path, error))", status: error.status)
    }
  }

  /// The command that goes on where an advert at the beginning would come before zero.
  private func advice(_ path: String, _ error: CommandError) -> String {
    guard policies.onNegative == .error, error.message.contains("--on-negative") else { return "" }
    var words = ["captions", "align", ShellWord.quoted(path)]
    for reference in reference { words += ["-r", ShellWord.quoted(reference)] }
    if let output { words += ["--output", ShellWord.quoted(output)] }
    if inPlace { words.append("--in-place") }
    if force { words.append("--force") }
    if forbidsSplits { words.append("--no-splits") }
    words += ["--on-negative", "drop"]
    return "; to go on without them: " + words.joined(separator: " ")
  }
}
