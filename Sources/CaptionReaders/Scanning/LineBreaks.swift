// SPDX-License-Identifier: Apache-2.0

/// How programs cut a text into lines.
enum LineBreaks {
  /// At LF, CR, CRLF, and where asked at U+2028: as Java, .NET and the universal newlines of Python do.
  ///
  /// - Returns: The lines without their ends; what follows the last end is a line if it is not empty, or
  ///   if asked for.
  static func universal(
    _ bytes: [UInt8], from start: Int = 0, atLineSeparator: Bool = false, keepsLast: Bool = false
  ) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    lines.reserveCapacity((bytes.count - start) / 24)
    var (lower, position) = (start, start)
    let end = bytes.count
    while position < end {
      let byte = bytes[position]
      if byte == 0x0A {
        lines.append(lower..<position)
        position += 1
        lower = position
      } else if byte == 0x0D {
        lines.append(lower..<position)
        position += position + 1 < end && bytes[position + 1] == 0x0A ? 2 : 1
        lower = position
      } else if atLineSeparator, byte == 0xE2, bytes.has("\u{2028}", at: position, before: end) {
        lines.append(lower..<position)
        position += 3
        lower = position
      } else {
        position += 1
      }
    }
    if lower < end || keepsLast { lines.append(lower..<end) }
    return lines
  }

  /// At every line break of Unicode, as `str.splitlines` of Python does.
  static func unicode(_ bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var (lower, position) = (start, start)
    let end = bytes.count
    while position < end {
      let byte = bytes[position]
      var count = 0
      switch byte {
      case 0x0D: count = position + 1 < end && bytes[position + 1] == 0x0A ? 2 : 1
      case 0x0A...0x0C, 0x1C...0x1E: count = 1
      case 0xC2: count = bytes.has("\u{85}", at: position, before: end) ? 2 : 0
      case 0xE2:
        count =
          bytes.has("\u{2028}", at: position, before: end)
            || bytes.has("\u{2029}", at: position, before: end) ? 3 : 0
      default: break
      }
      if count == 0 {
        position += 1
        continue
      }
      lines.append(lower..<position)
      position += count
      lower = position
    }
    if lower < end { lines.append(lower..<end) }
    return lines
  }
}
