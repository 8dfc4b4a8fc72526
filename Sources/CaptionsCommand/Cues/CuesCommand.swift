// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionSyntax
import CaptionText
import SubRip
import WebVTT

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
      input. Of WebVTT, JSON also has the identifier, the settings that the standard reads, the text as it \
      is shown, and whether browsers skip the cue. A file of another format is refused, with exit status 2.

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
    var hasCue = false
    var writer = CueWriter(format: format, spoken: .subRip)
    do {
      var file = try reader.input.open()
      let spoken = try reader.format(of: &file)
      writer = CueWriter(format: format, spoken: spoken)
      var surroundings = spoken == .webVTT ? WebVTTSurroundings() : nil
      let reading = try reader.forEachEvent(of: file, as: spoken) { event, bytes in
        let detail = surroundings?.take(event, bytes)
        guard case .cue(let block) = event else { return }
        hasCue = true
        var cue = block.cue(in: bytes)
        if let detail { cue.text = detail.text }
        writer.append(
          cue, detail, isSkipped: detail.map { surroundings?.shows($0) == false } ?? false)
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
