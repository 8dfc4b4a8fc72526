// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

/// The `captions` tool: the root of all verbs.
public struct CaptionsCommand: AsyncParsableCommand {
  /// What the tool is called and what verbs it has.
  public static let configuration = CommandConfiguration(
    commandName: "captions",
    abstract: "Validate, repair, retime, translate and sync SRT captions.",
    version: "0.1.0",
    subcommands: [
      ValidateCommand.self,
      FixCommand.self,
      CuesCommand.self,
      RuleCommand.self,
      ReportCommand.self,
      ShiftCommand.self,
      RetimeCommand.self,
      AlignCommand.self,
      SandboxCommand.self,
      WistiaCommand.self,
      LanguagesCommand.self,
      SyncCommand.self,
    ]
  )

  /// Creates the root command.
  public init() {}

  /// Reads the arguments, runs the verb, and ends the process with its exit status.
  public static func run() async {
    Process.prepare()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      Process.exit(.success)
    } catch {
      Process.exit(reporting: error, root: Self.self)
    }
  }
}
