// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia captions purchase`: orders captions for money.
struct CaptionsPurchaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purchase",
    abstract: "Order English captions. This charges the account's credit card.",
    discussion: """
      The order is sent once and never again by itself, whatever happens. --confirm-charge must \
      repeat the media's id; nothing else is asked.

      Examples:
        captions wistia captions purchase abc123defg --confirm-charge abc123defg
        captions wistia captions purchase abc123defg --automated \\
          --confirm-charge abc123defg
        captions wistia captions purchase abc123defg --rush --dry-run
      """
  )

  @OptionGroup var target: MediaArgument

  @Option(
    help: ArgumentHelp(
      "The media's id once more: the charge is wanted for this media.", valueName: "media"))
  var confirmCharge: String?

  @Flag(help: "Who writes the captions.")
  var author: CaptionAuthor = .human

  @Flag(help: "Order with priority, at a higher price.")
  var rush = false

  @Flag(inversion: .prefixedNo, help: "Show the captions to viewers as soon as they are ready.")
  var autoEnable = true

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let isDryRun = dryRun.isWanted
    guard let confirmed = confirmCharge ?? (isDryRun ? target.media : nil) else {
      throw CommandError(
        "this charges the account's credit card; nothing was ordered. To order, add "
          + "--confirm-charge \(target.media)", status: .usage)
    }
    guard confirmed == target.media else {
      throw CommandError(
        "--confirm-charge names \(confirmed), not \(target.media); nothing was ordered",
        status: .usage)
    }
    try await WistiaCall.run(connection, answer, dryRun) { client in
      let receipt = try await order(confirmed, client)
      try answer.report(
        "ordered captions for \(target.media)" + (receipt.message.map { ": \($0)" } ?? ""),
        [
          "media": .string(target.media), "outcome": .string("ordered"),
          "id": receipt.id.map(JSONValue.string) ?? .null,
          "message": receipt.message.map(JSONValue.string) ?? .null,
        ])
    }
  }
}

extension CaptionsPurchaseCommand {
  /// Orders, and says where to look when nobody knows whether that was taken.
  private func order(_ confirmed: String, _ client: WistiaClient) async throws -> CaptionReceipt {
    do {
      return try await client.captions.purchase(
        CaptionOrder(
          automated: author == .automated, rush: rush, automaticallyEnable: autoEnable),
        for: target.media, confirmingChargeFor: confirmed)
    } catch {
      guard error.kind == .unknownOutcome else { throw error }
      var told = error
      told.message += "; `captions wistia captions index \(target.media)` lists the captions"
      throw told
    }
  }
}

/// Who writes captions that are ordered.
enum CaptionAuthor: String, EnumerableFlag {
  case human
  case automated

  static func help(for value: CaptionAuthor) -> ArgumentHelp? {
    switch value {
    case .human: "A person writes the captions."
    case .automated: "A machine writes the captions."
    }
  }
}
