// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionText
import SubRip

/// `captions cues`: the parser, for scripts.
struct CuesCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case ndjson, csv, text
  }

  static let configuration = CommandConfiguration(
    commandName: "cues",
    abstract: "Print the cues of a file for scripts.",
    discussion: """
      Broken files are recovered as 'captions validate' describes; run that to see what was mended. \
      Times are whole milliseconds. Any length is read in bounded memory, and '-' reads standard \
      input.

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
    let reader = input.reader(of: path)
    var output = StandardOutput()
    var writer = CueWriter(format: format)
    var parser = SubRipParser()
    try output.write(writer.header)
    func take(_ event: SubRipEvent, _ bytes: Span<UInt8>) throws {
      guard case .cue(let block) = event else { return }
      try output.write(writer.line(for: block.cue(in: bytes)))
    }
    do {
      let reading = try reader.read { text, _ in try parser.consume(text, take) }
      try parser.finish(take)
      try output.flush()
      InputNotes.print(reading, path: path)
    } catch let error as FileError {
      // What was read before a failure is of use; say that it is not all.
      try output.flush()
      throw CommandError(error.description)
    } catch let error as EncodingUnavailable {
      throw CommandError("\(path): \(error)")
    }
  }
}

/// Turns cues into lines of one format.
struct CueWriter {
  let format: CuesCommand.Format
  private var json = JSONText()

  init(format: CuesCommand.Format) {
    self.format = format
  }

  /// What stands above the first line.
  var header: [UInt8] {
    format == .csv ? Array("ordinal,index,start,end,text,line\r\n".utf8) : []
  }

  /// The line of a cue, with its newline.
  mutating func line(for cue: Cue) -> [UInt8] {
    switch format {
    case .ndjson:
      json.object { json in
        json.member("ordinal", cue.ordinal)
        json.member("index", cue.index)
        json.member("start", cue.start.milliseconds)
        json.member("end", cue.end.milliseconds)
        json.member("text", cue.text)
        json.member("line", cue.line)
      }
      json.endLine()
      return json.take()
    case .csv:
      let index = cue.index.map(String.init) ?? ""
      let text = "\"" + cue.text.replacing("\"", with: "\"\"") + "\""
      let times = "\(cue.start.milliseconds),\(cue.end.milliseconds)"
      return Array("\(cue.ordinal),\(index),\(times),\(text),\(cue.line)\r\n".utf8)
    case .text:
      let text = cue.text.split(separator: "\n", omittingEmptySubsequences: false).map {
        TerminalText.escaped(String($0))
      }
      let line = "\(cue.ordinal)  \(cue.start) --> \(cue.end)  \(text.joined(separator: " | "))\n"
      return Array(line.utf8)
    }
  }
}
