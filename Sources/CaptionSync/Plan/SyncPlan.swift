// SPDX-License-Identifier: Apache-2.0

/// What it takes to make an account hold the captions of a directory.
public struct SyncPlan: Sendable, Hashable {
  /// The operations: those of each media together, deletions after the others.
  public var operations: [SyncOperation]
  /// How many tracks the account holds for the medias that were looked at.
  public var remoteTrackCount: Int
  /// The tracks that both sides once had and neither has now, which a state forgets; found where tracks
  /// without a file are deleted.
  public var gone: [Gone] = []

  /// A track that neither side has any more.
  public struct Gone: Sendable, Hashable {
    /// The media's id.
    public var media: String
    /// The language's key.
    public var language: String
  }

  /// Creates a plan.
  ///
  /// - Parameters:
  ///   - operations: The operations.
  ///   - remoteTrackCount: How many tracks the account holds for the medias that were looked at.
  public init(operations: [SyncOperation] = [], remoteTrackCount: Int = 0) {
    self.operations = operations
    self.remoteTrackCount = remoteTrackCount
  }

  /// How many operations do something.
  ///
  /// - Parameter action: What they do.
  /// - Returns: The number.
  public func count(_ action: SyncOperation.Action) -> Int {
    operations.count { $0.action == action }
  }

  /// Whether nothing waits for a person.
  public var isClean: Bool { count(.problem) == 0 && count(.conflict) == 0 }

  /// Whether applying the plan writes anything.
  public var hasWrites: Bool { operations.contains(where: \.isWrite) }

  /// One sentence with the numbers.
  public var summary: String {
    var parts = [
      "\(count(.create)) to add", "\(count(.replace)) to change", "\(count(.delete)) to delete",
      "\(count(.unchanged)) unchanged",
    ]
    if count(.relabel) > 0 { parts.insert("\(count(.relabel)) to relabel", at: 2) }
    if count(.hold) > 0 { parts.append("\(count(.hold)) left alone") }
    let conflicts = count(.conflict)
    if conflicts > 0 { parts.append(conflicts == 1 ? "1 conflict" : "\(conflicts) conflicts") }
    let problems = count(.problem)
    if problems > 0 { parts.append(problems == 1 ? "1 problem" : "\(problems) problems") }
    return "Plan: \(parts.joined(separator: ", "))"
  }
}
