// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia captions index`: the tracks of a media.
struct CaptionsIndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "List the captions of a media.",
    discussion: """
      Examples:
        captions wistia captions index abc123defg
        captions wistia captions index abc123defg --json
      """
  )

  @OptionGroup var target: MediaArgument
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let unreadable = UnreadableEntries()
    let tracks = try await WistiaCall.run(connection, answer) { client in
      try await client.captions.index(for: target.media, skippingUnreadable: unreadable.add)
    }
    try answer.print(tracks.map(\.raw)) {
      TextTable(header: ["LANGUAGE", "NAME", "STATE", "BYTES"], rows: tracks.map(Self.row))
    }
    if !answer.raw { try unreadable.check("captions") }
    if tracks.isEmpty, !answer.isForPrograms { Messages.print("captions: there are no captions") }
  }

  private static func row(_ track: CaptionTrack) -> [String] {
    let state =
      if track.text == nil { "pending" } else { track.isDraft == true ? "draft" : "ready" }
    return [
      track.language, track.englishName ?? "", state, track.text.map { "\($0.utf8.count)" } ?? "-",
    ]
  }
}
