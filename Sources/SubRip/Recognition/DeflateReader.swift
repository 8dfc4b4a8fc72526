// SPDX-License-Identifier: Apache-2.0

/// Unpacks the beginning of deflate data (RFC 1951), as far as there is input.
struct DeflateReader {
  private let input: [UInt8]
  private var position: Int
  private let limit: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []

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

  /// Unpacks blocks until the input ends, makes no sense, or has given enough.
  ///
  /// - Returns: What came out.
  mutating func unpack() -> [UInt8] {
    while output.count < limit, let isLast = take(1), let kind = take(2) {
      let isWhole =
        switch kind {
        case 0: copyStored()
        case 1: unpackBlock(Self.fixedLengths, Self.fixedDistances)
        case 2: unpackDynamic()
        default: false
        }
      guard isWhole, isLast == 0 else { break }
    }
    return output
  }

  private mutating func take(_ count: Int) -> Int? {
    while bitCount < count {
      guard position < input.count else { return nil }
      bits |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    defer {
      bits >>= UInt32(count)
      bitCount -= count
    }
    return Int(bits & ((1 << UInt32(count)) - 1))
  }

  private mutating func copyStored() -> Bool {
    bits = 0
    bitCount = 0
    guard position + 4 <= input.count else { return false }
    let count = Int(input[position]) | Int(input[position + 1]) << 8
    position += 4
    let end = min(position + count, input.count)
    output += input[position..<end]
    defer { position = end }
    return position + count <= input.count
  }

  private mutating func unpackDynamic() -> Bool {
    guard let literals = take(5), let distances = take(5), let codes = take(4) else { return false }
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengths = [Int](repeating: 0, count: 19)
    for index in 0..<(codes + 4) {
      guard let length = take(3) else { return false }
      lengths[order[index]] = length
    }
    let code = PrefixCode(lengths)
    let total = literals + 257 + distances + 1
    var all: [Int] = []
    while all.count < total {
      guard let symbol = decode(code) else { return false }
      if symbol < 16 {
        all.append(symbol)
        continue
      }
      guard let extra = take(symbol == 16 ? 2 : symbol == 17 ? 3 : 7) else { return false }
      let repeated = symbol == 16 ? all.last : 0
      guard let repeated else { return false }
      all += [Int](repeating: repeated, count: extra + (symbol == 18 ? 11 : 3))
    }
    guard all.count == total else { return false }
    return unpackBlock(
      PrefixCode(Array(all[..<(literals + 257)])), PrefixCode(Array(all[(literals + 257)...])))
  }

  /// - Returns: Whether the end of the block was reached.
  private mutating func unpackBlock(_ literals: PrefixCode, _ distances: PrefixCode) -> Bool {
    while output.count < limit {
      guard let symbol = decode(literals) else { return false }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return true }
      guard symbol < 286, let length = value(of: symbol - 257, Self.lengthBases, Self.lengthBits),
        let code = decode(distances), code < 30,
        let distance = value(of: code, Self.distanceBases, Self.distanceBits),
        distance <= output.count
      else { return false }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
    return false
  }

  private mutating func value(of code: Int, _ bases: [Int], _ extra: [Int]) -> Int? {
    take(extra[code]).map { bases[code] + $0 }
  }

  private mutating func decode(_ code: PrefixCode) -> Int? {
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      guard let bit = take(1) else { return nil }
      value |= bit
      let count = code.counts[length]
      if value - count < first {
        // Lengths that no code has, as in damaged data, lead elsewhere.
        let place = index + value - first
        return code.symbols.indices.contains(place) ? code.symbols[place] : nil
      }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  private static let fixedLengths = PrefixCode(
    [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
      + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8))
  private static let fixedDistances = PrefixCode([Int](repeating: 5, count: 30))
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]
}

/// A canonical prefix code: how many codes of each length there are, and their symbols in order.
private struct PrefixCode {
  var counts = [Int](repeating: 0, count: 16)
  var symbols: [Int] = []

  init(_ lengths: [Int]) {
    for length in lengths where length > 0 { counts[length] += 1 }
    for length in 1...15 {
      for (symbol, own) in lengths.enumerated() where own == length { symbols.append(symbol) }
    }
  }
}
