// SPDX-License-Identifier: Apache-2.0

extension DecodedText {
  /// Decodes whole UTF-16 units; returns where an unfinished unit or pair begins.
  mutating func decodeUTF16(_ bytes: Span<UInt8>, isBigEndian: Bool, isLast: Bool) -> Int {
    let high = isBigEndian ? 0 : 1
    var position = 0
    while position &+ 1 < bytes.count {
      let unit =
        UInt32(bytes[position &+ high]) << 8 | UInt32(bytes[position &+ 1 &- high])
      if unit & 0xF800 != 0xD800 {
        append(unit, source: 2)
        position &+= 2
        continue
      }
      guard unit < 0xDC00 else {
        appendMalformed(.surrogate, source: 2)
        position &+= 2
        continue
      }
      guard position &+ 3 < bytes.count else {
        if !isLast { return position }
        appendMalformed(.surrogate, source: 2)
        position &+= 2
        continue
      }
      let next =
        UInt32(bytes[position &+ 2 &+ high]) << 8 | UInt32(bytes[position &+ 3 &- high])
      if next & 0xFC00 == 0xDC00 {
        append(0x10000 + (unit & 0x3FF) << 10 + (next & 0x3FF), source: 4)
        position &+= 4
      } else {
        appendMalformed(.surrogate, source: 2)
        position &+= 2
      }
    }
    return truncated(bytes, position, isLast)
  }

  /// Decodes whole UTF-32 units; returns where an unfinished unit begins.
  mutating func decodeUTF32(_ bytes: Span<UInt8>, isBigEndian: Bool, isLast: Bool) -> Int {
    var position = 0
    while position &+ 3 < bytes.count {
      var unit: UInt32 = 0
      for index in 0..<4 {
        unit = unit << 8 | UInt32(bytes[position &+ (isBigEndian ? index : 3 &- index)])
      }
      if unit > 0x10FFFF {
        appendMalformed(.outOfRange, source: 4)
      } else if unit & 0xFFFF_F800 == 0xD800 {
        appendMalformed(.surrogate, source: 4)
      } else {
        append(unit, source: 4)
      }
      position &+= 4
    }
    return truncated(bytes, position, isLast)
  }

  /// Ends with what is left over of the last unit.
  private mutating func truncated(_ bytes: Span<UInt8>, _ position: Int, _ isLast: Bool) -> Int {
    guard isLast, position < bytes.count else { return position }
    appendMalformed(.truncated, source: bytes.count - position)
    return bytes.count
  }
}
