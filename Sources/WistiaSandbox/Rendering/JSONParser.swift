// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Reads JSON (RFC 8259) in one pass, in time that grows with its length whatever it holds.
///
/// Foundation's decoder asks every value what it is by trying, which takes minutes for a hostile
/// body of a few megabytes, and does not tell the order of members.
struct JSONParser {
  /// Why a text could not be read.
  struct Malformed: Error, CustomStringConvertible {
    /// What is wrong, and at which byte.
    var description: String
  }

  /// The most levels of lists and objects.
  private static let maximumDepth = 512

  private let bytes: [UInt8]
  private var position = 0

  /// Reads a text.
  ///
  /// - Parameter bytes: UTF-8, with or without a byte-order mark.
  /// - Returns: The value. Of a member that is repeated, the last value counts, in the first place.
  /// - Throws: `Malformed`.
  /// - Complexity: O(n).
  static func parse(_ bytes: [UInt8]) throws(Malformed) -> SandboxJSON {
    var parser = JSONParser(bytes: bytes)
    if bytes.hasByteOrderMark { parser.position = ByteOrderMark.length }
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.malformed("text follows the value") }
    return value
  }

  private func malformed(_ reason: String) -> Malformed {
    Malformed(description: "this is not JSON: \(reason), at byte \(position)")
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  /// Takes a byte, when it comes next.
  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Malformed) -> SandboxJSON {
    guard depth <= Self.maximumDepth else {
      throw malformed("it nests more than \(Self.maximumDepth) levels")
    }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func literal(
    _ text: StaticString, _ value: SandboxJSON
  ) throws(Malformed) -> SandboxJSON {
    let text = text.description.utf8
    guard bytes[position...].starts(with: text) else { throw malformed("a value is missing") }
    position += text.count
    return value
  }

  private mutating func array(depth: Int) throws(Malformed) -> SandboxJSON {
    position += 1
    var elements: [SandboxJSON] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw malformed("a list does not end") }
    }
  }

  private mutating func object(depth: Int) throws(Malformed) -> SandboxJSON {
    position += 1
    var members: [SandboxJSON.Member] = []
    var places: [String: Int] = [:]
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw malformed("the name of a member is missing") }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw malformed("a colon is missing") }
      let member = SandboxJSON.Member(name: name, value: try value(depth: depth + 1))
      if let place = places.updateValue(members.count, forKey: name) {
        places[name] = place
        members[place] = member
      } else {
        members.append(member)
      }
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw malformed("an object does not end") }
    }
  }

  private mutating func number() throws(Malformed) -> SandboxJSON {
    let start = position
    var isWhole = true
    _ = take(UInt8(ascii: "-"))
    let isZero = next == UInt8(ascii: "0")
    let count = digits()
    guard count == 1 || count > 1 && !isZero else { throw malformed("a value is missing") }
    if take(UInt8(ascii: ".")) {
      isWhole = false
      guard digits() > 0 else { throw malformed("a number ends too early") }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() > 0 else { throw malformed("a number ends too early") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let value = Int64(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      throw malformed("a number is too large")
    }
    return .number(value)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(Malformed) -> String {
    position += 1
    var result = ""
    var start = position
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        result += try text(start..<position)
        position += 1
        return result
      case UInt8(ascii: "\\"):
        result += try text(start..<position)
        position += 1
        result.unicodeScalars.append(try escape())
        start = position
      case 0..<0x20: throw malformed("a control character stands in a string")
      default: position += 1
      }
    }
    throw malformed("a string does not end")
  }

  private func text(_ range: Range<Int>) throws(Malformed) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw malformed("a string is no UTF-8")
    }
    return text
  }

  private mutating func escape() throws(Malformed) -> Unicode.Scalar {
    guard let byte = next else { throw malformed("an escape does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw malformed("an escape is unknown")
    }
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    // One half of a pair alone stands for nothing.
    guard unit < 0xDC00, bytes[position...].starts(with: Array("\\u".utf8)) else {
      return "\u{FFFD}"
    }
    let before = position
    position += 2
    let low = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else {
      position = before
      return "\u{FFFD}"
    }
    return scalar
  }

  private mutating func hexadecimal() throws(Malformed) -> UInt32 {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ FormDecoder.digit($0) != nil })
    else { throw malformed("an escape wants four hexadecimal digits") }
    let unit = bytes[position..<position + 4].reduce(UInt32(0)) {
      $0 << 4 | UInt32(FormDecoder.digit($1) ?? 0)
    }
    position += 4
    return unit
  }
}
