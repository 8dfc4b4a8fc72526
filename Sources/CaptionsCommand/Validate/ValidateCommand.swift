// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules
import CaptionText

/// `captions validate`: what is wrong with caption files, and where.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Find what is wrong with caption files.",
    discussion: """
      Names files, directories (searched for .srt) or '-' for standard input. Findings go to \
      standard output, messages to standard error. The exit status is 0 when nothing was found at \
      or above --fail-on, 1 when something was, and 2 when a file could not be read.

      Examples:
        captions validate captions/
        captions validate film.srt --select SRT2,SRT3 --format json
        captions validate captions/ --profile wistia --format sarif > captions.sarif
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

  func validate() throws {
    if let maxFindings, maxFindings < 0 {
      throw ValidationError("--max-findings wants a number of 0 or more")
    }
  }

  func run() throws {
    let inputs = InputPaths(paths)
    var status = ExitStatus.success
    for error in inputs.errors {
      Messages.error(error.description)
      status = .failure
    }
    if inputs.files.isEmpty && inputs.errors.isEmpty {
      throw CommandError("\(paths.joined(separator: ", ")): no .srt file was found")
    }
    var run = ValidationRun(
      settings: try findings.settings(), input: input, format: format.format,
      limit: maxFindings ?? .max, showsFindings: !quiet && !statistics)
    try run.begin()
    for path in inputs.files {
      do {
        try run.validate(path)
      } catch let error as FileError {
        Messages.error(error.description)
        run.summary.unreadable += 1
        status = .failure
      } catch let error as EncodingUnavailable {
        Messages.error("\(path): \(error)")
        run.summary.unreadable += 1
        status = .failure
      }
    }
    try run.finish()
    if statistics { try run.printStatistics() }
    if !quiet, format.format == .text || format.format == .concise {
      Messages.print(run.summary.sentence)
    }
    guard status == .success else { throw status }
    if let severity = failOn.severity, run.summary.count(atLeast: severity) > 0 {
      throw ExitStatus.findings
    }
  }
}
