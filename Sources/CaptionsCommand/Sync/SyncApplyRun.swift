// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionSync
import Synchronization

/// Carries out a plan on behalf of a verb: asks, locks, writes, remembers, reports.
struct SyncApplyRun {
  let session: SyncSession
  /// Whether to write without asking.
  var yes: Bool
  var json: Bool
  var verbose: Bool
  /// Whether the plan was made earlier, so that everything is read again first.
  var rereads = false

  /// Carries out a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - source: Gives the bytes to send.
  /// - Throws: ``CommandError``, or the exit status of a run that was not clean.
  func callAsFunction(_ plan: Plan, source: @escaping Executor.Source) async throws {
    if plan.hasWrites, !yes, !session.options.sandbox { try confirm(plan) }
    let store = plan.hasWrites ? session.store : nil
    try store?.begin()
    let stop = StopRequest()
    var executor = Executor(account: session.account, source: source)
    executor.jobs = session.options.jobs
    executor.recorder = store
    executor.alwaysRereads = rereads
    executor.isStopping = { stop.isRequested }
    let report = await run(executor, plan)
    stop.end()
    var state = session.state
    state.record(report)
    if let store {
      try store.finish(state)
    } else if state != session.state, let store = session.store {
      try store.begin()
      try store.finish(state)
    }
    try write(report)
    if let fatal = report.fatal { throw CommandError(fatal) }
    if report.isStopped { throw ExitStatus.interrupted }
    if rereads, report.count(.stale) > 0 {
      throw CommandError(
        "the plan no longer fits; make a new one with sync plan", status: .stale)
    }
    try session.end(isClean: report.isClean)
  }

  private func run(_ executor: Executor, _ plan: Plan) async -> RunReport {
    let progress = ProgressLine("Writing")
    let total = plan.operations.count(where: \.isWrite)
    let counts = Mutex((done: 0, failed: 0))
    let report = await executor.run(plan) { result in
      guard result.operation.isWrite else { return }
      let now = counts.withLock { counts in
        counts.done += 1
        if !result.isDone { counts.failed += 1 }
        return counts
      }
      progress.show(now.done, of: total, failures: now.failed)
    }
    progress.clear()
    return report
  }

  private func write(_ report: RunReport) throws {
    var output = StandardOutput()
    if json {
      try SyncDocument(report, directory: session.options.directory).write(to: &output)
    } else {
      try SyncTable(showsUnchanged: verbose).write(report, to: &output)
    }
    try output.flush()
    if let store = session.store, report.done(.replace) + report.done(.delete) > 0 {
      Messages.print(
        "captions: what was replaced or deleted is in \(store.backupPath); sync restore takes it "
          + "back")
    }
  }

  private func confirm(_ plan: Plan) throws {
    guard StandardInput.isTerminal, Messages.isTerminal else {
      throw CommandError(
        "\(plan.summary); nothing was written: say --yes to write without a terminal to ask on")
    }
    var output = StandardOutput()
    try SyncTable(showsUnchanged: verbose).write(plan, to: &output)
    try output.flush()
    Messages.prompt("Write this to the account? [y/N] ")
    let answer = readLine()?.lowercased()
    guard answer == "y" || answer == "yes" else {
      throw CommandError("nothing was written", status: .findings)
    }
  }
}

/// Whether the user asked to stop: the first Ctrl-C asks, the second one ends the process.
final class StopRequest: Sendable {
  private let requested = Atomic(false)
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// Begins to listen.
  init() {
    let signals = TerminationSignals()
    let task = Task { [weak self] in
      await signals.first()
      guard !Task.isCancelled else { return }
      self?.requested.store(true, ordering: .relaxed)
      Messages.print("captions: finishing what is under way; press Ctrl-C again to end at once")
    }
    self.task.withLock { $0 = task }
  }

  /// Whether the user asked.
  var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Stops listening.
  func end() {
    task.withLock { $0?.cancel() }
  }
}
