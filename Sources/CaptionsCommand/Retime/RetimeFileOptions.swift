// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionWorkspace

/// Which files are retimed and where the result goes; shared by the retiming verbs.
struct RetimeFileOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "SRT or WebVTT files, directories to search for them, or - for standard input.",
      valueName: "path"))
  var paths: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file; standard output otherwise. For a single input.", valueName: "path"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Replace each file by its retimed self, all or nothing.")
  var inPlace = false

  @Flag(help: Self.backupHelp)
  var backup = false

  @Flag(
    name: [.customShort("n"), .customShort("d"), .long],
    help: "Write nothing; print a table of what would be done.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Print no summary, only errors.")
  var quiet = false

  @OptionGroup var frames: FrameTimecodeOptions
  @OptionGroup var input: InputOptions

  /// What `--backup` does, of all verbs that replace files by retimed ones.
  static let backupHelp: ArgumentHelp =
    "With --in-place, keep each original beside the new file as FILE.bak, or FILE.bak.1 and so on."

  func validate() throws {
    if backup, !inPlace { throw ValidationError("--backup goes with --in-place") }
    if inPlace, output != nil {
      throw ValidationError("--in-place and --output exclude each other")
    }
    if inPlace, paths.contains("-") {
      throw ValidationError("standard input cannot be replaced; leave out --in-place")
    }
    if paths.isEmpty {
      throw ValidationError("name a file, a directory, or - for standard input")
    }
  }

  /// Where the result goes.
  var destination: FileRetiming.Destination {
    if dryRun { return .nowhere }
    if inPlace { return .inPlace(backup: backup) }
    return FileRetiming.Destination(output: output)
  }
}
