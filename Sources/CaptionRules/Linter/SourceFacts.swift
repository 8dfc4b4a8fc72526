// SPDX-License-Identifier: Apache-2.0

public import CaptionText

/// What whoever decoded a file knows of its original bytes, which the linter does not see.
///
/// The linter reads UTF-8, and the ranges of its diagnostics count in that UTF-8: whoever decoded the
/// file maps them back through the source map.
public struct SourceFacts: Sendable, Hashable {
  /// The encoding that was decided on, and why; `nil` where nobody had to decide.
  public var decision: EncodingDecision?
  /// How many of the original bytes mean nothing in that encoding.
  public var malformedByteCount: Int

  /// Creates facts.
  ///
  /// - Parameters:
  ///   - decision: The encoding that was decided on, and why.
  ///   - malformedByteCount: How many of the original bytes mean nothing in that encoding.
  public init(decision: EncodingDecision? = nil, malformedByteCount: Int = 0) {
    self.decision = decision
    self.malformedByteCount = malformedByteCount
  }

  /// Whether the original bytes are UTF-8, or ASCII.
  public var isUTF8: Bool { decision.map { $0.encoding.isUTF8 || $0.reason == .ascii } ?? true }
}
