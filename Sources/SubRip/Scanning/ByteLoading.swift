// SPDX-License-Identifier: Apache-2.0

extension Span<UInt8> {
  /// Eight bytes as one little-endian word.
  ///
  /// One range check, then a single load: the compiler folds the shifts.
  @inline(__always)
  func word(at position: Int) -> UInt64 {
    let s = extracting(position..<position &+ 8)
    let low =
      UInt64(s[0]) | UInt64(s[1]) << 8 | UInt64(s[2]) << 16 | UInt64(s[3]) << 24
    let high =
      UInt64(s[4]) | UInt64(s[5]) << 8 | UInt64(s[6]) << 16 | UInt64(s[7]) << 24
    return low | high << 32
  }

  /// Four bytes as one little-endian word.
  @inline(__always)
  func halfWord(at position: Int) -> UInt32 {
    let s = extracting(position..<position &+ 4)
    return UInt32(s[0]) | UInt32(s[1]) << 8 | UInt32(s[2]) << 16 | UInt32(s[3]) << 24
  }
}
