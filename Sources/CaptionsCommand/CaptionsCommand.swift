// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

/// The `captions` tool: the root of all verbs.
public struct CaptionsCommand: AsyncParsableCommand {
  /// What the tool is called and what verbs it has.
  public static let configuration = CommandConfiguration(
    commandName: "captions",
    abstract: "Validate, repair, retime, translate, convert and sync SRT and WebVTT captions.",
    version: "0.1.0",
    subcommands: [
      ValidateCommand.self,
      FixCommand.self,
      CuesCommand.self,
      ConvertCommand.self,
      PlayersCommand.self,
      RuleCommand.self,
      ReportCommand.self,
      ShiftCommand.self,
      RetimeCommand.self,
      AlignCommand.self,
      SpeechCommand.self,
      SandboxCommand.self,
      WistiaCommand.self,
      LanguagesCommand.self,
      SyncCommand.self,
    ]
  )

  /// Creates the root command.
  public init() {}

  /// The verb that the arguments name, parsed without the tree of all commands.
  ///
  /// To build that tree, and to look for requests of completion scripts, takes longer than to shift
  /// a film. A verb that knows its super-command is not asked for such scripts.
  ///
  /// - Parameter arguments: The arguments of the tool.
  /// - Returns: `nil` for all that does not parse, help included: the root then says it in its own
  ///   words.
  static func verb(of arguments: [String]) -> (any ParsableCommand)? {
    guard let name = arguments.first,
      let verb = configuration.subcommands.first(where: { $0.configuration.commandName == name }),
      verb.configuration._superCommandName != nil,
      let command = try? verb.parseAsRoot(Array(arguments.dropFirst())),
      type(of: command) == verb
    else { return nil }
    return command
  }

  /// Reads the arguments, runs the verb, and ends the process with its exit status.
  public static func run() async {
    Process.prepare()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      var command = try verb(of: arguments) ?? parseAsRoot()
      if !Process.readsLittle(arguments) { Process.releaseCode() }
      if let command = command as? ValidateCommand {
        // Called by its own name it runs on this thread, and one file takes no other; through the
        // protocol it would be sent to one that has to be started first.
        try await command.run()
      } else if var command = command as? any AsyncParsableCommand {
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
