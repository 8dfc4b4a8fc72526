// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import WistiaAPI

/// `captions wistia captions show`: one track, as SRT.
struct CaptionsShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the captions of one language.",
    discussion: """
      Examples:
        captions wistia captions show abc123defg --language fr > talk.fr.srt
        captions wistia captions show abc123defg --language fr --output talk.fr.srt
        captions wistia captions show abc123defg --language fr | captions validate -
      """
  )

  @OptionGroup var target: MediaArgument

  @Option(
    help: ArgumentHelp("The language.", valueName: "code"), transform: LanguageArgument.read)
  var language: LanguageArgument

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to this file instead.", valueName: "path"))
  var output: String?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let track = try await WistiaCall.run(connection, answer) { client in
      try await client.captions.show(for: target.media, language: language.code)
    }
    if answer.isForPrograms || answer.fields != nil {
      return try answer.print(track.raw, rows: [])
    }
    guard let text = track.text else {
      throw CommandError(
        "the captions in \(track.language) are ordered and not ready yet", status: .findings)
    }
    if let output, output != "-" {
      do {
        try OutputFile.write(Array(text.utf8), to: output)
      } catch {
        throw CommandError("\(error)")
      }
      return
    }
    var stream = StandardOutput()
    try stream.write(text)
    // What the shell says next is to begin on a line of its own.
    if StandardOutput.isTerminal, text.utf8.last != 0x0A { try stream.write("\n") }
    try stream.flush()
  }
}
