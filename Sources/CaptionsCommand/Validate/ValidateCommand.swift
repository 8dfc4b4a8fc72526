// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules
import CaptionText
import CaptionWorkspace

/// `captions validate`: what is wrong with caption files, and where.
struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    _superCommandName: "captions",
    abstract: "Find what is wrong with caption files.",
    discussion: """
      Names files, directories (searched for .srt) or '-' for standard input. Findings go to \
      standard output, messages to standard error. The exit status is 0 when nothing was found at \
      or above --fail-on, 1 when something was, and 2 when a file could not be read.

      Examples:
        captions validate captions/
        captions validate film.srt --select SRT2,CAP3 --format json
        captions validate captions/ --profile wistia --format sarif > captions.sarif
        captions validate captions/ --watch
      """
  )

  @Argument(help: "Files, directories, or '-' for standard input.")
  var paths: [String]

  @Option(help: "How findings are written.")
  var format = ReportFormatArgument(format: .text)

  @OptionGroup var findings: FindingOptions
  @OptionGroup var input: InputOptions

  @Option(help: "The least severity that makes the exit status 1.")
  var failOn: FailOn = .error

  @Option(help: ArgumentHelp("Show at most so many findings of a file.", valueName: "n"))
  var maxFindings: Int?

  @Flag(help: "Count findings by rule in place of showing them.")
  var statistics = false

  @Flag(name: .shortAndLong, help: "Show no findings and no summary; only the exit status tells.")
  var quiet = false

  @Flag(help: "Print what applies to each file, and validate nothing.")
  var showSettings = false

  @Option(help: ArgumentHelp("How many files to look at at once.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Stay, and validate files again when they change; Ctrl-C ends.")
  var watch = false

  @Flag(
    help:
      "Validate every file, also those that did not change since an earlier run; keep nothing for later ones."
  )
  var noCache = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number of 1 or more") }
    if let maxFindings, maxFindings < 0 {
      throw ValidationError("--max-findings wants a number of 0 or more")
    }
    guard watch else { return }
    if showSettings { throw ValidationError("give one of --watch and --show-settings") }
    if paths.contains("-") { throw ValidationError("standard input cannot be watched") }
    switch format.format {
    case .json, .sarif, .junit:
      throw ValidationError(
        "--watch has no end, and \(format.format.rawValue) is one document; try ndjson")
    case .text, .concise, .ndjson, .github: break
    }
  }

  func run() async throws {
    if watch {
      var watcher = ValidationWatch(self)
      try await watcher.run()
      return
    }
    let inputs = InputPaths(paths)
    if inputs.files.isEmpty && inputs.errors.isEmpty {
      throw CommandError("\(paths.joined(separator: ", ")): no .srt or .vtt file was found")
    }
    for link in inputs.skipped where !quiet { Messages.error(link.description) }
    var resolver = SettingsResolver(StatedSettings(findings, input))
    guard !showSettings else {
      for error in inputs.errors { Messages.error(error.description) }
      try SettingsText.print(inputs.files, &resolver)
      return
    }
    let run = try await validate(inputs.files, inputs.errors, resolver)
    if run.hasFailures { throw ExitStatus.failure }
    if let severity = failOn.severity, run.summary.count(atLeast: severity) > 0 {
      throw ExitStatus.findings
    }
  }

  /// Validates some files once, and tells what was found.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - errors: What could not be looked into.
  ///   - resolver: What applies to each file.
  /// - Returns: What came of it.
  /// - Throws: ``CommandError`` or `BrokenPipe`.
  func validate(
    _ files: [String], _ errors: [FileError], _ resolver: SettingsResolver
  ) async throws -> ValidationRun {
    // Looking one file up takes longer than validating it.
    let isCached = !noCache && files.count > 1
    var run = ValidationRun(
      resolver: resolver, format: format.format, limit: maxFindings ?? .max,
      showsFindings: !quiet && !statistics, isQuiet: quiet, cache: isCached ? .shared : nil)
    try run.begin()
    for error in errors { try run.fail(error) }
    try await run.validate(files, jobs: jobs ?? Processors.count)
    try run.finish()
    if statistics { try run.printStatistics(as: format.format) }
    if !quiet, format.format == .text || format.format == .concise {
      Messages.print(run.summary.sentence)
    }
    return run
  }
}
