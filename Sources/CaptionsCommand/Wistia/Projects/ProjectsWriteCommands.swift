// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia projects create`: a new project.
struct ProjectsCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a project.",
    discussion: """
      Example:
        captions wistia projects create "Talks 2026" --no-public
      """)

  @Argument(help: "The project's name.")
  var name: String

  @Option(help: ArgumentHelp("The address of the project's owner.", valueName: "email"))
  var adminEmail: String?

  @OptionGroup var settings: ProjectSettingsOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await WistiaCall.run(connection, answer, dryRun) { client in
      try answer.print(
        try await client.projects.create(settings.settings(name: name, adminEmail: adminEmail)))
    }
  }
}

/// `captions wistia projects update`: changes a project.
struct ProjectsUpdateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change a project's name or what anyone may do with it.")

  @OptionGroup var target: ProjectArgument

  @Option(help: "The new name.")
  var name: String?

  @OptionGroup var settings: ProjectSettingsOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let changes = settings.settings(name: name)
    guard changes != Projects.Settings() else {
      throw ValidationError("nothing to change: give --name or a flag")
    }
    try await WistiaCall.run(connection, answer, dryRun) { client in
      try answer.print(try await client.projects.update(target.project, changes))
    }
  }
}

/// `captions wistia projects delete`: deletes a project.
struct ProjectsDeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a project with its medias for good.")

  @OptionGroup var target: ProjectArgument
  @OptionGroup var deletion: DeletionOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try deletion.confirm(target.project, noun: "project", dryRun: dryRun)
    try await WistiaCall.run(connection, answer, dryRun) { client in
      let deleted = try await client.projects.delete(target.project)
      try answer.report(
        "deleted the project \(target.project)\(deleted.map { " (\($0.name))" } ?? "")",
        deleted?.raw, id: target.project)
    }
  }
}

/// `captions wistia projects copy`: copies a project.
struct ProjectsCopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Copy a project with its medias; sharings are not copied.",
    discussion: "The server ignores an owner who is not a manager of the account.")

  @OptionGroup var target: ProjectArgument

  @Option(help: ArgumentHelp("The address of the copy's owner.", valueName: "email"))
  var adminEmail: String?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await WistiaCall.run(connection, answer, dryRun) { client in
      switch try await client.projects.copy(target.project, adminEmail: adminEmail) {
      case .finished(let project): try answer.print(project)
      case .started(.object(let job)):
        try answer.report("the server is making the copy of \(target.project)", job)
      case .started: try answer.report("the server is making the copy of \(target.project)", [:])
      }
    }
  }
}
