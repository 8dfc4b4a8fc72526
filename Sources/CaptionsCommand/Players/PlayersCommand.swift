// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionReaders
import CaptionReports
import CaptionSyntax
import CaptionText
import SubRip

/// `captions players`: what each player and library shows of a file.
struct PlayersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "players",
    _superCommandName: "captions",
    abstract: "Show what players and libraries make of a file.",
    discussion: """
      VLC, FFmpeg and mpv, Media3 on Android, Chromium (after FFmpeg has made WebVTT of the file), \
      Subtitle Edit, and the Python libraries pysrt, srt and pysubs2 are modelled from their sources. \
      Listed are the captions on which they differ; --all lists every one. The file is decoded first: \
      what a player does to an encoding that it does not know is not shown.

      Examples:
        captions players film.srt
        captions players film.srt --only vlc,media3 --all
        captions players film.srt --json | jq '.readers[] | {reader, count: .captions | length}'
      """
  )

  @Argument(help: "Files; '-' for standard input.")
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Only these, separated by commas: \(Reader.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "names"))
  var only: String?

  @Flag(help: "List also the captions on which all agree.")
  var all = false

  @Flag(help: "Print one JSON document a file, on one line, with every caption of every reader.")
  var json = false

  @OptionGroup var input: InputOptions

  func validate() throws {
    if all && json { throw ValidationError("--json has every caption already; leave out --all") }
    for name in names where Reader(name: name) == nil {
      throw ValidationError(
        "no reader is called '\(name)'; choose from "
          + Reader.allCases.map(\.rawValue).joined(separator: ", "))
    }
  }

  private var names: [String] {
    (only ?? "").split(separator: ",").map { String($0.filter { $0 != " " }) }
  }

  func run() throws {
    let chosen = names.compactMap { Reader(name: $0) }
    var output = StandardOutput()
    var hasFailures = false
    for path in paths {
      do {
        let text = try input.reader(of: path).readAll().text
        // The models say how a file is read that is meant to be SubRip.
        if let found = Recognition.of(text.span, .anything(but: .subRip)) {
          throw FileError(
            InputOptions.shown(path), UnreadableCaptions(format: found.format, expected: .subRip))
        }
        let report = PlayersReport(
          name: InputOptions.shown(path), text: text,
          readers: chosen.isEmpty ? Reader.allCases : chosen)
        if json {
          try output.write(report.json())
        } else {
          try output.write(report.text(all: all) { CaptionFormat.subRip.text(of: $0) })
        }
      } catch let error as FileError {
        try output.flush()
        Messages.error(error.description)
        hasFailures = true
      } catch let error as EncodingUnavailable {
        try output.flush()
        Messages.error("\(InputOptions.shown(path)): \(error)")
        hasFailures = true
      }
    }
    try output.flush()
    if hasFailures { throw ExitStatus.failure }
  }
}

extension Reader {
  /// The reader with a name, in any case.
  init?(name: String) {
    guard
      let reader = Reader.allCases.first(where: {
        $0.rawValue.lowercased() == name.lowercased()
      })
    else { return nil }
    self = reader
  }
}
