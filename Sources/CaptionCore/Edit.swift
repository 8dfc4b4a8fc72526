// SPDX-License-Identifier: Apache-2.0

/// One replacement of bytes of the original file.
public struct Edit: Sendable, Hashable {
  /// The bytes to replace, counted in the original file; empty for an insertion.
  public var range: Range<Int>

  /// The bytes that take their place, as UTF-8; empty for a deletion.
  public var replacement: [UInt8]

  /// Creates an edit.
  ///
  /// - Parameters:
  ///   - range: The bytes of the original file to replace.
  ///   - replacement: The bytes that take their place.
  public init(range: Range<Int>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// Creates an edit from text.
  ///
  /// - Parameters:
  ///   - range: The bytes of the original file to replace.
  ///   - text: The text that takes their place.
  public init(range: Range<Int>, text: String) {
    self.init(range: range, replacement: Array(text.utf8))
  }
}
