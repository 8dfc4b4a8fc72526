// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// Tells cues whose lines begin and end as they should where music is marked, from their bytes alone.
enum LyricEnds {
  /// Whether the note signs at both ends of a cue may differ, or some line may stand between two `#` or `*`.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  /// - Returns: `false` only where neither is so.
  static func mayDiffer(_ cue: CueView, _ bytes: Span<UInt8>) -> Bool {
    var starts: Bool?
    var ends = false
    var isUncertain = false
    cue.forEachTextLine(in: bytes) { line in
      guard let found = LineEnds(line, bytes) else { return }
      isUncertain = isUncertain || found.isUncertain
      starts = starts ?? found.startsWithNote
      ends = found.endsWithNote
    }
    return isUncertain || starts ?? false != ends
  }
}

/// The first and the last bytes that a viewer sees of a line.
private struct LineEnds {
  /// Up to four bytes from the first one that is no space, the first one highest.
  private var head: UInt32 = 0
  private var headCount = 0
  /// Up to four bytes to the last one that is no space, the last one lowest.
  private var tail: UInt32 = 0

  /// Looks at a line; `nil` where only spaces are seen of it.
  init?(_ line: Range<Int>, _ bytes: Span<UInt8>) {
    var reader = VisibleReader(line)
    var rolling: UInt32 = 0
    while let position = reader.next(bytes) {
      let byte = bytes[position]
      let isSpace = byte == 0x20 || byte == 0x09
      rolling = rolling << 8 | UInt32(byte)
      if !isSpace { tail = rolling }
      if headCount < 4, headCount > 0 || !isSpace {
        head = head << 8 | UInt32(byte)
        headCount += 1
      }
    }
    guard headCount > 0 else { return nil }
    head <<= UInt32(8 * (4 - headCount))
  }

  var startsWithNote: Bool { Self.isNote(head >> 8) }
  var endsWithNote: Bool { Self.isNote(tail & 0xFF_FFFF) }

  /// Whether only the characters tell: between two signs of ASCII, where a mark may follow or come before a
  /// note sign, and where what begins the line may be a space of another kind.
  var isUncertain: Bool {
    let (first, last) = (UInt8(head >> 24), UInt8(tail & 0xFF))
    if first == last, first == UInt8(ascii: "#") || first == UInt8(ascii: "*") { return true }
    if startsWithNote { return head & 0x80 != 0 || (endsWithNote && tail >> 24 >= 0x80) }
    if endsWithNote, tail >> 24 >= 0x80 { return true }
    return first < 0x20 || Self.isBlank(head >> 8)
  }

  /// Whether three bytes begin with white space outside ASCII: U+0085, U+00A0, U+1680, U+2000 to U+200A,
  /// U+2028, U+2029, U+202F, U+205F or U+3000.
  private static func isBlank(_ bytes: UInt32) -> Bool {
    switch bytes {
    case 0xE19A80, 0xE28080...0xE2808A, 0xE280A8, 0xE280A9, 0xE280AF, 0xE2819F, 0xE38080: true
    default: bytes >> 8 == 0xC285 || bytes >> 8 == 0xC2A0
    }
  }

  /// U+266A to U+266C.
  private static func isNote(_ bytes: UInt32) -> Bool { bytes >= 0xE299AA && bytes <= 0xE299AC }
}
