// SPDX-License-Identifier: Apache-2.0

/// Reads numbers and separators off the front of a short ASCII expression.
struct TextCursor {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Skips `+`, `-` or the true minus sign U+2212; true when the sign was a minus.
  mutating func skipSign() -> Bool {
    if skip("-") || skip("\u{2212}") { return true }
    _ = skip("+")
    return false
  }

  /// Skips an exact prefix.
  mutating func skip(_ prefix: String) -> Bool {
    guard rest.starts(with: prefix.utf8) else { return false }
    rest = rest.dropFirst(prefix.utf8.count)
    return true
  }

  /// Skips spaces.
  mutating func skipSpaces() {
    rest = rest.drop { $0 == 0x20 }
  }

  /// Reads decimal digits; `nil` when there are none or they do not fit 96 bits.
  ///
  /// The limit leaves room for the one multiplication that follows each use.
  mutating func digits() -> (value: Int128, count: Int)? {
    var value: Int128 = 0
    var count = 0
    while let byte = rest.first, byte >= 0x30, byte <= 0x39 {
      value = value * 10 + Int128(byte - 0x30)
      guard value < 1 << 96 else { return nil }
      rest = rest.dropFirst()
      count += 1
    }
    return count == 0 ? nil : (value, count)
  }

  /// Reads a decimal fraction of one: the digits after a point, already skipped.
  mutating func fraction() -> Rational? {
    guard let (value, count) = digits(), count <= 24 else { return nil }
    var scale: Int128 = 1
    for _ in 0..<count { scale *= 10 }
    return try? Rational(value, over: scale)
  }

  /// Reads an unsigned whole number, decimal or fraction: `3`, `1.5`, `1,5`, `.5`, `25/24`.
  mutating func number() -> Rational? {
    if skip(".") { return fraction() }
    guard let (whole, _) = digits(), let value = try? Rational(whole, over: 1) else { return nil }
    if skip(".") || skip(",") {
      guard let part = fraction() else { return nil }
      return try? value + part
    }
    if skip("/") {
      guard let (divisor, _) = digits() else { return nil }
      return try? Rational(whole, over: divisor)
    }
    return value
  }

  /// Reads ASCII letters, lower-cased.
  mutating func letters() -> String {
    var word: [UInt8] = []
    while let byte = rest.first, (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A {
      word.append(byte | 0x20)
      rest = rest.dropFirst()
    }
    return String(decoding: word, as: UTF8.self)
  }
}
