// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia medias show`: one media.
struct MediasShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a media with its project and files.")

  @OptionGroup var target: MediaArgument
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try answer.print(
      try await WistiaCall.run(connection, answer) { try await $0.medias.show(target.media) })
  }
}

/// `captions wistia medias stats`: how often a video was seen.
struct MediasStatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Show how often a video was seen where it is embedded.")

  @OptionGroup var target: MediaArgument
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let stats = try await WistiaCall.run(connection, answer) {
      try await $0.medias.stats(target.media)
    }
    try answer.print(
      stats.raw,
      rows: [
        ("name", stats.name), ("page loads", stats.pageLoads.map { "\($0)" }),
        ("visitors", stats.visitors.map { "\($0)" }), ("plays", stats.plays.map { "\($0)" }),
        ("visitors clicking play", stats.percentOfVisitorsClickingPlay.map { "\($0) %" }),
        ("watched on average", stats.averagePercentWatched.map { "\($0) %" }),
      ])
  }
}
