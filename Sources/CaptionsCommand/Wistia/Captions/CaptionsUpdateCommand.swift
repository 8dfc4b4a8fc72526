// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionWorkspace
import WistiaAPI

/// `captions wistia captions update`: replaces a track.
struct CaptionsUpdateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Replace the captions of one language.",
    discussion: """
      Examples:
        captions wistia captions update abc123defg --file talk.fr.srt
        captions wistia captions update abc123defg --language fre --file talk.srt \\
          --as-string
      """
  )

  @OptionGroup var target: MediaArgument

  @Option(
    help: ArgumentHelp("The language; the file's name says it otherwise.", valueName: "code"),
    transform: LanguageArgument.read)
  var language: LanguageArgument?

  @OptionGroup var source: UploadOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    guard let language = language ?? source.languageOfName else {
      throw CommandError(
        "which language? The file's name does not say; use --language CODE", status: .usage)
    }
    let file = try source.upload(as: self.language?.uploadLabel ?? UploadLabel())
    try await WistiaCall.run(connection, answer, dryRun, attaching: source.file) { client in
      try await client.captions.update(for: target.media, language: language.code, file: file)
      try answer.report(
        "replaced the captions in \(language.code) of \(target.media)",
        [
          "media": .string(target.media), "language": .string(language.code),
          "outcome": .string("replaced"),
        ])
      try await source.enableIfWanted(target.media, client)
    }
  }
}
