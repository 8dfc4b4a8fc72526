// SPDX-License-Identifier: Apache-2.0

/// Whether a byte is a space of the C locale.
@inline(__always)
func isSpaceOfC(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// Whether a byte shows nothing: a space of the C locale, or NUL.
@inline(__always)
func isBlankByte(_ byte: UInt8) -> Bool { isSpaceOfC(byte) || byte == 0 }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

extension [UInt8] {
  /// A range without the bytes at its ends that a test accepts.
  func trimmed(_ isTrimmed: (UInt8) -> Bool, in range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, isTrimmed(self[lower]) { lower += 1 }
    while upper > lower, isTrimmed(self[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// Whether the bytes at a position are those of an ASCII string.
  @inline(__always)
  func has(_ string: StaticString, at position: Int, before end: Int) -> Bool {
    guard position >= 0, position + string.utf8CodeUnitCount <= end else { return false }
    return string.withUTF8Buffer { buffer in
      var index = 0
      while index < buffer.count {
        guard unsafe buffer[index] == self[position + index] else { return false }
        index += 1
      }
      return true
    }
  }

  /// Whether the bytes at a position are those of a lowercase ASCII string, in any case.
  func hasAnyCase(_ string: StaticString, at position: Int, before end: Int) -> Bool {
    guard position >= 0, position + string.utf8CodeUnitCount <= end else { return false }
    return string.withUTF8Buffer { buffer in
      for index in 0..<buffer.count
      where unsafe buffer[index] != lowercased(self[position + index]) { return false }
      return true
    }
  }

  /// Where an ASCII string first stands in a range.
  func first(_ string: StaticString, in range: Range<Int>) -> Int? {
    guard let head = string.withUTF8Buffer({ unsafe $0.first }) else { return nil }
    var position = range.lowerBound
    let last = range.upperBound - string.utf8CodeUnitCount
    while position <= last {
      if self[position] == head, has(string, at: position, before: range.upperBound) {
        return position
      }
      position += 1
    }
    return nil
  }

  /// Where a byte first stands in a range.
  @inline(__always)
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while position < range.upperBound {
      if self[position] == byte { return position }
      position += 1
    }
    return nil
  }

  /// The length of a UTF-8 byte-order mark at the start.
  var markCount: Int { count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF ? 3 : 0 }

  /// Appends ASCII.
  mutating func append(_ string: StaticString) {
    string.withUTF8Buffer { buffer in
      for index in 0..<buffer.count { unsafe append(buffer[index]) }
    }
  }
}
