// SPDX-License-Identifier: Apache-2.0

/// The state of LZMA: a range coder, its probabilities, and the last four distances.
///
/// After Igor Pavlov's specification of LZMA, which is in the public domain.
struct LZMACoder {
  /// Where the probabilities of each kind begin.
  private enum Place {
    static let match = 0
    static let rep = 192
    static let repG0 = 204
    static let repG1 = 216
    static let repG2 = 228
    static let repLong = 240
    static let slot = 432
    static let special = 688
    static let align = 803
    static let length = 819
    static let repLength = 1333
    static let literal = 1847
  }

  private var probabilities: [UInt16] = []
  private var (lc, lp, pb) = (0, 0, 0)
  private var state = 0
  private var distances = [0, 0, 0, 0]
  private var range: UInt32 = 0
  private var code: UInt32 = 0
  private var position = 0

  /// Whether there was less input than was asked for, or it made no sense.
  private(set) var isExhausted = false
  /// Whether the properties are known.
  var isReady: Bool { !probabilities.isEmpty }

  /// Takes the numbers of bits that contexts have.
  ///
  /// - Parameter byte: The properties as they are packed.
  /// - Returns: Whether they are valid.
  mutating func setProperties(_ byte: UInt8) -> Bool {
    guard byte < 225 else { return false }
    (lc, lp, pb) = (Int(byte % 9), Int(byte / 9 % 5), Int(byte / 45))
    return lc + lp <= 4
  }

  /// Forgets what was learnt.
  mutating func reset() {
    probabilities = [UInt16](repeating: 1024, count: Place.literal + 0x300 << (lc + lp))
    state = 0
    distances = [0, 0, 0, 0]
  }

  /// Starts the range coder.
  ///
  /// - Returns: Whether its five bytes are there.
  mutating func begin(_ input: [UInt8], at start: Int) -> Bool {
    guard start + 5 <= input.count, input[start] == 0 else { return false }
    range = .max
    code = input[(start + 1)..<(start + 5)].reduce(0) { $0 << 8 | UInt32($1) }
    position = start + 5
    isExhausted = false
    return true
  }

  /// Unpacks until the output has so many bytes, or nothing more can be.
  mutating func unpack(_ input: [UInt8], to end: Int, into output: inout [UInt8]) {
    while output.count < end, !isExhausted {
      let place = output.count & ((1 << pb) - 1)
      if bit(Place.match + state << 4 + place, input) == 0 {
        takeLiteral(input, &output)
        continue
      }
      let count = takeMatch(place, input)
      guard !isExhausted, distances[0] < output.count else {
        isExhausted = true
        return
      }
      for _ in 0..<min(count, end - output.count) {
        output.append(output[output.count - distances[0] - 1])
      }
    }
  }

  private mutating func takeLiteral(_ input: [UInt8], _ output: inout [UInt8]) {
    let previous = Int(output.last ?? 0)
    let context = (output.count & ((1 << lp) - 1)) << lc + previous >> (8 - lc)
    let base = Place.literal + 0x300 * context
    var symbol = 1
    if state >= 7, distances[0] < output.count {
      var matched = Int(output[output.count - distances[0] - 1])
      while symbol < 0x100 {
        let expected = matched >> 7 & 1
        matched <<= 1
        let found = bit(base + (1 + expected) << 8 + symbol, input)
        symbol = symbol << 1 | found
        if found != expected { break }
      }
    }
    while symbol < 0x100 { symbol = symbol << 1 | bit(base + symbol, input) }
    guard !isExhausted else { return }
    output.append(UInt8(symbol & 0xFF))
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6
  }

  /// Reads a match; its distance comes to the front.
  ///
  /// - Returns: How many bytes it has.
  private mutating func takeMatch(_ place: Int, _ input: [UInt8]) -> Int {
    if bit(Place.rep + state, input) == 0 {
      let count = length(Place.length, place, input)
      state = state < 7 ? 7 : 10
      distances = [distance(count, input)] + distances.dropLast()
      return count
    }
    if bit(Place.repG0 + state, input) == 0 {
      if bit(Place.repLong + state << 4 + place, input) == 0 {
        state = state < 7 ? 9 : 11
        return 1
      }
    } else {
      let index =
        bit(Place.repG1 + state, input) == 0 ? 1 : bit(Place.repG2 + state, input) == 0 ? 2 : 3
      distances.insert(distances.remove(at: index), at: 0)
    }
    let count = length(Place.repLength, place, input)
    state = state < 7 ? 8 : 11
    return count
  }

  private mutating func length(_ base: Int, _ place: Int, _ input: [UInt8]) -> Int {
    if bit(base, input) == 0 { return 2 + tree(base + 2 + place << 3, 3, input) }
    if bit(base + 1, input) == 0 { return 10 + tree(base + 130 + place << 3, 3, input) }
    return 18 + tree(base + 258, 8, input)
  }

  private mutating func distance(_ count: Int, _ input: [UInt8]) -> Int {
    let slot = tree(Place.slot + min(count - 2, 3) << 6, 6, input)
    guard slot >= 4 else { return slot }
    let bits = slot >> 1 - 1
    let high = (2 | slot & 1) << bits
    if slot < 14 { return high + reversedTree(Place.special + high - slot, bits, input) }
    var direct = 0
    for _ in 0..<(bits - 4) { direct = direct << 1 | directBit(input) }
    return high + direct << 4 + reversedTree(Place.align, 4, input)
  }

  private mutating func tree(_ base: Int, _ bits: Int, _ input: [UInt8]) -> Int {
    var symbol = 1
    for _ in 0..<bits { symbol = symbol << 1 | bit(base + symbol, input) }
    return symbol - 1 << bits
  }

  private mutating func reversedTree(_ base: Int, _ bits: Int, _ input: [UInt8]) -> Int {
    var symbol = 1
    var result = 0
    for index in 0..<bits {
      let found = bit(base + symbol, input)
      symbol = symbol << 1 | found
      result |= found << index
    }
    return result
  }

  private mutating func bit(_ index: Int, _ input: [UInt8]) -> Int {
    let probability = UInt32(probabilities[index])
    let bound = range >> 11 * probability
    let isSet = code >= bound
    if isSet {
      range -= bound
      code -= bound
      probabilities[index] -= UInt16(probability >> 5)
    } else {
      range = bound
      probabilities[index] += UInt16((2048 - probability) >> 5)
    }
    normalize(input)
    return isSet ? 1 : 0
  }

  private mutating func directBit(_ input: [UInt8]) -> Int {
    range >>= 1
    let isSet = code >= range
    if isSet { code -= range }
    normalize(input)
    return isSet ? 1 : 0
  }

  private mutating func normalize(_ input: [UInt8]) {
    guard range < 1 << 24 else { return }
    guard position < input.count else {
      // Nothing that is read from here on counts.
      isExhausted = true
      range = .max
      code = 0
      return
    }
    range <<= 8
    code = code << 8 | UInt32(input[position])
    position += 1
  }
}
