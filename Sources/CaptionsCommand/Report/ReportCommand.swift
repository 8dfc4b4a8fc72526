// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import ArgumentParser
import CaptionFiles
import CaptionLanguages
import CaptionReports
import CaptionRules
import CaptionText
import CaptionWorkspace

/// `captions report`: one page about a directory of captions.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make one HTML page about a directory of captions.",
    discussion: """
      Shows which media have which languages, how each file is and what is wrong in it. The page \
      stands alone: it loads nothing and runs no script. It goes to standard output unless --output \
      says otherwise. The exit status is 0 whatever the captions are like, and 2 when a file could \
      not be read, which the page says too.

      Examples:
        captions report captions/ --output captions.html
        captions report captions/ --profile netflix --ignore CAP5 > captions.html
      """
  )

  @Argument(help: "Files and directories.")
  var paths: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the page here.", valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("What the page is called; the paths unless told.", valueName: "text"))
  var title: String?

  @OptionGroup var findings: FindingOptions
  @OptionGroup var input: InputOptions

  func run() throws {
    let inputs = InputPaths(paths)
    InputOptions.tell(of: inputs)
    if inputs.files.isEmpty && inputs.errors.isEmpty {
      throw CommandError("\(paths.joined(separator: ", ")): no .srt or .vtt file was found")
    }
    var resolver = SettingsResolver(StatedSettings(findings, input))
    var page = DirectoryPage(
      title: title ?? paths.joined(separator: ", "), profile: findings.profile ?? "upload")
    page.howToFix = FixSafety.howToFix
    var hasFailures = !inputs.errors.isEmpty
    for path in inputs.files {
      let settings = try resolver.settings(for: path)
      page.profile = settings.lint.profile.name
      let track = try track(of: path, settings)
      if let failure = track.failure {
        Messages.error(failure)
        hasFailures = true
      }
      page.add(track)
    }
    try write(page.html())
    if hasFailures { throw ExitStatus.failure }
  }

  private func track(of path: String, _ settings: FileSettings) throws -> TrackReport {
    let place = TrackPlace(path)
    let language = (settings.lint.language ?? place.language)?.canonical
    var track = TrackReport(
      media: place.media, language: language?.description ?? "",
      languageName: language?.englishName ?? language?.description ?? "",
      file: FileReport(path: InputOptions.shown(path), cues: 0, encoding: ""))
    do {
      let validation = FileValidation(path: path, settings: settings)
      let report = try validation.run { track.add($0) }
      track.file = report
      track.failure = report.refusal.map { FileError(.read, path, reason: $0).description }
    } catch let error as FileError {
      track.failure = error.description
    } catch let error as EncodingUnavailable {
      track.failure = "\(path): \(error)"
    }
    return track
  }

  private func write(_ page: [UInt8]) throws {
    do {
      if let output {
        try OutputFile.write(page, to: output)
        return
      }
    } catch {
      throw CommandError(error.description)
    }
    var standard = StandardOutput()
    try standard.write(page)
    try standard.flush()
  }
}

/// Whose captions a file holds, as its path tells.
struct TrackPlace {
  /// The media, with the directories that divide the library.
  var media: String
  /// The language, where it is all that the file's name says, as in `Talk/en.srt`.
  var language: LanguageTag?

  init(_ path: String) {
    guard path != "-" else {
      media = "<stdin>"
      return
    }
    var parts = path.split(separator: "/").map(String.init)
    let name = CaptionFileName(parts.popLast() ?? path)
    if name.language == nil { language = LanguageTag(code: name.stem) }
    // The directory is the media then, as it is where a name begins with its language.
    let isNameless = language != nil || name.stem.isEmpty
    if !isNameless || parts.isEmpty { parts.append(name.stem) }
    media = parts.joined(separator: "/")
  }
}
