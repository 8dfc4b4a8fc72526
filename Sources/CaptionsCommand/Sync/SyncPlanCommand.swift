// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionSync

/// `captions sync plan`: what an apply would do.
struct SyncPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what it takes to make an account hold the captions of a directory.",
    discussion: """
      Nothing is written to the account. Each line begins with + (add), ~ (change), - (delete),
      = (the same; with -v), ? (left alone) or ! (problem or conflict).
      """)

  @OptionGroup var options: SyncOptions
  @OptionGroup(title: "Decisions") var decisions: SyncDecisionOptions

  @Option(
    help: ArgumentHelp(
      "Keep the plan in this file, for sync apply.", valueName: "path"))
  var out: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(
    help: "Show how tracks differ, cue by cue, as a unified diff; the account's are the old ones.")
  var diff = false

  @Flag(name: .shortAndLong, help: "Show tracks that are the same already, too.")
  var verbose = false

  @Flag(help: "Exit with status 3 when there are changes to make.")
  var detailedExitcode = false

  func run() async throws {
    let scan = try options.makeScan()
    let differences = diff ? SyncDifferences() : nil
    try await SyncSession.run(options.account, scan, allowsEmpty: decisions.prune) { session in
      let plan = try await session.plan(
        decisions.applied(to: options.plannerOptions), differences: differences)
      if let out {
        let saved = SavedPlan(
          plan, account: session.accountName, directory: session.scan.directory)
        try OutputFile.write(try saved.bytes(), to: out)
      }
      var output = StandardOutput()
      if json {
        try SyncDocument(plan, directory: options.directory).write(to: &output)
      } else {
        try SyncTable(showsUnchanged: verbose).write(plan, to: &output)
        try differences?.write(plan, to: &output)
      }
      try output.flush()
      try session.checkSafety(of: plan, limit: decisions.maxDelete, prunes: decisions.prune)
      try session.end(isClean: plan.isClean)
      if detailedExitcode, plan.hasWrites { throw ExitStatus.changesPending }
    }
  }
}
