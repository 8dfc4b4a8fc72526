// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia sharings list`: who may use a project.
struct SharingsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sharings of a project.")

  @OptionGroup var target: ProjectArgument
  @OptionGroup var pages: PageOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await WistiaCall.run(connection, answer) { client in
      try await ListPrinter(
        answer: answer, pages: pages, header: ["ID", "TYPE", "WITH", "EMAIL", "MAY"],
        raw: \Sharing.raw,
        cells: { sharing in
          [
            sharing.id, sharing.share?.type ?? "", sharing.share?.name ?? "",
            sharing.share?.email ?? "", sharing.rightsInWords,
          ]
        }
      ).print(client.sharings.list(project: target.project, paging: pages.paging))
    }
  }
}

/// `captions wistia sharings show`: one sharing.
struct SharingsShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a sharing.")

  @OptionGroup var target: SharingArgument
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try answer.print(
      try await WistiaCall.run(connection, answer) { client in
        try await client.sharings.show(target.sharing, project: target.project)
      })
  }
}

/// `captions wistia sharings create`: shares a project.
struct SharingsCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Share a project with somebody.",
    discussion: """
      Prints the link for the person.

      Example:
        captions wistia sharings create lpzgy6e09m --with jim@example.com \\
          --can-download --notify
      """)

  @OptionGroup var target: ProjectArgument

  @Option(help: ArgumentHelp("The address of the person.", valueName: "email"))
  var with: String

  @OptionGroup var rights: SharingRightsOptions

  @Flag(inversion: .prefixedNo, help: "They must activate an account. Default: yes.")
  var requirePassword: Bool?

  @Flag(inversion: .prefixedNo, help: "They get mail about it.")
  var notify: Bool?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await WistiaCall.run(connection, answer, dryRun) { client in
      let invitation = try await client.sharings.create(
        project: target.project, with: with, rights: rights.rights(),
        requirePassword: requirePassword, notify: notify)
      switch invitation {
      case .project(let url):
        try answer.print(.object(["project": .string(url)]), rows: [("project", url)])
      case .activation(let url):
        try answer.print(.object(["activation": .string(url)]), rows: [("activation", url)])
      case .unstated: try answer.report("shared the project \(target.project) with \(with)", [:])
      }
    }
  }
}

/// `captions wistia sharings update`: changes the rights of a sharing.
struct SharingsUpdateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change the rights of a sharing.")

  @OptionGroup var target: SharingArgument
  @OptionGroup var rights: SharingRightsOptions

  @Flag(inversion: .prefixedNo, help: "They administer the project.")
  var admin: Bool?

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let changes = rights.rights(isAdmin: admin)
    guard changes != Sharings.Rights() else {
      throw ValidationError("nothing to change: give a flag, such as --can-download")
    }
    try await WistiaCall.run(connection, answer, dryRun) { client in
      try answer.print(
        try await client.sharings.update(target.sharing, project: target.project, changes))
    }
  }
}

/// `captions wistia sharings delete`: ends a sharing.
struct SharingsDeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "End a sharing.")

  @OptionGroup var target: SharingArgument
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await WistiaCall.run(connection, answer, dryRun) { client in
      let deleted = try await client.sharings.delete(target.sharing, project: target.project)
      try answer.report(
        "deleted the sharing \(target.sharing)", deleted?.raw, id: target.sharing)
    }
  }
}
