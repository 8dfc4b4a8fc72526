// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Lines that belong to the syntax of a file and not to what is said: nobody wants to read them.
enum SyntaxLine {
  /// Whether a line is a number and nothing else.
  static func isNumber(_ line: [UInt8]) -> Bool {
    var digits = 0
    // A byte-order mark before the number is seen by nobody.
    for byte in line.withoutByteOrderMark {
      if byte &- 0x30 < 10 {
        digits += 1
      } else if byte != 0x20 && byte != 0x09 && byte != 0x0D {
        return false
      }
    }
    return digits > 0
  }

  /// Whether a line has a time of two colons, or an arrow between digits.
  static func holdsTime(_ line: [UInt8]) -> Bool {
    var fields = 0
    var hasDigit = false
    for (index, byte) in line.enumerated() {
      if byte &- 0x30 < 10 {
        hasDigit = true
      } else if byte == 0x3A || byte == 0x3B || byte == 0x2E, hasDigit, index + 1 < line.count,
        line[index + 1] &- 0x30 < 10
      {
        fields += 1
        if fields >= 2 { return true }
      } else {
        if byte == 0x3E, index > 0, line[index - 1] == 0x2D, hasDigit { return true }
        fields = 0
        hasDigit = byte == 0x20 || byte == 0x2D ? hasDigit : false
      }
    }
    return false
  }

  /// Whether a line has an arrow, and at least twelve digits.
  static func isWholeTiming(_ line: [UInt8]) -> Bool {
    line.contains(0x3E) && line.count { $0 &- 0x30 < 10 } >= 12
  }

  private static let words: [[UInt8]] = [
    "NOTE", "STYLE", "REGION", "WEBVTT", "X-TIMESTAMP-MAP", "::cue", "```",
  ].map { Array($0.utf8) }

  /// Whether a line begins a block of WebVTT that is not shown, or a fence of code.
  static func isComment(_ line: [UInt8]) -> Bool {
    words.contains { line.starts(with: $0) && (line.count == $0.count || line[$0.count] < 0x41) }
  }

  static func isSyntax(_ line: [UInt8]) -> Bool {
    isNumber(line) || holdsTime(line) || isComment(line)
  }
}
