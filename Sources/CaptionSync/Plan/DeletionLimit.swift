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
  /// - Parameter tracks: How many tracks were looked at.
  /// - Returns: The number.
  public func allowed(of tracks: Int) -> Int {
    switch self {
    case .count(let count): count
    case .percent(0): 0
    case .percent(let percent): max(1, tracks * percent / 100)
    }
  }
}

extension Plan {
  /// Why the plan's deletions look like an accident, if they do.
  ///
  /// - Parameter limit: How many deletions are allowed.
  /// - Returns: The reason with what to do, or `nil`.
  public func safetyStop(limit: DeletionLimit) -> String? {
    let deletions = count(.delete)
    let allowed = limit.allowed(of: remoteTrackCount)
    guard deletions > allowed else { return nil }
    return
      "the plan deletes \(deletions) of \(remoteTrackCount) tracks, and \(allowed) are allowed; look "
      + "at it with sync plan, and raise --max-delete if it is meant"
  }
}
