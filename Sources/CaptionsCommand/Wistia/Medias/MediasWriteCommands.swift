// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia medias update`: changes a media.
struct MediasUpdateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change a media's name, description or still.",
    discussion: """
      Example:
        captions wistia medias update x8fiv4y2mc --name "A New Hope"
      """)

  @OptionGroup var target: MediaArgument

  @Option(help: "The new name.")
  var name: String?

  @Option(help: "The new description, in HTML.")
  var description: String?

  @Option(help: ArgumentHelp("An image to show before the video plays.", valueName: "media"))
  var still: String?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    guard name == nil, description == nil, still == nil else { return }
    throw ValidationError("nothing to change: give --name, --description or --still")
  }

  func run() async throws {
    let changes = Medias.Changes(name: name, newStillMedia: still, description: description)
    try await WistiaCall.run(connection, answer, dryRun) { client in
      try answer.print(try await client.medias.update(target.media, changes))
    }
  }
}

/// `captions wistia medias delete`: deletes a media.
struct MediasDeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a media for good.")

  @OptionGroup var target: MediaArgument
  @OptionGroup var deletion: DeletionOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try deletion.confirm(target.media, noun: "media", dryRun: dryRun)
    try await WistiaCall.run(connection, answer, dryRun) { client in
      let deleted = try await client.medias.delete(target.media)
      try answer.report(
        "deleted the media \(target.media)\(deleted.map { " (\($0.name))" } ?? "")",
        deleted?.raw, id: target.media)
    }
  }
}

/// `captions wistia medias copy`: copies a media.
struct MediasCopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Copy a media.",
    discussion: "The server ignores a project or owner that it does not know.")

  @OptionGroup var target: MediaArgument

  @Option(help: ArgumentHelp("The project for the copy.", valueName: "id"))
  var project: String?

  @Option(help: ArgumentHelp("The address of the copy's owner.", valueName: "email"))
  var owner: String?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await WistiaCall.run(connection, answer, dryRun) { client in
      try answer.print(
        try await client.medias.copy(target.media, toProject: project, owner: owner))
    }
  }
}
