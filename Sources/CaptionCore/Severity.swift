// SPDX-License-Identifier: Apache-2.0

/// How much a diagnostic matters.
public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// Worth knowing; nothing is wrong.
  case info
  /// Probably wrong, or wrong for some players.
  case warning
  /// Wrong: a player or a host loses, refuses or misreads it.
  case error

  /// Orders severities from `info` to `error`.
  public static func < (lhs: Severity, rhs: Severity) -> Bool {
    lhs.rank < rhs.rank
  }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
