// SPDX-License-Identifier: Apache-2.0

public import CaptionSyntax

/// How captions are written.
public struct WriterOptions: Sendable, Hashable {
  /// What to do with the byte-order mark.
  public enum ByteOrderMark: Sendable, Hashable {
    /// As in the original; none for what has no original.
    case keep
    /// Written.
    case write
    /// Left out.
    case omit
  }

  /// What to do with the index lines.
  public enum Numbering: Sendable, Hashable {
    /// As in the original; a cue without an index gets none.
    case keep
    /// 1, 2, 3, … without gaps, also where the original has no index.
    case sequential
  }

  /// The newline style, or `nil` to keep that of the original (LF where there is none).
  public var newline: NewlineStyle?
  /// What to do with the byte-order mark.
  public var byteOrderMark: ByteOrderMark
  /// What to do with the index lines.
  public var numbering: Numbering

  /// Creates options; what is not given stays as in the original.
  ///
  /// - Parameters:
  ///   - newline: The newline style, or `nil` to keep that of the original.
  ///   - byteOrderMark: What to do with the byte-order mark.
  ///   - numbering: What to do with the index lines.
  public init(
    newline: NewlineStyle? = nil, byteOrderMark: ByteOrderMark = .keep,
    numbering: Numbering = .keep
  ) {
    self.newline = newline
    self.byteOrderMark = byteOrderMark
    self.numbering = numbering
  }
}
