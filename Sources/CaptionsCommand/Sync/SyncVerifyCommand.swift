// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionSync

/// `captions sync verify`: compares everything, cue by cue, and writes nothing.
struct SyncVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare every file with the account, cue by cue; nothing is written anywhere.",
    discussion: "Exit status: 0 when every file's captions are in the account, 1 otherwise.")

  @OptionGroup var options: SyncOptions
  @OptionGroup(title: "Output") var output: SyncOutputOptions

  func run() async throws {
    let scan = try options.makeScan()
    try await SyncSession.run(options.account, scan) { session in
      let plan = try await session.plan(options.plannerOptions)
      let differing = plan.operations.filter { $0.path != nil && $0.action != .unchanged }
      try output.write(plan, session) {
        try $0.write("Verified: \(plan.count(.unchanged)) the same, \(differing.count) not\n")
      }
      try session.end(isClean: differing.isEmpty)
    }
  }
}
