// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Bytes of a file that mean nothing in its encoding.
public struct MalformedBytes: Sendable, Hashable {
  /// What is wrong with the bytes.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A byte that can only stand inside a character stands on its own.
    case unexpectedContinuation
    /// A character was begun and not ended: a byte that cannot continue it, or the end of the
    /// file, follows.
    case truncated
    /// A character takes more bytes than it needs, such as C0 80 for NUL.
    case overlong
    /// Half of a surrogate pair, alone in UTF-16 or encoded by itself in UTF-8 (CESU-8).
    case surrogate
    /// A number above U+10FFFF.
    case outOfRange
    /// A byte that begins nothing in this encoding.
    case invalidByte
    /// Bytes of the right shape to which the encoding gives no character.
    case unassigned
  }

  /// What is wrong.
  public var kind: Kind

  /// Where in the file; adjacent bytes with the same fault are one range.
  public var range: Range<FileOffset>

  /// Creates a record.
  ///
  /// - Parameters:
  ///   - kind: What is wrong.
  ///   - range: Where in the file.
  public init(kind: Kind, range: Range<FileOffset>) {
    self.kind = kind
    self.range = range
  }
}

/// Malformed ranges in file order: the first ones in full, the rest as a count.
struct MalformedLog: Sendable {
  /// How many ranges are kept until somebody takes them.
  let limit: Int
  private(set) var ranges: [MalformedBytes] = []
  /// How many bytes were malformed in all.
  private(set) var byteCount = 0

  init(limit: Int) { self.limit = limit }

  /// Notes bytes, counted from the start of the file.
  mutating func record(_ kind: MalformedBytes.Kind, _ bytes: Range<Int>) {
    byteCount += bytes.count
    let range = FileOffset(bytes.lowerBound)..<FileOffset(bytes.upperBound)
    if let last = ranges.last, last.kind == kind, last.range.upperBound == range.lowerBound {
      ranges[ranges.count - 1].range = last.range.lowerBound..<range.upperBound
    } else if ranges.count < limit {
      ranges.append(MalformedBytes(kind: kind, range: range))
    }
  }

  mutating func take() -> [MalformedBytes] {
    var taken: [MalformedBytes] = []
    swap(&taken, &ranges)
    return taken
  }
}
