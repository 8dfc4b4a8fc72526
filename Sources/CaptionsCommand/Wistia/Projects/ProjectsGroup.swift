// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia projects`: what holds medias.
struct ProjectsGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projects",
    abstract: "Projects, which hold medias.",
    subcommands: [
      ProjectsListCommand.self,
      ProjectsShowCommand.self,
      ProjectsCreateCommand.self,
      ProjectsUpdateCommand.self,
      ProjectsDeleteCommand.self,
      ProjectsCopyCommand.self,
    ]
  )
}

/// The project that a verb works on.
struct ProjectArgument: ParsableArguments {
  @Argument(help: "The project's hashed id.")
  var project: String
}

/// What a project may be given.
struct ProjectSettingsOptions: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "Anyone may upload to the project.")
  var anonymousCanUpload: Bool?

  @Flag(inversion: .prefixedNo, help: "Anyone may download from the project.")
  var anonymousCanDownload: Bool?

  @Flag(inversion: .prefixedNo, help: "Anyone may see the project.")
  var `public`: Bool?

  /// The settings for the client.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - adminEmail: The address of the owner.
  /// - Returns: The settings.
  func settings(name: String?, adminEmail: String? = nil) -> Projects.Settings {
    Projects.Settings(
      name: name, adminEmail: adminEmail, anonymousCanUpload: anonymousCanUpload,
      anonymousCanDownload: anonymousCanDownload, isPublic: `public`)
  }
}

extension AnswerOptions {
  /// Prints a project.
  ///
  /// - Parameter project: The project.
  /// - Throws: What standard output throws.
  func print(_ project: Project) throws {
    let word = { (flag: Bool?) in flag.map { $0 ? "yes" : "no" } }
    try print(
      project.raw,
      rows: [
        ("id", project.hashedID), ("name", project.name), ("description", project.description),
        ("medias", project.mediaCount.map { "\($0)" }), ("public", word(project.isPublic)),
        ("public id", project.publicID), ("anyone uploads", word(project.anonymousCanUpload)),
        ("anyone downloads", word(project.anonymousCanDownload)),
      ] + project.medias.map { ("media", "\($0.hashedID)  \($0.name)") })
  }
}
