// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionSync

/// Carries out a plan on behalf of a verb: asks, locks, writes, remembers, reports.
struct SyncApplyRun {
  let session: SyncSession
  /// Whether to write without asking.
  var yes: Bool
  /// How to print.
  var output: SyncOutputOptions
  /// Whether the plan was made earlier and kept in a file.
  var isSaved = false
  /// Whether everything is read again before it is written.
  var rereads = false
  /// Whether what becomes of the plan is what both sides agree on from now on.
  var remembers = true
  /// Adds to what is remembered, once the run has ended.
  var settle: (RunReport, inout SyncState) -> Void = { _, _ in }
  /// What the question to the user is about.
  var question = "Write this to the account?"

  /// Carries out a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - source: Gives the bytes to send.
  /// - Throws: ``CommandError``, or the exit status of a run that was not clean.
  func callAsFunction(_ plan: SyncPlan, source: @escaping PlanExecutor.Source) async throws {
    var rereads = rereads
    if plan.hasWrites, !yes, !session.access.sandbox {
      try confirm(plan)
      // The account may have changed while the question stood there.
      rereads = true
    }
    let progress = session.progress
    let stop = await StopRequest(progress)
    var executor = PlanExecutor(account: session.account, source: source)
    executor.jobs = session.access.jobs
    executor.recorder =
      remembers ? session.store : session.store.map { BackupRecorder($0) as any RunRecorder }
    executor.alwaysRereads = rereads
    executor.isStopping = { progress.isStopping }
    executor.onStart = { progress.started($0) }
    if plan.hasWrites { progress.begin("Writing", of: plan.operations.count(where: \.isWrite)) }
    let report = await executor.run(plan) { progress.ended($0) }
    progress.end()
    stop.end()
    progress.summarize(report)
    // What was done is remembered, also where nobody reads what is said of it.
    let memory = Result { try remember(report, of: plan) }
    try write(report)
    try memory.get()
    if let fatal = report.fatal, fatal.kind != .cancelled { throw CommandError(fatal) }
    if report.isStopped || report.fatal != nil { throw ExitStatus.interrupted }
    if isSaved, report.count(.stale) > 0 {
      throw CommandError(
        "the plan no longer fits; make a new one with sync plan", status: .stale)
    }
    if let status = Self.status(of: report) { throw status }
    try session.end(isClean: report.isClean)
  }

  private func remember(_ report: RunReport, of plan: SyncPlan) throws {
    guard remembers else { return }
    var state = session.state
    state.record(report)
    settle(report, &state)
    if plan.hasWrites || state != session.state { try session.store?.finish(state) }
  }

  /// The status of a run in which every failure has the same cause, which is nobody's captions.
  private static func status(of report: RunReport) -> ExitStatus? {
    let kinds = Set(report.results.filter { $0.status == .failed }.map(\.errorKind))
    guard kinds.count == 1, let kind = kinds.first.flatMap(\.self) else { return nil }
    return kind == .forbidden || kind == .temporary ? kind.exitStatus : nil
  }

  private func write(_ report: RunReport) throws {
    try output.write(report, session)
    let gone = report.done(.replace) + report.done(.delete) + report.done(.relabel)
    if let path = session.store?.backupPath, gone > 0 {
      session.progress.note(
        "what was replaced or deleted is in \(path); sync restore takes it back")
    }
  }

  private func confirm(_ plan: SyncPlan) throws {
    guard StandardInput.isTerminal, Messages.isTerminal else {
      throw CommandError(
        "\(plan.summary); nothing was written: say --yes to write without a terminal to ask on")
    }
    var screen = StandardOutput()
    try SyncTable(showsUnchanged: output.verbose).write(plan, to: &screen)
    try screen.flush()
    Messages.prompt("\(question) [y/N] ")
    let answer = readLine()?.lowercased()
    guard answer == "y" || answer == "yes" else {
      throw CommandError("nothing was written", status: .findings)
    }
  }
}

/// Listens for Ctrl-C: the first one asks to stop, the second one ends the process.
final class StopRequest: Sendable {
  private let task: Task<Void, Never>

  /// Begins to listen, and does so once this returns.
  ///
  /// - Parameter progress: Told that the user asked to stop.
  init(_ progress: SyncProgress) async {
    let signals = await TerminationSignals()
    task = Task {
      await signals.first()
      guard !Task.isCancelled else { return }
      progress.stop()
    }
  }

  /// Stops listening.
  func end() { task.cancel() }
}
