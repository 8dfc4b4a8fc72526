// SPDX-License-Identifier: Apache-2.0

/// The newlines of a cue's bytes, for rules that insert lines in the style of their neighbours.
enum Newline {
  /// The newline that ends a line: LF where the line has none, CRLF for CR CR LF.
  ///
  /// In a file that ends its lines with VT, U+0085 or U+2028 it is that: a single LF would make it a file
  /// in which those are characters of the text.
  static func ending(_ line: Range<Int>, in bytes: Span<UInt8>) -> String {
    guard !line.isEmpty else { return "\n" }
    let last = bytes[line.upperBound - 1]
    if last == 0x0D { return "\r" }
    let soft = softWidth(endingAt: line.upperBound, from: line.lowerBound, in: bytes)
    if soft > 0 {
      return String(
        decoding: (line.upperBound - soft..<line.upperBound).map { bytes[$0] }, as: UTF8.self)
    }
    guard last == 0x0A, line.count > 1, bytes[line.upperBound - 2] == 0x0D else { return "\n" }
    return "\r\n"
  }

  /// A line without its newline.
  static func trimmed(_ line: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    if end == line.upperBound {
      end -= softWidth(endingAt: end, from: line.lowerBound, in: bytes)
    }
    return line.lowerBound..<end
  }

  /// How many bytes of VT, U+0085 or U+2028 end at a position; 0 where none of them does.
  static func softWidth(
    endingAt end: Int, from lower: Int, in bytes: Span<UInt8>
  ) -> Int {
    guard end > lower else { return 0 }
    switch bytes[end - 1] {
    case 0x0B: return 1
    case 0x85 where end - 2 >= lower && bytes[end - 2] == 0xC2: return 2
    case 0xA8 where end - 3 >= lower && bytes[end - 2] == 0x80 && bytes[end - 3] == 0xE2: return 3
    default: return 0
    }
  }

  /// Whether a range holds nothing but spaces, tabs and padding.
  static func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for position in range where !isBlank(bytes[position]) { return false }
    return true
  }

  /// Whether a byte is a space, a tab or padding.
  static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0B, 0x0C, 0x00, 0x1A: true
    default: false
    }
  }

  /// Whether a byte is a newline or a part of one.
  static func isPart(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
