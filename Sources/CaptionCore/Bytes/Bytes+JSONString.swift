// SPDX-License-Identifier: Apache-2.0

/// What of a text is written as an escape in a JSON string.
package enum JSONEscaping {
  /// What may not stand there, and no more.
  case required
  /// What may not stand there, and what a terminal would act on: JSON says the same either way.
  case forTerminals
}

extension [UInt8] {
  /// Appends a text as a JSON string, with its quotes.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - escaping: What is escaped.
  package mutating func append(quoted text: String, escaping: JSONEscaping = .forTerminals) {
    append(0x22)
    append(text.utf8.span, escapesContent: true, escapesControls: escaping == .forTerminals)
    append(0x22)
  }

  /// Appends a JSON document, in whose strings what a terminal would act on is written as escapes.
  ///
  /// - Parameter document: The document, in UTF-8.
  package mutating func append(document: [UInt8]) {
    append(document.span, escapesContent: false, escapesControls: true)
  }

  /// Appends text with escapes.
  ///
  /// - Parameters:
  ///   - utf8: The text.
  ///   - escapesContent: Whether to escape what may not stand in a string.
  ///   - escapesControls: Whether to escape what a terminal acts on and may stand there: outside of
  ///     strings JSON has nothing of it.
  private mutating func append(
    _ utf8: Span<UInt8>, escapesContent: Bool, escapesControls: Bool
  ) {
    var start = 0
    var position = 0
    while true {
      position = Self.firstCandidate(utf8, from: position)
      guard position < utf8.count else { break }
      let byte = utf8[position]
      if byte < 0x80 {
        guard byte == 0x7F ? escapesControls : escapesContent else {
          position += 1
          continue
        }
        append(utf8.extracting(start..<position))
        appendEscaped(byte)
        position += 1
      } else {
        guard escapesControls, let (value, length) = Self.control(utf8, at: position) else {
          position += 1
          continue
        }
        append(utf8.extracting(start..<position))
        append(contentsOf: [0x5C, 0x75])
        for shift: UInt32 in [12, 8, 4, 0] { append(Self.digit(value >> shift)) }
        position += length
      }
      start = position
    }
    append(utf8.extracting(start..<utf8.count))
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    append(0x5C)
    switch byte {
    case 0x0A: append(0x6E)
    case 0x0D: append(0x72)
    case 0x09: append(0x74)
    case 0x22, 0x5C: append(byte)
    default:
      append(contentsOf: "u00".utf8)
      append(Self.digit(UInt32(byte) >> 4))
      append(Self.digit(UInt32(byte)))
    }
  }

  private static func digit(_ value: UInt32) -> UInt8 {
    let nibble = UInt8(truncatingIfNeeded: value & 15)
    return nibble < 10 ? 0x30 + nibble : 0x57 + nibble
  }

  /// The character at a byte that may begin one that a terminal acts on, if it is one.
  private static func control(_ utf8: Span<UInt8>, at start: Int) -> (UInt32, length: Int)? {
    let lead = UInt32(utf8[start])
    let length = lead < 0xE0 ? 2 : 3
    guard start + length <= utf8.count else { return nil }
    var value = length == 2 ? lead & 0x1F : lead & 0x0F
    for position in start + 1..<start + length {
      value = value << 6 | UInt32(utf8[position] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value), TerminalText.isUnsafe(scalar) else { return nil }
    return (value, length)
  }

  /// The next quote, backslash or control character, or byte that may begin one of several bytes, or
  /// the end; eight bytes are asked at once.
  private static func firstCandidate(_ utf8: Span<UInt8>, from start: Int) -> Int {
    /// Marks the bytes that are zero, and perhaps some behind the first of them.
    func zeros(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word }
    func repeated(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
    var position = start
    while position &+ 8 <= utf8.count {
      let s = utf8.extracting(position..<position &+ 8)
      let low = UInt64(s[0]) | UInt64(s[1]) << 8 | UInt64(s[2]) << 16 | UInt64(s[3]) << 24
      let high = UInt64(s[4]) | UInt64(s[5]) << 8 | UInt64(s[6]) << 16 | UInt64(s[7]) << 24
      let word = low | high << 32
      let controls = (word &- repeated(0x20)) & ~word
      var marks =
        zeros(word ^ repeated(0x22)) | zeros(word ^ repeated(0x5C)) | zeros(word ^ repeated(0x7F))
      if word & repeated(0x80) != 0 {
        for lead: UInt64 in [0xC2, 0xD8, 0xE2, 0xEF] { marks |= zeros(word ^ repeated(lead)) }
      }
      let found = (controls | marks) & repeated(0x80)
      guard found == 0 else { return position &+ found.trailingZeroBitCount / 8 }
      position &+= 8
    }
    while position < utf8.count {
      switch utf8[position] {
      case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: return position
      default: position &+= 1
      }
    }
    return position
  }
}
