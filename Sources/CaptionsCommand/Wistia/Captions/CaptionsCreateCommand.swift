// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionWorkspace
import WistiaAPI

/// `captions wistia captions create`: a new track.
struct CaptionsCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Add captions in a language that the media does not have yet.",
    discussion: """
      Without --language the file's name says it (talk.fr.srt); --language auto leaves it to the \
      server.

      Examples:
        captions wistia captions create abc123defg --file talk.fr.srt
        captions wistia captions create abc123defg --language French --file talk.srt
        captions wistia captions create abc123defg --file talk.fr.srt --dry-run
      """
  )

  @OptionGroup var target: MediaArgument

  @Option(
    help: ArgumentHelp("The language; auto lets the server detect it.", valueName: "code"),
    transform: CreationLanguage.read)
  var language: CreationLanguage?

  @OptionGroup var source: UploadOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let code: String?
    var label = UploadLabel(isJudged: false)
    switch language {
    case .detected?: code = nil
    case .stated(let language)?:
      code = language.code
      label = language.uploadLabel
    case nil:
      guard let language = source.languageOfName else {
        throw CommandError(
          "which language? The file's name does not say; use --language CODE, or --language auto",
          status: .usage)
      }
      code = language.code
      label = UploadLabel()
    }
    let file = try source.upload(as: label)
    try await WistiaCall.run(connection, answer, dryRun, attaching: source.file) { client in
      let creation = try await client.captions.create(
        for: target.media, file: file, language: code)
      let name = code ?? "a detected language"
      try answer.report(
        creation == .created
          ? "created captions in \(name) for \(target.media)"
          : "the answer was lost; the captions in \(name) are there",
        [
          "media": .string(target.media), "language": code.map(JSONValue.string) ?? .null,
          "outcome": .string(creation == .created ? "created" : "confirmed"),
        ])
      try await source.enableIfWanted(target.media, client)
    }
  }
}

/// The language of new captions.
enum CreationLanguage {
  case stated(LanguageArgument)
  case detected

  /// Reads an argument.
  ///
  /// - Parameter text: `auto`, or a language.
  /// - Returns: The choice.
  /// - Throws: As ``LanguageArgument/read(_:)``.
  static func read(_ text: String) throws -> CreationLanguage {
    text.lowercased() == "auto" ? .detected : .stated(try LanguageArgument.read(text))
  }
}
