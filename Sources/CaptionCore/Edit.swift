// SPDX-License-Identifier: Apache-2.0

/// One replacement of bytes.
///
/// Where the bytes stand counts in the text or in the file; what takes their place is UTF-8 in either,
/// and is written in the file's own encoding when the edit is applied.
public struct Edit<Offset: ByteOffset>: Sendable, Hashable {
  /// The bytes to replace; empty for an insertion.
  public var range: Range<Offset>

  /// What takes their place, as UTF-8; empty for a deletion.
  public var replacement: [UInt8]

  /// Creates an edit.
  ///
  /// - Parameters:
  ///   - range: The bytes to replace.
  ///   - replacement: What takes their place, as UTF-8.
  @inlinable
  public init(range: Range<Offset>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// Creates an edit from text.
  ///
  /// - Parameters:
  ///   - range: The bytes to replace.
  ///   - text: The text that takes their place.
  @inlinable
  public init(range: Range<Offset>, text: String) {
    self.init(range: range, replacement: Array(text.utf8))
  }
}
