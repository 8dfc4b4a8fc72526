// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionTiming

/// `captions align`: puts drifted files back in place with the help of references.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    _superCommandName: "captions",
    abstract: "Put a drifted file back in place with the help of captions of the same media.",
    discussion: """
      The reference may be in any language, and its cues may be merged or divided otherwise: only \
      times are compared. Found are a constant offset, drift by any ratio from 0.9 to 1.11, a wrong \
      frame rate, splits where adverts or cuts make the offset jump, and parts that were joined so \
      that times begin anew. One line is preferred to many steps: a split or a ratio has to explain \
      more than it costs to say where it is.

      The confidence is the share of the cues that is explained, each as sure as it is: half a file \
      that matches is 50 %. Below the least confidence the file is left alone and the reason said. A \
      file that fits already comes out as it is, and no cue is ever dropped.

      Several references may be given: the one that fits best is taken, and whether the others \
      agree is said. Of directories, those files belong together whose names differ in nothing but \
      the language; where several directories hold such a file, the one of the same name counts.

      With --media the reference is the sound of the film itself: where somebody speaks, as captions \
      speech finds it, for which ffmpeg has to be installed.

      Examples:
        captions align film.de.srt --reference film.en.srt --in-place
        captions align film.de.srt --reference film.en.srt --dry-run
        captions align film.de.srt -r film.en.srt -r film.fr.srt --json --dry-run
        captions align german/ -r english/ --in-place
        captions align film.de.srt --media film.mkv --in-place
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
  var reference: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The film or recording itself, in place of captions or beside them.", valueName: "path"))
  var media: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file; standard output otherwise.", valueName: "path"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Replace the file by its aligned self, all or nothing.")
  var inPlace = false

  @Flag(help: RetimeFileOptions.backupHelp)
  var backup = false

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
  var pair: [Aligner.Options.KnownPair] = []

  @OptionGroup var policies: RetimePolicyOptions
  @OptionGroup var frames: FrameTimecodeOptions
  @OptionGroup var input: InputOptions

  func validate() throws {
    if backup, !inPlace { throw ValidationError("--backup goes with --in-place") }
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
    if reference.isEmpty, media == nil {
      throw ValidationError("name captions whose times are right with -r, or the film with --media")
    }
    if media == "-" {
      throw ValidationError("most media cannot be read from a pipe; name a file after --media")
    }
    if reference.isEmpty, !pair.isEmpty {
      throw ValidationError("--pair names a cue of other captions; give those with -r")
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
    var references = try AlignmentReferences(reference)
    if inputs.files == [path] {
      if let media { references.add(media: media) }
      let aligned = try align(InputPath(path), references.references(for: path))
      if json { try AlignmentDocument.print(aligned.document) }
      if let refusal = aligned.refusal { throw refusal }
      return
    }
    guard media == nil else {
      throw CommandError("--media is the film of one file; name that file", status: .usage)
    }
    guard inPlace || dryRun else {
      throw CommandError(
        "a directory is aligned in place; give --in-place, or --dry-run to look", status: .usage)
    }
    try align(inputs, references)
  }

  /// Aligns all files of a directory: what goes wrong with one does not keep the others back.
  private func align(_ inputs: InputPaths, _ references: AlignmentReferences) throws {
    var documents: [AlignmentDocument] = []
    var isFailed = inputs.files.isEmpty
    if inputs.files.isEmpty { Messages.error("no captions in \(path)") }
    for file in inputs.inputs {
      do {
        let aligned = try align(file, references.references(for: file.path, in: path))
        documents.append(aligned.document)
        if let refusal = aligned.refusal { throw refusal }
      } catch let error as CommandError {
        isFailed = true
        Messages.error(error.message)
      }
    }
    if json { try AlignmentDocument.print(list: documents) }
    if isFailed { throw ExitStatus.failure }
  }

  /// Reads `N=M`, both counted from 1.
  private static func pair(_ text: String) throws -> Aligner.Options.KnownPair {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let cue = Int(parts[0]), let reference = Int(parts[1]), cue > 0,
      reference > 0
    else {
      throw ValidationError("'\(text)' is not a pair of cues; write it as 12=15")
    }
    return Aligner.Options.KnownPair(cue: cue - 1, reference: reference - 1)
  }
}
