// SPDX-License-Identifier: Apache-2.0

/// Blocks of SubStation Alpha's instructions that truly exist, such as `{\an8}` or
/// `{\pos(10,20)\fad(200,0)}`: what players hide, and nobody says.
///
/// ``OverrideBlock`` takes for one whatever begins with a backslash; formulas and words do, too.
enum KnownOverrides {
  /// What follows the name of an instruction.
  private enum Argument {
    /// A number: `\b1`, `\fs20`, `\fscx110.5`, or a colour: `\1c&HFFFFFF&`.
    case number
    /// Words: `\fnArial`.
    case words
    /// Numbers in parentheses: `\pos(10,20)`.
    case numbers
    /// Anything in parentheses: `\t(0,500,\fs40)`, `\clip(m 0 0 l 1 1)`.
    case list
  }

  /// The name of an instruction as the bytes of a word, and what follows it.
  private struct Name {
    var word: UInt64 = 0
    var mask: UInt64 = 0
    var count = 0
    var argument: Argument

    init(_ name: String, _ argument: Argument) {
      self.argument = argument
      for byte in name.utf8 {
        word |= UInt64(byte) << UInt64(8 * count)
        mask |= 0xFF << UInt64(8 * count)
        count += 1
      }
    }
  }

  /// The longest come first, and none has more than eight letters.
  private static let names: [Name] =
    [
      ("an", Argument.number), ("a", .number), ("alpha", .number), ("1a", .number), ("2a", .number),
      ("3a", .number), ("4a", .number), ("b", .number), ("be", .number), ("blur", .number),
      ("bord", .number), ("xbord", .number), ("ybord", .number), ("c", .number), ("1c", .number),
      ("2c", .number), ("3c", .number), ("4c", .number), ("clip", .list), ("iclip", .list),
      ("fad", .numbers), ("fade", .numbers), ("fax", .number), ("fay", .number), ("fe", .number),
      ("fn", .words), ("fr", .number), ("frx", .number), ("fry", .number), ("frz", .number),
      ("fs", .number), ("fscx", .number), ("fscy", .number), ("fsp", .number), ("i", .number),
      ("k", .number), ("K", .number), ("kf", .number), ("ko", .number), ("kt", .number),
      ("move", .numbers), ("org", .numbers), ("p", .number), ("pbo", .number), ("pos", .numbers),
      ("q", .number), ("s", .number), ("shad", .number), ("xshad", .number), ("yshad", .number),
      ("t", .list), ("u", .number),
    ].map { Name($0.0, $0.1) }.sorted { $0.count > $1.count }

  /// Where a block ends that holds nothing but known instructions with their arguments.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - position: Where a `{` stands.
  ///   - end: Where the line ends.
  /// - Returns: The place behind the `}`, or `nil` where the brace is text to anybody.
  static func end(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Int? {
    var p = position + 1
    guard p < end, bytes[p] == UInt8(ascii: "\\") else { return nil }
    while p < end, bytes[p] == UInt8(ascii: "\\") {
      guard let next = instructionEnd(bytes, from: p + 1, end: end) else { return nil }
      p = next
    }
    return p < end && bytes[p] == UInt8(ascii: "}") ? p + 1 : nil
  }

  private static func instructionEnd(
    _ bytes: Span<UInt8>, from start: Int, end: Int
  ) -> Int? {
    var word: UInt64 = 0
    for offset in 0..<min(8, end - start) {
      word |= UInt64(bytes[start + offset]) << UInt64(truncatingIfNeeded: 8 &* offset)
    }
    for name in names where word & name.mask == name.word {
      let p = start + name.count
      let after =
        switch name.argument {
        case .number: numberEnd(bytes, p, end)
        case .words: skip(bytes, p, end) { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "}") }
        case .numbers: listEnd(bytes, p, end, isNumeric)
        case .list: listEnd(bytes, p, end) { $0 != UInt8(ascii: "}") }
        }
      guard let after, after > p, after < end,
        bytes[after] == UInt8(ascii: "\\") || bytes[after] == UInt8(ascii: "}")
      else { continue }
      return after
    }
    return nil
  }

  /// A number begins with no letter: those of `&H00FFFF&` are digits only behind the rest.
  private static func numberEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start < end, bytes[start] < UInt8(ascii: "A") else { return nil }
    return skip(bytes, start, end, isNumeric)
  }

  private static func skip(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ isPart: (UInt8) -> Bool
  ) -> Int {
    var p = start
    while p < end, isPart(bytes[p]) { p += 1 }
    return p
  }

  private static func listEnd(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ isPart: (UInt8) -> Bool
  ) -> Int? {
    guard start < end, bytes[start] == UInt8(ascii: "(") else { return nil }
    var p = start + 1
    while p < end, bytes[p] != UInt8(ascii: ")") {
      guard isPart(bytes[p]) else { return nil }
      p += 1
    }
    return p < end ? p + 1 : nil
  }

  /// Digits, signs, points and commas, and what colours are written with: `&HFF&`.
  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ","),
      UInt8(ascii: " "), UInt8(ascii: "&"), UInt8(ascii: "H"):
      true
    case UInt8(ascii: "A")...UInt8(ascii: "F"): true
    default: false
    }
  }
}
