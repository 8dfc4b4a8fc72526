// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia medias`: videos and other files.
struct MediasGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "medias",
    abstract: "Videos and other files.",
    subcommands: [
      MediasListCommand.self,
      MediasShowCommand.self,
      MediasUpdateCommand.self,
      MediasDeleteCommand.self,
      MediasCopyCommand.self,
      MediasStatsCommand.self,
    ]
  )
}

extension AnswerOptions {
  /// Prints a media.
  ///
  /// - Parameter media: The media.
  /// - Throws: What standard output throws.
  func print(_ media: WistiaMedia) throws {
    try print(
      media.raw,
      rows: [
        ("id", media.hashedID), ("name", media.name), ("type", media.type?.rawValue),
        ("status", media.status?.rawValue), ("seconds", media.duration.map { "\($0)" }),
        ("section", media.section), ("project", media.project?.name),
        ("project id", media.project?.hashedID), ("created", raw("created", media.raw)),
        ("updated", raw("updated", media.raw)), ("thumbnail", media.thumbnail?.url),
      ]
        + media.assets.map { asset in
          let size = asset.width.flatMap { width in asset.height.map { " \(width)x\($0)" } } ?? ""
          return ("file", "\(asset.type ?? "")\(size)  \(asset.url)")
        })
  }

  private func raw(_ name: String, _ value: JSONValue) -> String? {
    if case .string(let text)? = value[name] { text } else { nil }
  }
}
