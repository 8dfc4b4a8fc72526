// SPDX-License-Identifier: Apache-2.0

/// Encodes text into a file's encoding.
///
/// Nothing is replaced by a look-alike: what the encoding cannot hold is an error that names it.
public struct TextEncoder: ~Copyable {
  /// The encoding.
  public let encoding: TextEncoding

  private var single: [Unicode.Scalar: UInt8] = [:]
  private var converter: CharsetConverter?

  /// Creates an encoder.
  ///
  /// - Parameter encoding: The encoding. UTF-16 and UTF-32 without an order are written little
  ///   endian.
  /// - Throws: ``EncodingUnavailable`` when ICU has no table for the encoding.
  public init(_ encoding: TextEncoding) throws(EncodingUnavailable) {
    self.encoding = encoding
    switch encoding.form {
    case .utf8, .utf16, .utf32: break
    case .singleByte:
      guard let table = SingleByteTable(encoding) else {
        throw EncodingUnavailable(encoding: encoding)
      }
      single = table.reversed()
    case .multiByte, .iso2022JP:
      guard let opened = CharsetConverter(named: encoding.converter) else {
        throw EncodingUnavailable(encoding: encoding)
      }
      converter = consume opened
    }
  }

  /// Encodes a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - output: Receives the bytes; unchanged when the text cannot be encoded.
  /// - Throws: ``UnrepresentableText`` that lists the characters that the encoding lacks.
  public func encode(_ text: String, to output: inout [UInt8]) throws(UnrepresentableText) {
    let start = output.count
    if encoding.isUTF8 { return output.append(contentsOf: text.utf8) }
    var missing: [Unicode.Scalar] = []
    var shift = JapaneseShift.ascii
    for scalar in text.unicodeScalars
    where !append(scalar, &shift, to: &output) && !missing.contains(scalar) {
      missing.append(scalar)
    }
    if shift != .ascii { output.append(contentsOf: JapaneseShift.ascii.escape) }
    guard missing.isEmpty else {
      output.removeSubrange(start...)
      throw UnrepresentableText(encoding: encoding, characters: missing)
    }
  }

  private func append(
    _ scalar: Unicode.Scalar, _ shift: inout JapaneseShift, to output: inout [UInt8]
  ) -> Bool {
    switch encoding.form {
    case .utf8:
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return true
    case .utf16(let order):
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        append(UInt32(unit), bytes: 2, isBigEndian: order == .bigEndian, to: &output)
      }
      return true
    case .utf32(let order):
      append(scalar.value, bytes: 4, isBigEndian: order == .bigEndian, to: &output)
      return true
    case .singleByte:
      guard let byte = scalar.isASCII ? UInt8(scalar.value) : single[scalar] else { return false }
      output.append(byte)
      return true
    case .multiByte:
      if scalar.isASCII {
        output.append(UInt8(scalar.value))
        return true
      }
      let start = output.count
      guard converter?.append(scalar, to: &output) ?? false else { return false }
      if output.count == start + 1, MultiByteTable.isFiller(scalar.value) {
        output.removeLast()
        return false
      }
      return true
    case .iso2022JP:
      return appendJapanese(scalar, &shift, to: &output)
    }
  }

  private func append(
    _ unit: UInt32, bytes: Int, isBigEndian: Bool, to output: inout [UInt8]
  ) {
    for index in 0..<bytes {
      let place = UInt32(isBigEndian ? bytes - 1 - index : index) * 8
      output.append(UInt8(truncatingIfNeeded: unit >> place))
    }
  }

  private func appendJapanese(
    _ scalar: Unicode.Scalar, _ shift: inout JapaneseShift, to output: inout [UInt8]
  ) -> Bool {
    func switchTo(_ next: JapaneseShift) {
      if shift != next { output.append(contentsOf: next.escape) }
      shift = next
    }
    if scalar.isASCII {
      switchTo(.ascii)
      output.append(UInt8(scalar.value))
      return true
    }
    if (0xFF61...0xFF9F).contains(scalar.value) {
      switchTo(.katakana)
      output.append(UInt8(scalar.value - 0xFF40))
      return true
    }
    var pair: [UInt8] = []
    guard converter?.append(scalar, to: &pair) ?? false, pair.count == 2, pair[0] >= 0xA1 else {
      return false
    }
    switchTo(.kanji)
    output.append(pair[0] & 0x7F)
    output.append(pair[1] & 0x7F)
    return true
  }
}
