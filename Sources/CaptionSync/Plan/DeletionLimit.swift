// SPDX-License-Identifier: Apache-2.0

/// How many deletions one run may make before it is taken for an accident.
public enum DeletionLimit: Sendable, Hashable {
  /// A number of tracks.
  case count(Int)
  /// A part of the account's tracks that were looked at, in percent.
  case percent(Int)

  /// A quarter of the tracks.
  public static let standard = DeletionLimit.percent(25)

  /// Reads `12` or `30%`; `nil` for anything else.
  ///
  /// - Parameter text: The text.
  public init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let percent = Int(text.dropLast()), (0...100).contains(percent) else { return nil }
      self = .percent(percent)
    } else {
      guard let count = Int(text), count >= 0 else { return nil }
      self = .count(count)
    }
  }

  /// How many deletions are allowed; one always is, unless the limit is zero.
  ///
  /// - Parameter tracks: How many tracks were looked at; less than none are none.
  /// - Returns: The number.
  public func allowed(of tracks: Int) -> Int {
    switch self {
    case .count(let count): count
    case .percent(0): 0
    case .percent(let percent):
      // Hundreds first: no number of tracks is too large for that.
      max(1, max(0, tracks) / 100 * percent + max(0, tracks) % 100 * percent / 100)
    }
  }
}

extension SyncPlan {
  /// Why the plan's deletions look like an accident, if they do.
  ///
  /// - Parameters:
  ///   - limit: How many deletions are allowed.
  ///   - tracks: How many tracks the account holds for the medias of the plan; as many as when the plan
  ///     was made unless told.
  /// - Returns: The figures, or `nil`.
  public func safetyStop(limit: DeletionLimit, of tracks: Int? = nil) -> DeletionLimit.Stop? {
    let deletions = count(.delete)
    let tracks = tracks ?? remoteTrackCount
    let allowed = limit.allowed(of: tracks)
    guard deletions > allowed else { return nil }
    return DeletionLimit.Stop(deletions: deletions, tracks: tracks, allowed: allowed)
  }
}

extension DeletionLimit {
  /// Deletions that look like an accident.
  public struct Stop: Sendable, Hashable, CustomStringConvertible {
    /// How many tracks the plan deletes.
    public var deletions: Int
    /// Of how many tracks that were looked at.
    public var tracks: Int
    /// How many deletions are allowed.
    public var allowed: Int

    /// The figures in words.
    public var description: String {
      "the plan deletes \(deletions) of \(tracks) tracks, and \(allowed) are allowed"
    }
  }
}
