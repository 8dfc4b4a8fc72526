// SPDX-License-Identifier: Apache-2.0

/// How far a fix may be trusted.
public enum FixSafety: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// A suggestion for a person; never applied by the tool.
  case displayOnly
  /// May change wording, timing or characters; applied only when asked for.
  case unsafe
  /// Text and timing keep their meaning.
  case safe

  /// Orders from `displayOnly`, the least trusted, to `safe`.
  public static func < (lhs: FixSafety, rhs: FixSafety) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .displayOnly: 0
    case .unsafe: 1
    case .safe: 2
    }
  }
}

/// What would fix the thing that a diagnostic names.
public struct Fix<Offset: ByteOffset>: Sendable, Hashable {
  /// What the fix does, in the imperative: "insert a blank line".
  public var title: String

  /// The replacements, sorted by position and not overlapping.
  public var edits: [Edit<Offset>]

  /// How far the fix may be trusted.
  public var safety: FixSafety

  /// Creates a fix.
  ///
  /// - Parameters:
  ///   - title: What the fix does, in the imperative.
  ///   - edits: The replacements; sorted here.
  ///   - safety: How far the fix may be trusted.
  @inlinable
  public init(title: String, edits: [Edit<Offset>], safety: FixSafety) {
    self.title = title
    // One edit is the rule, and sorting it would cost more than all else here.
    self.edits =
      edits.count < 2 ? edits : edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    self.safety = safety
  }
}
