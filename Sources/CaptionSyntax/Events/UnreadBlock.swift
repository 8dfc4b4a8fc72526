// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Bytes of what is plainly a cue and cannot be read.
public struct UnreadBlock: Sendable, Hashable {
  /// Where the first byte stands in the text.
  public var offset: TextOffset
  /// The line of the first byte, counted from 1.
  public var line: Int
  /// Whether these bytes show that a cue stands here, as its timing line does, and are not only what
  /// stands beside that: true once for each cue that cannot be read.
  public var isEvidence: Bool

  /// Creates a block.
  ///
  /// - Parameters:
  ///   - offset: Where the first byte stands in the text.
  ///   - line: The line of the first byte, counted from 1.
  ///   - isEvidence: Whether the bytes show that a cue stands here.
  public init(offset: TextOffset, line: Int, isEvidence: Bool) {
    self.offset = offset
    self.line = line
    self.isEvidence = isEvidence
  }
}
