// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionSync

/// `captions sync status`: what differs, and why.
struct SyncStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what differs between a directory and an account, and why.",
    discussion: """
      Exit status: 0 when nothing differs, 3 when changes wait to be applied, 1 when something
      needs a person.
      """)

  @OptionGroup var options: SyncOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Show tracks that are the same already, too.")
  var verbose = false

  func run() async throws {
    let scan = try options.makeScan()
    try await SyncSession.run(options.account, scan) { session in
      let plan = try await session.plan(options.plannerOptions)
      var output = StandardOutput()
      if json {
        try SyncDocument(plan, directory: options.directory).write(to: &output)
      } else {
        try SyncTable(showsUnchanged: verbose).write(plan, to: &output)
      }
      try output.flush()
      try session.end(isClean: plan.isClean)
      if plan.hasWrites { throw ExitStatus.changesPending }
    }
  }
}
