// SPDX-License-Identifier: Apache-2.0

/// What became of one operation of a plan.
public struct OperationResult: Sendable, Hashable, Codable {
  /// How it ended.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// Done, read back, and the same cue by cue.
    case verified
    /// Done and read back; the server changed white space or wrote entities.
    case verifiedLoosely = "verified-loosely"
    /// There was nothing to do.
    case unchanged
    /// Left alone, as planned.
    case held
    /// Not done: both sides have changed, and a person decides.
    case conflict
    /// Not done: what the plan was made from has changed since.
    case stale
    /// Not done, or done and not as meant.
    case failed
    /// Not tried, because the run ended before.
    case skipped
  }

  /// The operation.
  public var operation: SyncOperation
  /// How it ended.
  public var status: Status
  /// Why, and what to do next; `nil` where all is said.
  public var message: String?
  /// The kind of failure of the account, where it is one.
  public var errorKind: AccountError.Kind?

  /// Creates a result.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - status: How it ended.
  ///   - message: Why, and what to do next.
  ///   - errorKind: The kind of failure of the account.
  public init(
    _ operation: SyncOperation, _ status: Status, _ message: String? = nil,
    errorKind: AccountError.Kind? = nil
  ) {
    self.operation = operation
    self.status = status
    self.message = message
    self.errorKind = errorKind
  }

  /// Whether the operation was carried out.
  public var isDone: Bool { status == .verified || status == .verifiedLoosely }
}
