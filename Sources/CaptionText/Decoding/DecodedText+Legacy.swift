// SPDX-License-Identifier: Apache-2.0

extension DecodedText {
  /// Appends the ASCII from a position on; returns where it ends.
  @inline(__always)
  private mutating func appendASCII(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] < 0x80 { end &+= 1 }
    if end > start { append(ascii: bytes.extracting(start..<end)) }
    return end
  }

  /// Decodes an encoding in which each byte is a character.
  mutating func decodeSingleByte(_ bytes: Span<UInt8>, _ table: SingleByteTable) {
    var position = 0
    while true {
      position = appendASCII(bytes, from: position)
      guard position < bytes.count else { return }
      let entry = table.packed[Int(bytes[position] & 0x7F)]
      if entry != 0 {
        append(packed: entry)
      } else {
        appendMalformed(.unassigned, source: 1)
      }
      position &+= 1
    }
  }

  /// Decodes whole characters of an East Asian encoding; returns where an unfinished one begins.
  mutating func decodeMultiByte(
    _ bytes: Span<UInt8>, _ framing: MultiByteFraming, _ table: inout MultiByteTable?, isLast: Bool
  ) -> Int {
    var position = 0
    while true {
      position = appendASCII(bytes, from: position)
      guard position < bytes.count else { return position }
      let lead = bytes[position]
      guard framing.isLead(lead) else {
        appendSingle(lead, framing, &table)
        position &+= 1
        continue
      }
      guard position &+ 1 < bytes.count else {
        guard isLast else { return position }
        appendMalformed(.truncated, source: 1)
        return bytes.count
      }
      let trail = bytes[position &+ 1]
      guard framing.isTrail(trail, after: lead) else {
        appendMalformed(.truncated, source: 1)
        position &+= 1
        continue
      }
      let length = framing.length(lead: lead, trail: trail)
      if length == 2 {
        position &+= append(table?.pair(lead, trail), length: 2, trail: trail)
        continue
      }
      var whole: [4 of UInt8] = [lead, trail, 0, 0]
      var seen = 2
      while seen < length, position + seen < bytes.count,
        framing.isTail(bytes[position + seen], at: seen)
      {
        whole[seen] = bytes[position + seen]
        seen += 1
      }
      if seen == length {
        position += append(table?.long(whole, count: length), length: length, trail: 0xFF)
      } else if position + seen == bytes.count, !isLast {
        return position
      } else {
        // The bytes behind the first may be digits and letters of their own.
        appendMalformed(.truncated, source: 1)
        position += 1
      }
    }
  }

  /// Decodes a byte that is neither ASCII nor a lead byte.
  private mutating func appendSingle(
    _ byte: UInt8, _ framing: MultiByteFraming, _ table: inout MultiByteTable?
  ) {
    // Code page 936 keeps the euro sign at 0x80, and browsers read it there in GB18030 as well.
    let found = framing == .gb18030 && byte == 0x80 ? 0x20AC : table?.single(byte)
    if let found {
      append(UInt32(truncatingIfNeeded: found), source: 1)
    } else {
      appendMalformed(.invalidByte, source: 1)
    }
  }

  /// Appends one or two characters, or a replacement; returns how many bytes are done.
  private mutating func append(_ found: UInt64?, length: Int, trail: UInt8) -> Int {
    guard let found else {
      // A pair without a character may be a stray byte before ASCII, which then stands for itself.
      let length = trail < 0x80 ? 1 : length
      appendMalformed(.unassigned, source: length)
      return length
    }
    let second = UInt32(truncatingIfNeeded: found >> 32)
    if second == 0 {
      append(UInt32(truncatingIfNeeded: found), source: length)
    } else {
      append(UInt32(truncatingIfNeeded: found), second, source: length)
    }
    return length
  }
}
