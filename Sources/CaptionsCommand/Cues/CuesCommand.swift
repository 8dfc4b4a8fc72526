// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionSyntax
import CaptionText

/// `captions cues`: the parser, for scripts.
struct CuesCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case ndjson, csv, text
  }

  static let configuration = CommandConfiguration(
    commandName: "cues",
    _superCommandName: "captions",
    abstract: "Print the cues of a file for scripts.",
    discussion: """
      Broken files are recovered as 'captions validate' describes; run that to see what was repaired. \
      Times are whole milliseconds. Any length is read in bounded memory, and '-' reads standard \
      input. A file of another format is refused, with exit status 2.

      Examples:
        captions cues film.srt --format ndjson | jq -r .text
        captions cues - --format csv < film.srt > film.csv
      """
  )

  @Argument(help: "The file; '-' for standard input.")
  var path: String

  @Option(help: "One JSON document a cue (ndjson), a table (csv), or lines for people (text).")
  var format: Format = .ndjson

  @OptionGroup var input: InputOptions

  func run() throws {
    var reader = input.reader(of: path)
    // Nothing is looked up in the map, so it need not grow with the file.
    reader.options.mapRetention = 0
    var output = StandardOutput()
    var writer = CueWriter(format: format)
    var hasCue = false
    do {
      let reading = try reader.forEachEvent { event, bytes in
        guard case .cue(let block) = event else { return }
        hasCue = true
        writer.append(block.cue(in: bytes))
        if writer.isFull { try output.write(writer.take()) }
      }
      try output.write(writer.take())
      try output.flush()
      InputNotes.print(reading, path: path)
    } catch let error as FileError {
      // What was read before a failure is of use; say that it is not all.
      if hasCue { try output.write(writer.take()) }
      try output.flush()
      throw CommandError(error.description)
    } catch let error as EncodingUnavailable {
      throw CommandError("\(path): \(error)")
    }
  }
}
