// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionSync

/// `captions sync status`: what differs, and why.
struct SyncStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what differs between a directory and an account, and why.",
    discussion: """
      Exit status: 0 when nothing differs, 3 when changes wait to be applied, 1 when something \
      needs a person.
      """)

  @OptionGroup var options: SyncOptions
  @OptionGroup(title: "Output") var output: SyncOutputOptions

  func run() async throws {
    let scan = try options.makeScan()
    try await SyncSession.run(options.account, scan) { session in
      let plan = try await session.plan(options.plannerOptions)
      try output.write(plan, session)
      try session.end(isClean: plan.isClean)
      if plan.hasWrites { throw ExitStatus.changesPending }
    }
  }
}
