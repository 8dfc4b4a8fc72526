// SPDX-License-Identifier: Apache-2.0

/// What became of a whole plan.
public struct RunReport: Sendable, Hashable {
  /// The results, in the order of the plan.
  public var results: [OperationResult]
  /// What ended the run before its time, such as a refused token.
  public var fatal: AccountError?
  /// Whether the run was asked to stop before its end.
  public var isStopped = false
  /// The tracks that neither side has any more.
  public var gone: [SyncPlan.Gone] = []

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - results: The results, in the order of the plan.
  ///   - fatal: What ended the run before its time.
  public init(results: [OperationResult], fatal: AccountError? = nil) {
    self.results = results
    self.fatal = fatal
  }

  /// How many operations were carried out.
  ///
  /// - Parameter action: What they did.
  /// - Returns: The number.
  public func done(_ action: SyncOperation.Action) -> Int {
    results.count { $0.isDone && $0.operation.action == action }
  }

  /// How many operations ended in a way.
  ///
  /// - Parameter status: The way.
  /// - Returns: The number.
  public func count(_ status: OperationResult.Status) -> Int {
    results.count { $0.status == status }
  }

  /// Whether everything is as the plan meant it.
  public var isClean: Bool {
    fatal == nil && !isStopped && count(.failed) == 0 && count(.stale) == 0
      && count(.conflict) == 0 && count(.skipped) == 0
  }

  /// One sentence with the numbers.
  public var summary: String {
    guard results.contains(where: { $0.operation.isWrite }) else {
      return "Nothing to write, and nothing was written: \(details.joined(separator: ", "))"
    }
    var parts = [
      "\(done(.create)) added", "\(done(.replace)) changed", "\(done(.delete)) deleted",
      "\(count(.unchanged)) unchanged",
    ]
    if done(.relabel) > 0 { parts.insert("\(done(.relabel)) relabelled", at: 2) }
    let verified = count(.verified) + count(.verifiedLoosely)
    if verified > 0 { parts.append("\(verified) verified") }
    return "Applied: \((parts + details.dropFirst()).joined(separator: ", "))"
  }

  /// The numbers of what was not written.
  private var details: [String] {
    var parts = ["\(count(.unchanged)) unchanged"]
    if count(.held) > 0 { parts.append("\(count(.held)) left alone") }
    let conflicts = count(.conflict)
    if conflicts > 0 { parts.append(conflicts == 1 ? "1 conflict" : "\(conflicts) conflicts") }
    if count(.stale) > 0 { parts.append("\(count(.stale)) stale") }
    if count(.failed) > 0 { parts.append("\(count(.failed)) failed") }
    if count(.skipped) > 0 { parts.append("\(count(.skipped)) not tried") }
    return parts
  }
}
