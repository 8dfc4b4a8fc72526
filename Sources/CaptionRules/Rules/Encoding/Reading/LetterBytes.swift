// SPDX-License-Identifier: Apache-2.0

import CaptionText

/// Controls, spaces and invisible characters that are bytes of a letter, in text that was misread.
///
/// U+0085 is a newline and U+00AD a soft hyphen in clean text; in `Ã\u{85}` the one is half of an Å, and in
/// `Р\u{AD}` the other half of an э. What would delete or replace them asks here first, and leaves them to
/// ``Mojibake``.
enum LetterBytes {
  /// The longest run that is looked at as a whole, in bytes; of a longer one, what stands right beside.
  private static let longest = 48
  /// How far a character of UTF-8 reaches, each byte misread as one of at most three.
  private static let near = 9

  /// Whether the character at a position belongs to a run that is text of UTF-8, misread from end to end.
  ///
  /// - Parameters:
  ///   - position: Where the character begins.
  ///   - bytes: The bytes of the cue.
  /// - Returns: Whether it does.
  /// - Complexity: O(1), some dozen characters in each page.
  static func contain(_ position: Int, in bytes: Span<UInt8>) -> Bool {
    var lower = position
    while lower > 0, bytes[lower - 1] >= 0x80, position - lower < longest { lower -= 1 }
    var upper = position
    while upper < bytes.count, bytes[upper] >= 0x80, upper - position < longest { upper += 1 }
    // A lone character is a byte of nothing.
    guard upper - lower > 3 else { return false }
    if upper - lower < longest { return isMisread(bytes, lower..<upper) }
    // In a long run, a character that begins a little before and ends with or behind the position.
    for start in max(lower, position - near)..<position where bytes[start] & 0xC0 != 0x80 {
      for end in position + 1...min(upper, position + near)
      where end == bytes.count || bytes[end] & 0xC0 != 0x80 {
        if isMisread(bytes, start..<end) { return true }
      }
    }
    return false
  }

  private static func isMisread(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var run: [Unicode.Scalar] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let (scalar, width) = ScalarReader.read(bytes, at: place)
      guard let scalar else { return false }
      run.append(scalar)
      place += width
    }
    return Misreading.all.contains { misreading in
      if case .page = misreading { misreading.readsWhole(run) } else { false }
    }
  }
}
