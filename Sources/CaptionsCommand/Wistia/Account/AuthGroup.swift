// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia auth`: the token.
struct AuthGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auth", abstract: "The token and what it may do.",
    subcommands: [AuthCheckCommand.self], defaultSubcommand: AuthCheckCommand.self)
}

/// `captions wistia auth check`: whose token it is and what it may do.
struct AuthCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say which account the token belongs to and what it may do.",
    discussion: """
      Nothing is changed: whether the token may change anything is asked with a PUT without \
      parameters for a media that does not exist.

      Examples:
        captions wistia auth check
        captions wistia auth check --profile main --json
      """)

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let (account, token, abilities) = try await WistiaCall.run(connection, answer) { client in
      let account = try await client.account.show()
      return (account, try? await client.account.token(), try await client.account.abilities())
    }
    let scopes: String? =
      switch token?["scopes"] {
      case .array(let values)?:
        values.map { if case .string(let text) = $0 { text } else { "" } }.joined(separator: ", ")
      case .string(let text)?: text
      default: nil
      }
    let word = { (flag: Bool?) in flag.map { $0 ? "yes" : "no" } ?? "the server does not say" }
    let flag = { (flag: Bool?) in flag.map(JSONValue.bool) ?? .null }
    try answer.print(
      .object([
        "account": account.raw, "token": token ?? .null,
        "may": .object([
          "read": flag(abilities.mayRead), "change": flag(abilities.mayChange),
        ]),
      ]),
      rows: [
        ("account", account.name), ("url", account.url), ("id", account.id.map { "\($0)" }),
        ("token", text(token, "type")), ("token name", text(token, "name")),
        ("expires", text(token, "expires_at")), ("scopes", scopes),
        ("may read", word(abilities.mayRead)), ("may change", word(abilities.mayChange)),
      ])
  }

  private func text(_ value: JSONValue?, _ name: String) -> String? {
    if case .string(let text)? = value?[name] { text } else { nil }
  }
}
