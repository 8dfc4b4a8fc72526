// SPDX-License-Identifier: Apache-2.0

/// Questions about UTF-8 bytes that are answered eight bytes at a time, without decoding.
package enum UTF8Scan {
  /// Whether all bytes are ASCII.
  ///
  /// - Parameter bytes: Any bytes.
  /// - Returns: `true` for no bytes.
  /// - Complexity: O(*n*), several bytes a nanosecond.
  package static func isASCII(_ bytes: Span<UInt8>) -> Bool {
    let raw = unsafe bytes.bytes
    var offset = 0
    while offset &+ 8 <= raw.byteCount {
      // Sound: the load is checked against the span's bounds and any bits are a valid integer.
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { return false }
      offset &+= 8
    }
    while offset < bytes.count {
      if bytes[offset] >= 0x80 { return false }
      offset &+= 1
    }
    return true
  }

  /// Whether all characters of valid UTF-8 come before U+0300, the first combining mark.
  ///
  /// Such text is in every way simple: in NFC, one character a grapheme, left to right, without
  /// invisible characters other than the soft hyphen and controls.
  ///
  /// - Parameter bytes: Valid UTF-8.
  /// - Returns: `true` for no bytes.
  /// - Complexity: O(*n*).
  package static func isBelowCombiningMarks(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] >= 0xCC { return false }
    return true
  }
}

extension String {
  /// Whether the text is ASCII throughout.
  var isASCII: Bool { UTF8Scan.isASCII(utf8.span) }
}
