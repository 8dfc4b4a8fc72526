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

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Show tracks that are the same, too.")
  var verbose = false

  func run() async throws {
    let scan = try options.makeScan()
    try await SyncSession.run(options.account, scan) { session in
      let plan = try await session.plan(options.plannerOptions)
      let differing = plan.operations.filter { $0.path != nil && $0.action != .unchanged }
      var output = StandardOutput()
      if json {
        try SyncDocument(plan, directory: options.directory).write(to: &output)
      } else {
        try SyncTable(showsUnchanged: verbose).write(plan, to: &output)
        try output.write(
          "Verified: \(plan.count(.unchanged)) the same, \(differing.count) not\n")
      }
      try output.flush()
      try session.end(isClean: differing.isEmpty)
    }
  }
}
