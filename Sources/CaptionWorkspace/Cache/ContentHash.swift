// SPDX-License-Identifier: Apache-2.0

/// SipHash-1-3 with 128 bits: fast enough to be cheaper than validating, and keyed, so that nobody can
/// make a file that passes for another one.
///
/// Source: J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", and the variant
/// with 128 bits of their reference code.
struct ContentHash: Hashable, Sendable {
  /// The halves.
  var low: UInt64
  var high: UInt64

  /// Hashes some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - key: What to key the hash with.
  /// - Complexity: O(n), about two bytes a nanosecond.
  init(of bytes: Span<UInt8>, key: ContentHash) {
    var state = State(key)
    let words = bytes.count / 8
    // Sound: every load lies inside of the buffer, which is only read.
    unsafe bytes.withUnsafeBytes { buffer in
      for word in 0..<words {
        let value = unsafe buffer.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
        state.take(UInt64(littleEndian: value))
      }
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    for index in words * 8..<bytes.count {
      last |= UInt64(bytes[index]) << UInt64((index - words * 8) * 8)
    }
    state.take(last)
    (low, high) = state.finish()
  }

  init(low: UInt64, high: UInt64) {
    (self.low, self.high) = (low, high)
  }

  /// The hash as 32 hexadecimal digits.
  var digits: String {
    func hexadecimal(_ half: UInt64) -> String {
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return hexadecimal(low) + hexadecimal(high)
  }

  /// The hash as 16 bytes, the lowest first.
  var bytes: [UInt8] {
    [low, high].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> ($0 * 8)) } }
  }

  private struct State {
    var v0: UInt64
    var v1: UInt64
    var v2: UInt64
    var v3: UInt64

    init(_ key: ContentHash) {
      v0 = 0x736f_6d65_7073_6575 ^ key.low
      v1 = 0x646f_7261_6e64_6f6d ^ key.high ^ 0xEE
      v2 = 0x6c79_6765_6e65_7261 ^ key.low
      v3 = 0x7465_6462_7974_6573 ^ key.high
    }

    @inline(__always)
    mutating func take(_ word: UInt64) {
      v3 ^= word
      round()
      v0 ^= word
    }

    @inline(__always)
    mutating func round() {
      func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
        value &<< bits | value &>> (64 &- bits)
      }
      v0 = v0 &+ v1
      v1 = rotate(v1, 13) ^ v0
      v0 = rotate(v0, 32)
      v2 = v2 &+ v3
      v3 = rotate(v3, 16) ^ v2
      v0 = v0 &+ v3
      v3 = rotate(v3, 21) ^ v0
      v2 = v2 &+ v1
      v1 = rotate(v1, 17) ^ v2
      v2 = rotate(v2, 32)
    }

    mutating func finish() -> (UInt64, UInt64) {
      v2 ^= 0xEE
      for _ in 0..<3 { round() }
      let low = v0 ^ v1 ^ v2 ^ v3
      v1 ^= 0xDD
      for _ in 0..<3 { round() }
      return (low, v0 ^ v1 ^ v2 ^ v3)
    }
  }
}
