// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionSync

/// `captions sync plan`: what an apply would do.
struct SyncPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what it takes to make an account hold the captions of a directory.",
    discussion: "Nothing is written anywhere.")

  @OptionGroup var options: SyncOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Show tracks that are the same already, too.")
  var verbose = false

  @Flag(help: "Exit with status 3 when there are changes to make.")
  var detailedExitcode = false

  func run() async throws {
    try await SyncSession.run(options) { session in
      var output = StandardOutput()
      if json {
        try SyncDocument(session.plan, directory: options.directory).write(to: &output)
      } else {
        try SyncTable(showsUnchanged: verbose).write(session.plan, to: &output)
      }
      try output.flush()
      let status = session.status(isClean: session.plan.count(.problem) == 0)
      if status == .success, detailedExitcode, session.plan.hasWrites {
        throw ExitStatus.changesPending
      }
      guard status == .success else { throw status }
    }
  }
}
