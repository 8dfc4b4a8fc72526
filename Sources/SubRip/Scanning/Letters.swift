// SPDX-License-Identifier: Apache-2.0

/// Characters outside of what ``Glyph`` tells apart.
enum Letters {
  /// The end of the character at a position.
  static func end(_ span: Span<UInt8>, at position: Int, end: Int) -> Int {
    var p = position + 1
    while p < end, span[p] & 0xC0 == 0x80, p < position + 4 { p += 1 }
    return p
  }

  /// Whether the character at a position is a letter or a mark on one.
  static func isLetter(_ span: Span<UInt8>, at position: Int, end: Int) -> Bool {
    guard let scalar = scalar(span, at: position, end: end) else { return false }
    if scalar.isASCII { return (scalar.value | 0x20) &- 0x61 < 26 }
    return scalar.properties.isAlphabetic
      || scalar.properties.generalCategory == .nonspacingMark
        && scalar.value < 0xFE00
  }

  /// Whether the character at a position is an arrow, or a sign that is written for one.
  static func isArrow(_ span: Span<UInt8>, at position: Int, end: Int) -> Bool {
    switch scalar(span, at: position, end: end)?.value ?? 0 {
    case 0x3C, 0x2039, 0x203A, 0xAB, 0xBB, 0x2190...0x21FF, 0x2794...0x27BE, 0x27F0...0x27FF,
      0x2900...0x297F, 0x2B00...0x2B11:
      true
    default: false
    }
  }

  /// The character at a position; `nil` for bytes that are none.
  static func scalar(_ span: Span<UInt8>, at position: Int, end: Int) -> Unicode.Scalar? {
    let first = span[position]
    if first < 0x80 { return Unicode.Scalar(first) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, position + width <= end else { return nil }
    var value = UInt32(first) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
    for offset in 1..<width {
      guard span[position + offset] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(span[position + offset] & 0x3F)
    }
    return Unicode.Scalar(value)
  }
}

/// Tags and entities, as they are written around times.
enum Markup {
  /// The end of the tag or entity that begins at a position: `<b>`, `</font>`, `&quot;`.
  static func end(of span: Span<UInt8>, at position: Int, end: Int) -> Int? {
    let limit = min(end, position + 64)
    switch span[position] {
    case 0x3C:
      var p = position + 1
      if p < limit, span[p] == 0x2F { p += 1 }
      guard p < limit, (span[p] | 0x20) &- 0x61 < 26 else { return nil }
      while p < limit, span[p] != 0x3E, span[p] != 0x3C { p += 1 }
      return p < limit && span[p] == 0x3E ? p + 1 : nil
    case 0x26:
      var p = position + 1
      while p < limit, (span[p] | 0x20) &- 0x61 < 26 || span[p] &- 0x30 < 10 || span[p] == 0x23 {
        p += 1
      }
      return p > position + 1 && p < limit && span[p] == 0x3B ? p + 1 : nil
    default: return nil
    }
  }
}
