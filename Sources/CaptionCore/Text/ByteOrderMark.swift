// SPDX-License-Identifier: Apache-2.0

/// U+FEFF in front of a text, which says no more there than that the text is UTF-8.
package enum ByteOrderMark {
  /// The character.
  package static let scalar: Unicode.Scalar = "\u{FEFF}"
  /// The character in UTF-8.
  package static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// The bytes that it takes in UTF-8.
  @inlinable package static var length: Int { 3 }
}

extension Collection<UInt8> {
  /// Whether a text in UTF-8 begins with a byte-order mark.
  package var hasByteOrderMark: Bool { starts(with: ByteOrderMark.utf8) }

  /// A text in UTF-8 without the byte-order mark in front of it, if there is one.
  package var withoutByteOrderMark: SubSequence {
    hasByteOrderMark ? dropFirst(ByteOrderMark.length) : self[startIndex...]
  }
}

extension Span<UInt8> {
  /// Whether a text in UTF-8 begins with a byte-order mark.
  package var hasByteOrderMark: Bool {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
  }
}
