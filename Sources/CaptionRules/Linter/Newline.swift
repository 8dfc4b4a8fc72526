// SPDX-License-Identifier: Apache-2.0

/// The newlines of a cue's bytes, for rules that insert lines in the style of their neighbours.
enum Newline {
  /// The newline that ends a line: LF where the line has none, CRLF for CR CR LF.
  static func ending(_ line: Range<Int>, in bytes: Span<UInt8>) -> String {
    guard !line.isEmpty else { return "\n" }
    let last = bytes[line.upperBound - 1]
    if last == 0x0D { return "\r" }
    guard last == 0x0A, line.count > 1, bytes[line.upperBound - 2] == 0x0D else { return "\n" }
    return "\r\n"
  }

  /// A line without its newline.
  static func trimmed(_ line: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return line.lowerBound..<end
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
