// SPDX-License-Identifier: Apache-2.0

public import CaptionText

/// What whoever decoded a file knows of its original bytes, which the linter does not see.
///
/// The linter reads the text; what it finds there counts in the file once whoever decoded it has mapped it
/// (`Finding.mapped(by:)`).
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

  /// What is known of a file in memory.
  ///
  /// - Parameter source: The file.
  public init(_ source: SourceText) {
    self.init(decision: source.decision, malformedByteCount: source.malformedByteCount)
  }

  /// Whether the original bytes are UTF-8, or ASCII.
  public var isUTF8: Bool { decision.map { $0.encoding.isUTF8 || $0.reason == .ascii } ?? true }
}
