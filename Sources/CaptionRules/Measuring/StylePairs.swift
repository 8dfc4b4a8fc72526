// SPDX-License-Identifier: Apache-2.0

/// Recognises texts whose angle brackets are all those of styles, such as `<i>` and `</i>`, each closed
/// before another one is opened: nearly all texts that have any.
enum StylePairs {
  /// Whether every angle bracket of a text belongs to a style that is closed before another is opened.
  ///
  /// - Parameters:
  ///   - text: Where the text stands.
  ///   - bytes: The cue's bytes.
  /// - Returns: Whether it does: also where there is none.
  /// - Complexity: O(*n*).
  static func areAll(in text: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    var open: UInt8 = 0
    var position = text.lowerBound
    let end = text.upperBound
    while position < end {
      let byte = bytes[position]
      guard byte == UInt8(ascii: "<") else {
        if byte == UInt8(ascii: ">") { return false }
        position &+= 1
        continue
      }
      guard position &+ 2 < end else { return false }
      var name = bytes[position &+ 1]
      if name == UInt8(ascii: "/") {
        name = bytes[position &+ 2]
        guard open == name, open != 0, position &+ 3 < end,
          bytes[position &+ 3] == UInt8(ascii: ">")
        else { return false }
        open = 0
        position &+= 4
      } else {
        guard open == 0, isStyle(name), bytes[position &+ 2] == UInt8(ascii: ">") else {
          return false
        }
        open = name
        position &+= 3
      }
    }
    return open == 0
  }

  private static func isStyle(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "i") || byte == UInt8(ascii: "b") || byte == UInt8(ascii: "u")
      || byte == UInt8(ascii: "s")
  }
}
