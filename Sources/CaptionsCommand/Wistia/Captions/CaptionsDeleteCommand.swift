// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia captions delete`: removes a track.
struct CaptionsDeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Remove the captions of one language.",
    discussion: """
      Examples:
        captions wistia captions show abc123defg --language fr --output backup.fr.srt
        captions wistia captions delete abc123defg --language fr
      """
  )

  @OptionGroup var target: MediaArgument

  @Option(
    help: ArgumentHelp("The language.", valueName: "code"), transform: LanguageArgument.read)
  var language: LanguageArgument

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await WistiaCall.run(connection, answer, dryRun) { client in
      try await client.captions.delete(for: target.media, language: language.code)
      try answer.report(
        "deleted the captions in \(language.code) of \(target.media)",
        [
          "media": .string(target.media), "language": .string(language.code),
          "outcome": .string("deleted"),
        ])
    }
  }
}
