// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia account`: the account itself.
struct AccountGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "The account itself.",
    subcommands: [AccountShowCommand.self], defaultSubcommand: AccountShowCommand.self)
}

/// `captions wistia account show`: the account.
struct AccountShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the account that the token belongs to.")

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let account = try await WistiaCall.run(connection, answer) { try await $0.account.show() }
    try answer.print(
      account.raw,
      rows: [
        ("id", account.id.map { "\($0)" }), ("name", account.name), ("url", account.url),
        ("medias", account.mediaCount.map { "\($0)" }),
      ])
  }
}
