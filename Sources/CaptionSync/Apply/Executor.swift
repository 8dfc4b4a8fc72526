// SPDX-License-Identifier: Apache-2.0

/// Carries out plans: writes, reads back, compares.
///
/// Medias are worked on at the same time, up to ``jobs``; within one media one write follows the
/// other. Before a track is replaced the account is read again: what is no longer as the plan saw it
/// is left alone and reported as stale. After the writes of a media one more reading verifies all of
/// them.
public struct Executor: Sendable {
  /// Gives the bytes to send for an operation.
  public typealias Source = @Sendable (Operation) throws -> [UInt8]
  /// Told of each operation that ended, from whichever task it ended in.
  public typealias Progress = @Sendable (OperationResult) -> Void

  /// The most medias that are worked on at the same time.
  public var jobs = 4

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
  public func run(_ plan: Plan, progress: @escaping Progress = { _ in }) async -> RunReport {
    var results = plan.operations.map { Self.planned($0) }
    var groups: [String: [Int]] = [:]
    var order: [String] = []
    for (index, operation) in plan.operations.enumerated() {
      guard operation.isWrite, let media = operation.media?.id else { continue }
      if groups[media] == nil { order.append(media) }
      groups[media, default: []].append(index)
    }
    for result in results.compactMap(\.self) { progress(result) }
    var fatal: AccountError?
    await withTaskGroup(of: MediaOutcome.self) { tasks in
      var next = 0
      func start() {
        guard next < order.count, fatal == nil, !Task.isCancelled else { return }
        let indices = groups[order[next]] ?? []
        next += 1
        let run = MediaRun(
          account: account, source: source, operations: indices.map { plan.operations[$0] })
        tasks.addTask {
          var run = run
          await run.perform()
          run.results.forEach(progress)
          return MediaOutcome(indices: indices, results: run.results, fatal: run.fatal)
        }
      }
      for _ in 0..<max(1, jobs) { start() }
      for await outcome in tasks {
        for (index, result) in zip(outcome.indices, outcome.results) { results[index] = result }
        if fatal == nil { fatal = outcome.fatal }
        start()
      }
    }
    let complete = zip(plan.operations, results).map { operation, result in
      result ?? OperationResult(operation, .skipped, "the run ended before")
    }
    return RunReport(results: complete, fatal: fatal)
  }

  /// The result of what needs no work; `nil` for a write.
  private static func planned(_ operation: Operation) -> OperationResult? {
    switch operation.action {
    case .create, .replace, .delete: nil
    case .unchanged: OperationResult(operation, .unchanged, operation.reason)
    case .hold: OperationResult(operation, .held, operation.reason)
    case .problem: OperationResult(operation, .failed, operation.reason)
    }
  }

  private struct MediaOutcome: Sendable {
    var indices: [Int]
    var results: [OperationResult]
    var fatal: AccountError?
  }
}
