// SPDX-License-Identifier: Apache-2.0

/// The hashed ids of the API: ten lower-case letters and digits.
enum HashedID {
  private static let alphabet = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

  /// Whether a text has the form of a hashed id.
  static func isValid(_ text: String) -> Bool {
    text.utf8.count == 10
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }

  /// Whether a text can be an id in a snapshot: it names files, and stands in addresses.
  static func isUsable(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && LanguageCode.isPlain(text)
  }

  /// The hashed id of a numeric id: the same for the same seed.
  ///
  /// - Parameters:
  ///   - id: The numeric id.
  ///   - seed: The sandbox's seed.
  /// - Returns: Ten lower-case letters and digits.
  static func make(id: Int, seed: UInt64) -> String {
    var bits = mix(seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: id))
    var bytes: [UInt8] = []
    for _ in 0..<10 {
      bytes.append(alphabet[Int(bits % 36)])
      bits /= 36
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Forty hexadecimal digits, as the addresses of assets have them.
  ///
  /// - Parameters:
  ///   - text: What the digits depend on.
  ///   - salt: Another number that they depend on.
  /// - Returns: Lower-case hexadecimal digits.
  static func assetKey(_ text: String, salt: UInt64) -> String {
    var bits = digest(text.utf8) ^ salt
    var key: [UInt8] = []
    key.reserveCapacity(40)
    while key.count < 40 {
      if key.count.isMultiple(of: 16) { bits = mix(bits) }
      bits = bits << 4 | bits >> 60
      // The digits come before all letters.
      key.append(alphabet[Int(bits & 15)])
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The 64-bit FNV-1a digest of bytes: for telling texts apart, not for security.
  static func digest(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
  static func mix(_ bits: UInt64) -> UInt64 {
    var bits = bits &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
