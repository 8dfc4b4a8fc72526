// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionRules
import CaptionText
import CaptionWorkspace

/// `captions fix`: fixes what can be fixed, and proves it.
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    _superCommandName: "captions",
    abstract: "Fix caption files.",
    discussion: """
      Safe fixes keep the meaning of text and times; --unsafe adds those that may not. What is safe \
      is asked of those who read the file: a fix after which VLC, FFmpeg, Media3, Chromium, Subtitle \
      Edit or a library would show less, or anything but the captions' own words, is left to --unsafe, \
      and it is said why. The fixed file is validated again: a fix that would make anything worse is \
      left out. Bytes that no fix \
      touches stay as they are. A file of another format, or without a cue that can be read, is left \
      alone, with exit status 2. The result goes to standard output unless --output, --in-place or \
      --diff says otherwise.

      Examples:
        captions fix film.srt > fixed.srt
        captions fix captions/ --diff
        captions fix captions/ --in-place --backup
        captions fix film.srt --unsafe --select CAP3 --in-place
      """
  )

  @Argument(help: "Files, directories, or '-' for standard input.")
  var paths: [String]

  @Flag(help: "Apply also fixes that may change wording, times or characters.")
  var unsafe = false

  @Flag(help: "Show what would change as a unified diff, and write nothing.")
  var diff = false

  @Flag(help: "Replace the files, each whole or not at all; permissions are kept.")
  var inPlace = false

  @Flag(
    help:
      "With --in-place, keep each original beside the new file as FILE.bak, or FILE.bak.1 and so on."
  )
  var backup = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the result here.", valueName: "path"))
  var output: String?

  @OptionGroup var findings: FindingOptions
  @OptionGroup var input: InputOptions

  @Option(help: "The least severity that makes the exit status 1 when it is left.")
  var failOn: FailOn = .error

  @Flag(name: .shortAndLong, help: "Print no summary.")
  var quiet = false

  func validate() throws {
    let ways = [diff, inPlace, output != nil].count { $0 }
    guard ways <= 1 else {
      throw ValidationError("give one of --diff, --in-place and --output")
    }
    if backup && !inPlace { throw ValidationError("--backup goes with --in-place") }
    if inPlace && paths.contains("-") {
      throw ValidationError("standard input cannot be replaced; leave out --in-place")
    }
  }

  func run() throws {
    let inputs = InputPaths(paths, onceEach: inPlace)
    InputOptions.tell(of: inputs)
    if inputs.files.isEmpty && inputs.errors.isEmpty {
      throw CommandError("\(paths.joined(separator: ", ")): no .srt or .vtt file was found")
    }
    if inputs.files.count > 1, !diff, !inPlace {
      throw CommandError(
        "\(inputs.files.count) files cannot go to one output; add --in-place or --diff",
        status: .usage)
    }
    var job = FixJob(
      resolver: SettingsResolver(StatedSettings(findings, input)),
      safety: unsafe ? .unsafe : .safe,
      destination: diff ? .diff : inPlace ? .inPlace(backup: backup) : .output(output),
      isQuiet: quiet)
    var hasFailures = !inputs.errors.isEmpty
    if inPlace { inputs.removeAbandonedFiles() }
    for input in inputs.inputs {
      do {
        try job.fix(input)
      } catch let error as FileError {
        Messages.error(error.description)
        hasFailures = true
      } catch let error as EncodingUnavailable {
        Messages.error("\(input.path): \(error)")
        hasFailures = true
      }
    }
    try job.finish()
    if hasFailures { throw ExitStatus.failure }
    if let severity = failOn.severity, job.left(atLeast: severity) > 0 {
      throw ExitStatus.findings
    }
  }
}
