// SPDX-License-Identifier: Apache-2.0

/// What whoever decoded a file knows of its original bytes, which the linter does not see.
///
/// The linter reads UTF-8. Ranges count in that UTF-8; the caller maps them to the original.
public struct SourceFacts: Sendable, Hashable {
  /// A run of original bytes that the encoding does not allow.
  public struct Malformed: Sendable, Hashable {
    /// The U+FFFD that stands for it in the UTF-8.
    public var range: Range<Int>
    /// The original bytes; at most the first sixteen.
    public var bytes: [UInt8]

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - range: The replacement character in the UTF-8.
    ///   - bytes: The original bytes.
    public init(range: Range<Int>, bytes: [UInt8]) {
      self.range = range
      self.bytes = bytes
    }
  }

  /// The file's encoding, such as `UTF-8`, `UTF-16LE` or `windows-1252`.
  public var encoding = "UTF-8"
  /// Whether the file began with a byte-order mark.
  public var hasByteOrderMark = false
  /// Whether some of its lines are valid UTF-8 with more than ASCII while others are not.
  public var mixesUTF8 = false
  /// How sure the decoder is of the encoding, in percent: 100 where a byte-order mark, strict UTF-8
  /// or the user decided.
  public var confidence = 100
  /// Why this encoding was chosen, in words.
  public var reason: String?
  /// What the encoding does not allow, in file order.
  public var malformed: [Malformed] = []

  /// Creates the facts of a sound UTF-8 file.
  public init() {}

  /// Whether the file is UTF-8, with or without a byte-order mark.
  public var isUTF8: Bool { encoding.uppercased() == "UTF-8" }
}
