// SPDX-License-Identifier: Apache-2.0

/// JSON, written straight to bytes.
///
/// The coders of FoundationEssentials take some microseconds a value; a parser's output for scripts
/// runs to millions of them. Nothing is read here, only written.
public struct JSONText: Sendable {
  /// The bytes written so far.
  public private(set) var bytes: [UInt8] = []
  /// Whether a value of the innermost object or array has been written.
  private var needsComma = false

  /// Creates an empty text.
  public init() {}

  /// Takes what was written.
  ///
  /// - Returns: The bytes written since the last call.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Ends a line, for one document a line.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes an object.
  ///
  /// - Parameter body: Writes its members.
  public mutating func object(_ body: (inout JSONText) -> Void) {
    open(0x7B)
    body(&self)
    close(0x7D)
  }

  /// Writes an array.
  ///
  /// - Parameter body: Writes its elements.
  public mutating func array(_ body: (inout JSONText) -> Void) {
    open(0x5B)
    body(&self)
    close(0x5D)
  }

  /// Begins an object (`{`) or array (`[`) whose end is written later.
  ///
  /// - Parameter bracket: The opening bracket, as ASCII.
  public mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  /// Ends an object (`}`) or array (`]`).
  ///
  /// - Parameter bracket: The closing bracket, as ASCII.
  public mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  /// Writes the name of a member; its value must follow.
  ///
  /// - Parameter name: The name.
  public mutating func key(_ name: String) {
    separate()
    appendString(name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes a string.
  ///
  /// - Parameter value: The string.
  public mutating func value(_ value: String) {
    separate()
    appendString(value)
    needsComma = true
  }

  /// Writes an integer, or `null`.
  ///
  /// - Parameter value: The integer.
  public mutating func value(_ value: Int?) {
    separate()
    if let value {
      bytes.append(decimal: value)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
    needsComma = true
  }

  /// Writes `true` or `false`.
  ///
  /// - Parameter value: Which.
  public mutating func value(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  /// Writes a value that is JSON already.
  ///
  /// - Parameter document: The bytes of one JSON value.
  public mutating func raw(_ document: [UInt8]) {
    separate()
    bytes.append(contentsOf: document)
    needsComma = true
  }

  /// Writes a member.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Its value.
  public mutating func member(_ name: String, _ value: String) {
    key(name)
    self.value(value)
  }

  /// Writes a member that is an integer or `null`.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Its value.
  public mutating func member(_ name: String, _ value: Int?) {
    key(name)
    self.value(value)
  }

  /// Writes a member that is `true` or `false`.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Its value.
  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    self.value(value)
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
  }

  private mutating func appendString(_ text: String) {
    let utf8 = text.utf8.span
    bytes.append(0x22)
    var start = 0
    while true {
      let special = Self.firstSpecial(utf8, from: start)
      bytes.append(utf8.extracting(start..<special))
      guard special < utf8.count else { break }
      appendEscaped(utf8[special])
      start = special + 1
    }
    bytes.append(0x22)
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x0A: bytes.append(0x6E)
    case 0x0D: bytes.append(0x72)
    case 0x09: bytes.append(0x74)
    case 0x22, 0x5C: bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }

  /// The next quote, backslash or control character, or the end; eight bytes are asked at once.
  private static func firstSpecial(_ utf8: Span<UInt8>, from start: Int) -> Int {
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
      let marks =
        zeros(word ^ repeated(0x22)) | zeros(word ^ repeated(0x5C)) | zeros(word ^ repeated(0x7F))
      let found = (controls | marks) & repeated(0x80)
      guard found == 0 else { return position &+ found.trailingZeroBitCount / 8 }
      position &+= 8
    }
    while position < utf8.count {
      let byte = utf8[position]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return position }
      position &+= 1
    }
    return position
  }
}
