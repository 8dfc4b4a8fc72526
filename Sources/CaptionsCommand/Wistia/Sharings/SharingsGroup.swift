// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia sharings`: who may use a project.
struct SharingsGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sharings",
    abstract: "Sharings, which give people access to projects.",
    subcommands: [
      SharingsListCommand.self,
      SharingsShowCommand.self,
      SharingsCreateCommand.self,
      SharingsUpdateCommand.self,
      SharingsDeleteCommand.self,
    ]
  )
}

/// The sharing that a verb works on.
struct SharingArgument: ParsableArguments {
  @Argument(help: "The project's hashed id.")
  var project: String

  @Argument(help: "The sharing's number.")
  var sharing: String
}

/// The rights that a sharing gives.
struct SharingRightsOptions: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "They may share the project with others.")
  var canShare: Bool?

  @Flag(inversion: .prefixedNo, help: "They may download.")
  var canDownload: Bool?

  @Flag(inversion: .prefixedNo, help: "They may upload.")
  var canUpload: Bool?

  /// The rights for the client.
  ///
  /// - Parameter isAdmin: Whether they administer the project.
  /// - Returns: The rights.
  func rights(isAdmin: Bool? = nil) -> Sharings.Rights {
    Sharings.Rights(
      canShare: canShare, canDownload: canDownload, canUpload: canUpload, isAdmin: isAdmin)
  }
}

extension Sharing {
  /// The rights in words.
  var rightsInWords: String {
    [
      (isAdmin, "admin"), (canShare, "share"), (canDownload, "download"), (canUpload, "upload"),
    ].filter { $0.0 == true }.map(\.1).joined(separator: ", ")
  }
}

extension AnswerOptions {
  /// Prints a sharing.
  ///
  /// - Parameter sharing: The sharing.
  /// - Throws: What standard output throws.
  func print(_ sharing: Sharing) throws {
    try print(
      sharing.raw,
      rows: [
        ("id", sharing.id), ("with", sharing.share?.name), ("type", sharing.share?.type),
        ("email", sharing.share?.email), ("may", sharing.rightsInWords),
        ("project", sharing.project?.name),
      ])
  }
}
