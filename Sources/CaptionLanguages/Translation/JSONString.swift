// SPDX-License-Identifier: Apache-2.0

/// Reads strings of JSON.
enum JSONString {
  /// The text of a string, or `nil` when its escapes are wrong.
  ///
  /// - Parameter literal: The bytes with their quotes.
  /// - Returns: The text that the string stands for.
  static func decoded(_ literal: [UInt8]) -> String? {
    guard literal.count >= 2 else { return nil }
    let body = literal[1..<(literal.count - 1)]
    guard body.contains(UInt8(ascii: "\\")) else { return String(decoding: body, as: UTF8.self) }
    var units: [UInt16] = []
    var bytes = Array(String(decoding: body, as: UTF8.self).utf16)[...]
    while let unit = bytes.popFirst() {
      guard unit == 0x5C else {
        units.append(unit)
        continue
      }
      switch bytes.popFirst() {
      case 0x22: units.append(0x22)
      case 0x5C: units.append(0x5C)
      case 0x2F: units.append(0x2F)
      case 0x62: units.append(0x08)
      case 0x66: units.append(0x0C)
      case 0x6E: units.append(0x0A)
      case 0x72: units.append(0x0D)
      case 0x74: units.append(0x09)
      case 0x75:
        // A number in Swift may have a sign in front.
        guard bytes.count >= 4, bytes.first != 0x2B, bytes.first != 0x2D,
          let value = UInt16(String(decoding: bytes.prefix(4), as: UTF16.self), radix: 16)
        else { return nil }
        units.append(value)
        bytes = bytes.dropFirst(4)
      default: return nil
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
