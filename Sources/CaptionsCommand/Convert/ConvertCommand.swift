// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import CaptionFiles
import CaptionSyntax
public import CaptionFormats
import CaptionText
import CaptionWorkspace

extension ConversionTarget: ExpressibleByArgument {}

/// `captions convert`: captions in another format, with a list of what that loses.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    _superCommandName: "captions",
    abstract: "Write captions in another format.",
    discussion: """
      Reads SubRip, WebVTT, SubStation Alpha, SBV, MicroDVD, MPL2, LRC and the JSON of whisper, told apart \
      by their content, and writes SubRip (srt), WebVTT (vtt), SBV, the words alone in paragraphs (txt), \
      a table of times in milliseconds (csv), or one JSON document. \
      What the target cannot hold, such as colours or positions, is left out and listed by kind; with \
      --strict nothing is written then, with exit status 1. The result is UTF-8 and goes to standard \
      output unless --output names a file, or for several inputs a directory.

      Examples:
        captions convert film.srt --to vtt --output film.vtt
        captions convert captions/ --to vtt --output web/
        captions convert talk.vtt --to txt
        captions convert whisper.json --to srt > film.srt
      """
  )

  @Argument(
    help: "Files, directories to search for .srt and .vtt files, or '-' for standard input.")
  var paths: [String]

  @Option(help: "The format to write.")
  var to: ConversionTarget

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the result here; a directory that is there takes each file under its own name.",
      valueName: "path"))
  var output: String?

  @Flag(help: "Write nothing where anything would be lost.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Do not list what was lost.")
  var quiet = false

  @Option(
    help: ArgumentHelp("How many frames a second has, for MicroDVD.", valueName: "number"))
  var fps: Double?

  @OptionGroup var input: InputOptions

  func validate() throws {
    if let fps, !(1...1000).contains(fps) {
      throw ValidationError("--fps takes a number of frames from 1 to 1000, such as 25 or 23.976")
    }
  }

  func run() throws {
    let inputs = InputPaths(paths)
    InputOptions.tell(of: inputs)
    if inputs.files.isEmpty && inputs.errors.isEmpty {
      throw CommandError("\(paths.joined(separator: ", ")): no .srt or .vtt file was found")
    }
    let directory = output.flatMap { (try? RootedDirectory(path: $0)) == nil ? nil : $0 }
    if inputs.files.count > 1, directory == nil {
      throw CommandError(
        "\(inputs.files.count) files cannot go to one output; name a directory with --output",
        status: .usage)
    }
    var hasFailures = !inputs.errors.isEmpty
    var isRefused = false
    var targets: Set<String> = []
    for input in inputs.inputs {
      do {
        let target = directory.map { "\($0)/\(name(for: input.path))" } ?? output
        if let target, !targets.insert(target).inserted {
          throw CommandError("\(input.path): \(target) is that of another file already")
        }
        if target == input.path {
          throw CommandError("\(input.path): the result would take the place of the file itself")
        }
        if try !convert(input, to: target) { isRefused = true }
      } catch let error as FileError {
        let isWithoutRate = error.format == .microDVD && fps == nil
        Messages.error("\(error)" + (isWithoutRate ? "; give it, for example --fps 25" : ""))
        hasFailures = true
      } catch let error as EncodingUnavailable {
        Messages.error("\(InputOptions.shown(input.path)): \(error)")
        hasFailures = true
      }
    }
    if hasFailures { throw ExitStatus.failure }
    if isRefused { throw ExitStatus.findings }
  }

  /// Converts one file.
  ///
  /// - Returns: `false` where something would be lost and nothing was written.
  private func convert(_ input: InputPath, to target: String?) throws -> Bool {
    let path = InputOptions.shown(input.path)
    var conversion = FileConversion(self.input.reader(of: input), to: to)
    conversion.framesPerSecond = fps
    let outcome: FileConversion.Outcome
    if let target {
      let source = try input.open()
      var file = try OutputFile(
        path: target, replacing: OutputFile.Expectation(at: target, reading: source))
      outcome = try conversion.run { try file.write($0) }
      if !isRefused(outcome) { try file.commit() }
    } else {
      var output = StandardOutput()
      // What may be refused is held until it is whole.
      var held: [UInt8] = []
      outcome = try conversion.run { bytes in
        if strict { held += bytes } else { try output.write(bytes) }
      }
      if strict, !isRefused(outcome) { try output.write(held) }
      try output.flush()
    }
    if let reading = outcome.reading { InputNotes.print(reading, path: input.path) }
    if isRefused(outcome) {
      Messages.error(
        "\(path): \(to.rawValue) cannot hold \(outcome.losses.summary); nothing is written")
      return false
    }
    if !quiet, !outcome.losses.isEmpty {
      Messages.print("\(path): lost \(outcome.losses.summary)")
    }
    return true
  }

  private func isRefused(_ outcome: FileConversion.Outcome) -> Bool {
    strict && !outcome.losses.isEmpty
  }

  /// The name of a file with the ending of the target.
  private func name(for path: String) -> String {
    guard path != "-" else { return "captions.\(to.fileExtension)" }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return "\(name).\(to.fileExtension)"
    }
    return "\(name[..<dot]).\(to.fileExtension)"
  }
}
