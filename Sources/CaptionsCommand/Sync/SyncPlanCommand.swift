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
      Nothing is written to the account. Each line begins with + (add), ~ (change), - (delete), \
      = (the same; with -v), ? (left alone) or ! (problem or conflict).

      The account is read with one request for each hundred medias and one for each media that has \
      files. The API has no way to tell that captions are unchanged but reading them, so nothing that \
      earlier runs know saves a reading; only medias none of whose files can be sent are not read, and \
      that is said.
      """)

  @OptionGroup var options: SyncOptions
  @OptionGroup(title: "Decisions") var decisions: SyncDecisionOptions
  @OptionGroup(title: "Output") var output: SyncOutputOptions

  @Option(
    help: ArgumentHelp(
      "Keep the plan in this file, for sync apply.", valueName: "path"))
  var out: String?

  @Flag(
    help: "Show how tracks differ, cue by cue, as a unified diff; the account's are the old ones.")
  var diff = false

  @Flag(help: "Exit with status 3 when there are changes to make.")
  var detailedExitcode = false

  func run() async throws {
    let scan = try options.makeScan()
    let differences = diff ? SyncDifferences() : nil
    try await SyncSession.run(
      options.account, scan, allowsEmpty: decisions.prune, recall: decisions.recall
    ) { session in
      let plan = try await session.plan(
        decisions.applied(to: options.plannerOptions), differences: differences)
      if let out {
        let saved = SavedPlan(
          plan, account: session.identity.name, directory: session.scan.directory)
        try OutputFile.write(try saved.bytes(), to: out)
      }
      try output.write(plan, session) { try differences?.write(plan, to: &$0) }
      try session.checkSafety(of: plan, limit: decisions.maxDelete, prunes: decisions.prune)
      try session.end(isClean: plan.isClean)
      if detailedExitcode, plan.hasWrites { throw ExitStatus.changesPending }
    }
  }
}
