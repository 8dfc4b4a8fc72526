// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia projects list`: the projects of the account.
struct ProjectsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the projects of the account.",
    discussion: """
      Examples:
        captions wistia projects list --sort-by created --descending
        captions wistia projects list --all --ndjson
      """)

  @OptionGroup var pages: PageOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await WistiaCall.run(connection, answer) { client in
      try await ListPrinter(
        answer: answer, pages: pages, header: ["ID", "MEDIAS", "NAME"], raw: \Project.raw,
        cells: { project in
          [project.hashedID, project.mediaCount.map { "\($0)" } ?? "", project.name]
        }
      ).print(client.projects.list(paging: pages.paging))
    }
  }
}

/// `captions wistia projects show`: one project.
struct ProjectsShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a project with its medias.")

  @OptionGroup var target: ProjectArgument
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try answer.print(
      try await WistiaCall.run(connection, answer) { try await $0.projects.show(target.project) })
  }
}
