// SPDX-License-Identifier: Apache-2.0

/// Carries out plans: writes, reads back, compares.
///
/// Medias are worked on at the same time, up to ``jobs``; within one media one write follows the
/// other. Before a track is replaced or deleted the account is read again: what is no longer as the
/// plan saw it is left alone and reported as stale. After the writes of a media one more reading
/// verifies all of them. Deletions come last, and not at all when anything failed before.
public struct PlanExecutor: Sendable {
  /// Gives the bytes to send for an operation.
  public typealias Source = @Sendable (SyncOperation) throws -> [UInt8]
  /// Told of each operation that ended, from whichever task it ended in.
  public typealias Progress = @Sendable (OperationResult) -> Void

  /// The most medias that are worked on at the same time.
  public var jobs = 4
  /// Where everything is written down before it happens; `nil` to keep nothing.
  public var recorder: (any RunRecorder)?
  /// Whether the account is read again before every write, for a plan that was made earlier.
  ///
  /// Otherwise a media that only gets new tracks is not: the server refuses those that exist.
  public var alwaysRereads = false
  /// Asked between writes; once it says so, what is in flight is finished and verified and nothing
  /// else begun.
  public var isStopping: @Sendable () -> Bool = { false }
  /// Told of each operation before it is begun, from whichever task begins it.
  public var onStart: @Sendable (SyncOperation) -> Void = { _ in }

  let account: any CaptionAccount
  let source: Source

  /// Creates an executor.
  ///
  /// - Parameters:
  ///   - account: What is written to.
  ///   - source: Gives the bytes to send for an operation.
  public init(account: any CaptionAccount, source: @escaping Source) {
    self.account = account
    self.source = source
  }

  /// Carries out a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - progress: Told of each operation that ended.
  /// - Returns: What became of the plan; failures are results and not thrown.
  public func run(_ plan: SyncPlan, progress: @escaping Progress = { _ in }) async -> RunReport {
    var pending = plan.operations.map { Self.planned($0) }
    for result in pending.compactMap(\.self) { progress(result) }
    var fatal = await perform(
      plan, { $0 == .create || $0 == .replace || $0 == .relabel }, &pending, progress)
    let hasFailed = zip(plan.operations, pending).contains { operation, result in
      guard let result else { return operation.action != .delete }
      return result.status == .failed || result.status == .stale || result.status == .conflict
    }
    if fatal == nil, !hasFailed {
      fatal = await perform(plan, { $0 == .delete }, &pending, progress)
    }
    let results = zip(plan.operations, pending).map { operation, result in
      if let result { return result }
      let skipped = OperationResult(
        operation, .skipped,
        operation.action == .delete && hasFailed && fatal == nil && !isStopping()
          ? "nothing is deleted when anything else failed" : "the run ended before")
      progress(skipped)
      return skipped
    }
    var report = RunReport(results: results, fatal: fatal)
    report.isStopped = isStopping()
    report.gone = plan.gone
    return report
  }

  /// Carries out the operations of some kinds, media by media.
  private func perform(
    _ plan: SyncPlan, _ includes: (SyncOperation.Action) -> Bool,
    _ pending: inout [OperationResult?],
    _ progress: @escaping Progress
  ) async -> AccountError? {
    var groups: [String: [Int]] = [:]
    var order: [String] = []
    for (index, operation) in plan.operations.enumerated() where includes(operation.action) {
      guard let media = operation.media?.id else { continue }
      if groups[media] == nil { order.append(media) }
      groups[media, default: []].append(index)
    }
    var fatal: AccountError?
    var finished: [(Int, OperationResult)] = []
    await withTaskGroup(of: MediaOutcome.self) { tasks in
      var next = 0
      func start() {
        guard next < order.count, fatal == nil, !isStopping(), !Task.isCancelled else { return }
        let indices = groups[order[next]] ?? []
        next += 1
        let run = MediaRun(self, operations: indices.map { plan.operations[$0] })
        tasks.addTask {
          var run = run
          await run.perform()
          run.results.compactMap(\.self).forEach(progress)
          return MediaOutcome(indices: indices, results: run.results, fatal: run.fatal)
        }
      }
      for _ in 0..<max(1, jobs) { start() }
      for await outcome in tasks {
        for (index, result) in zip(outcome.indices, outcome.results) {
          if let result { finished.append((index, result)) }
        }
        if fatal == nil { fatal = outcome.fatal }
        start()
      }
    }
    for (index, result) in finished { pending[index] = result }
    return fatal
  }

  /// The result of what needs no work; `nil` for a write.
  private static func planned(_ operation: SyncOperation) -> OperationResult? {
    switch operation.action {
    case .create, .replace, .delete, .relabel: nil
    case .unchanged: OperationResult(operation, .unchanged)
    case .hold: OperationResult(operation, .held)
    case .conflict: OperationResult(operation, .conflict)
    case .problem: OperationResult(operation, .failed)
    }
  }

  private struct MediaOutcome: Sendable {
    var indices: [Int]
    var results: [OperationResult?]
    var fatal: AccountError?
  }
}
