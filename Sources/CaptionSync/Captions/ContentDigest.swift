// SPDX-License-Identifier: Apache-2.0

/// The SHA-256 of something, written as 64 hexadecimal digits.
public struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    (first, second, third, fourth) = words
  }

  /// The digest of bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Complexity: O(n).
  public init(of bytes: [UInt8]) {
    var hash = SHA256()
    hash.append(bytes.span)
    self = hash.finish()
  }

  /// Reads 64 hexadecimal digits; `nil` for anything else.
  ///
  /// - Parameter text: The digits.
  public init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }) else {
      return nil
    }
    let words = (0..<4).compactMap { UInt64(text.dropFirst($0 * 16).prefix(16), radix: 16) }
    guard words.count == 4 else { return nil }
    self.init(words: (words[0], words[1], words[2], words[3]))
  }

  /// The digest as 64 hexadecimal digits.
  public var description: String {
    [first, second, third, fourth].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}

extension ContentDigest: Codable {
  /// Decodes 64 hexadecimal digits.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = ContentDigest(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a digest has 64 hexadecimal digits")
    }
    self = digest
  }

  /// Encodes 64 hexadecimal digits.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
