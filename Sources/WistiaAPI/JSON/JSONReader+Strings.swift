// SPDX-License-Identifier: Apache-2.0

/// Strings (RFC 8259 §7).
extension JSONReader {
  /// Reads the string that begins at the present position.
  ///
  /// - Returns: The string.
  /// - Throws: ``AnswerFailure``.
  mutating func string() throws(AnswerFailure) -> String {
    position += 1
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        return try text(bytes[start..<position], isBroken: false)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw malformed("a control character stands in a string")
      default: position += 1
      }
    }
    throw malformed("a string does not end")
  }

  /// Reads on from the first escape of a string.
  private mutating func escapedString(from start: Int) throws(AnswerFailure) -> String {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: bytes[start..<position])
    var isBroken = false
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        return try text(scratch[...], isBroken: isBroken)
      case UInt8(ascii: "\\"):
        position += 1
        if let scalar = try escape() {
          scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        } else {
          scratch.append(contentsOf: UTF8.encodedReplacementCharacter)
          isBroken = true
        }
      case 0..<0x20: throw malformed("a control character stands in a string")
      default:
        scratch.append(byte)
        position += 1
      }
    }
    throw malformed("a string does not end")
  }

  /// The text of some bytes.
  ///
  /// - Parameters:
  ///   - utf8: The bytes.
  ///   - isBroken: Whether something in them was replaced already.
  /// - Returns: The text.
  /// - Throws: ``AnswerFailure``.
  private mutating func text(
    _ utf8: ArraySlice<UInt8>, isBroken: Bool
  ) throws(AnswerFailure) -> String {
    if let text = String(validating: utf8, as: UTF8.self) {
      if isBroken { repairs.repaired(text) }
      return text
    }
    guard isForgiving else { throw malformed("a string is not UTF-8", at: position) }
    let text = String(decoding: utf8, as: UTF8.self)
    repairs.repaired(text)
    return text
  }

  /// Reads an escape behind its backslash; `nil` for half of a surrogate pair.
  private mutating func escape() throws(AnswerFailure) -> Unicode.Scalar? {
    guard position < bytes.count else { throw malformed("a string does not end") }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): break
    case UInt8(ascii: "b"): return simple("\u{8}")
    case UInt8(ascii: "f"): return simple("\u{C}")
    case UInt8(ascii: "n"): return simple("\n")
    case UInt8(ascii: "r"): return simple("\r")
    case UInt8(ascii: "t"): return simple("\t")
    case UInt8(ascii: "u"):
      position += 1
      return try unicodeEscape()
    default: throw malformed("an unknown escape stands")
    }
    return simple(Unicode.Scalar(byte))
  }

  private mutating func simple(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    position += 1
    return scalar
  }

  /// Reads one `\u` escape, or two that are a surrogate pair, behind the first `u`.
  private mutating func unicodeEscape() throws(AnswerFailure) -> Unicode.Scalar? {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return scalar }
    let end = position
    if high < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let low = try hexadecimal()
      if (0xDC00...0xDFFF).contains(low) {
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      }
    }
    position = end
    guard isForgiving else { throw malformed("half of a surrogate pair stands", at: end) }
    return nil
  }

  private mutating func hexadecimal() throws(AnswerFailure) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count, let digit = Self.digit(bytes[position]) else {
        throw malformed("a hexadecimal digit is missing")
      }
      unit = unit << 4 | digit
      position += 1
    }
    return unit
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
