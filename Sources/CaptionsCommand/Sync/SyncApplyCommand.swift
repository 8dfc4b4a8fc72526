// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionSync

/// `captions sync apply`: makes an account hold the captions of a directory.
struct SyncApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Make an account hold the captions of a directory, and verify it.",
    discussion: """
      Shows the plan and asks before anything is written; off a terminal it writes only with \
      --yes. Everything that was written is read back and compared cue by cue, and everything \
      that was replaced or deleted is kept in .captions-sync/backups inside the directory.

      In place of the directory, a file of sync plan --out is applied as it is; what has changed \
      since it was made is refused, and so is a plan that sync could not have made.

      Exit status: 0 all done; 1 something failed, or needs a person; 2 nothing could be done; \
      4 the credentials were refused; 5 the server is overloaded; 6 a saved plan is stale; 7 too \
      much would have been deleted; 130 interrupted.
      """)

  @OptionGroup var options: SyncOptions
  @OptionGroup(title: "Decisions") var decisions: SyncDecisionOptions
  @OptionGroup(title: "Output") var output: SyncOutputOptions

  @Flag(name: .shortAndLong, help: "Write without asking.")
  var yes = false

  func run() async throws {
    if let saved = try savedPlan() { return try await apply(saved) }
    let scan = try options.makeScan()
    try await SyncSession.run(
      options.account, scan, writes: true, allowsEmpty: decisions.prune, recall: decisions.recall
    ) { session in
      let plan = try await session.plan(decisions.applied(to: options.plannerOptions))
      try session.checkSafety(of: plan, limit: decisions.maxDelete, prunes: decisions.prune)
      let run = SyncApplyRun(session: session, yes: yes, output: output)
      try await run(plan, source: try session.scan.source())
    }
  }

  /// The plan, where the argument names a file and not a directory.
  private func savedPlan() throws -> SavedPlan? {
    do {
      var file = try InputFile(path: options.directory)
      let bytes = try file.readAll(limit: 256 << 20)
      return try SavedPlan(bytes: bytes)
    } catch let error as SavedPlanError {
      throw CommandError("\(options.directory): \(error)")
    } catch {
      // A directory, or nothing at all: the scan says what is wrong with it.
      return nil
    }
  }

  private func apply(_ saved: SavedPlan) async throws {
    let scan = DirectoryScan(directory: saved.directory)
    try await SyncSession.run(
      options.account, scan, writes: true, allowsEmpty: true, recall: decisions.recall
    ) { session in
      guard session.identity.name == saved.account else {
        throw CommandError(
          "the plan was made for the account \(saved.account), and this is "
            + "\(session.identity.name)", status: .stale)
      }
      let plan = saved.plan
      let account = try await AccountOfPlan(plan, session)
      try session.checkSafety(
        of: plan, limit: decisions.maxDelete, prunes: plan.count(.delete) > 0,
        tracks: account.trackCount)
      session.progress.planned(plan)
      // A plan in a file has been looked at.
      let run = SyncApplyRun(
        session: session, yes: true, output: output, isSaved: true, rereads: true,
        settle: account.resumption.record)
      let source = try session.scan.source()
      try await run(plan) { operation in
        operation.path == nil
          ? try account.resumption.text(of: operation) : try source(operation)
      }
    }
  }
}

/// What the account holds for the medias of a plan that is in a file: the plan is not asked.
private struct AccountOfPlan {
  /// How many tracks it holds for them.
  let trackCount: Int
  /// What earlier relabellings left to be brought back.
  let resumption: RelabelResumption

  /// Reads the account, where the plan deletes something or takes texts from backups.
  init(_ plan: SyncPlan, _ session: SyncSession) async throws {
    let isNeeded = plan.operations.contains { operation in
      operation.action == .delete || operation.action == .create && operation.path == nil
    }
    var seen: Set<String> = []
    let medias = plan.operations.compactMap(\.media).filter { seen.insert($0.id).inserted }
    let listings = isNeeded ? try await session.listings(of: medias) : [:]
    trackCount = listings.values.reduce(0) { $0 + $1.count }
    resumption = try RelabelResumption(
      session.state, listings: listings, backups: try BackupCatalog(of: session.scan.directory))
  }
}
