// SPDX-License-Identifier: Apache-2.0

/// Unpacks the beginning of LZMA2 data, as far as there is input.
///
/// After Igor Pavlov's specification of LZMA, which is in the public domain.
struct LZMA2Reader {
  private let input: [UInt8]
  private var position: Int
  private let limit: Int
  private var output: [UInt8] = []
  private var coder = LZMACoder()

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - input: Bytes, perhaps cut off.
  ///   - position: Where the data begins.
  ///   - limit: The most bytes to unpack.
  init(_ input: [UInt8], from position: Int, limit: Int) {
    self.input = input
    self.position = position
    self.limit = limit
  }

  /// Unpacks chunks until the input ends, makes no sense, or has given enough.
  ///
  /// - Returns: What came out.
  mutating func unpack() -> [UInt8] {
    while output.count < limit, position + 3 <= input.count, input[position] != 0 {
      let control = input[position]
      let size = Int(input[position + 1]) << 8 | Int(input[position + 2])
      position += 3
      if control < 0x80 {
        guard control <= 2 else { break }
        let end = min(position + size + 1, input.count)
        output += input[position..<end]
        position = end
      } else {
        guard unpackChunk(control, Int(control & 0x1F) << 16 + size + 1) else { break }
      }
    }
    return output
  }

  private mutating func unpackChunk(_ control: UInt8, _ size: Int) -> Bool {
    guard position + 3 <= input.count else { return false }
    let packed = Int(input[position]) << 8 + Int(input[position + 1]) + 1
    position += 2
    let reset = control >> 5 & 3
    if reset >= 2 {
      guard coder.setProperties(input[position]) else { return false }
      position += 1
    }
    if reset >= 1 { coder.reset() }
    guard coder.isReady, coder.begin(input, at: position) else { return false }
    coder.unpack(input, to: min(limit, output.count + size), into: &output)
    position += packed
    return !coder.isExhausted
  }
}
