// SPDX-License-Identifier: Apache-2.0

/// Reads `application/x-www-form-urlencoded` text, leniently.
///
/// The document's own example sends a caption file without encoding it, so line breaks and other
/// bytes stand for themselves; `&` still ends a value, `+` is still a space, and a `%` that begins
/// no escape is a percent sign. That is how the servers of the time read it.
enum FormDecoder {
  /// Reads the pairs of a query.
  ///
  /// The document's own addresses are written for a web page and have `&amp;` for `&`, and bare
  /// quotation marks around a value: `?name="Jeff's First Project"`. Marks that are escaped are part
  /// of the value.
  ///
  /// - Parameters:
  ///   - query: What stands behind the `?`.
  ///   - parameters: Receives the pairs in their order.
  static func decode(query: Substring, into parameters: inout Parameters) {
    guard !query.isEmpty else { return }
    guard query.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ";") }) else {
      return decode(Array(query.utf8), into: &parameters)
    }
    let pairs = query.split(separator: "&").map { pair -> Substring in
      var pair = pair
      if pair.hasPrefix("amp;") {
        pair.removeFirst("amp;".count)
        parameters.warnings.append("\"&amp;\" in the query was read as \"&\"")
      }
      guard let equals = pair.firstIndex(of: "=") else { return pair }
      let value = pair[pair.index(after: equals)...]
      guard value.count >= 2, value.first == "\"", value.last == "\"" else { return pair }
      return pair[...equals] + value.dropFirst().dropLast()
    }
    decode(Array(pairs.joined(separator: "&").utf8), into: &parameters)
  }

  /// Reads pairs, as far as ``Parameters/maximumCount``.
  ///
  /// - Parameters:
  ///   - bytes: The query or the body.
  ///   - parameters: Receives the pairs in their order.
  static func decode(
    _ bytes: some BidirectionalCollection<UInt8>, into parameters: inout Parameters
  ) {
    let pairs = bytes.split(separator: UInt8(ascii: "&"), maxSplits: Parameters.maximumCount)
    if pairs.count > Parameters.maximumCount { parameters.noteExcess() }
    for pair in pairs.prefix(Parameters.maximumCount) {
      let equals = pair.firstIndex(of: UInt8(ascii: "="))
      let name = unescape(pair[..<(equals ?? pair.endIndex)], plusIsSpace: true)
      let value = equals.map { pair[pair.index(after: $0)...] } ?? pair[pair.endIndex...]
      parameters.entries.append(
        Parameters.Entry(
          name: String(decoding: name, as: UTF8.self), bytes: unescape(value, plusIsSpace: true)))
    }
    if bytes.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }) {
      parameters.warnings.append(
        "the form is not URL encoded: \"&\" ends a value, and \"+\" was read as a space")
    }
  }

  /// Decodes percent escapes.
  ///
  /// - Parameters:
  ///   - bytes: The escaped bytes.
  ///   - plusIsSpace: Whether `+` stands for a space.
  /// - Returns: The bytes; what is no escape stands for itself.
  static func unescape(
    _ bytes: some Collection<UInt8>, plusIsSpace: Bool
  ) -> [UInt8] {
    let bytes = Array(bytes)
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
      return bytes
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(byte == UInt8(ascii: "+") && plusIsSpace ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
    return result
  }

  /// The value of a hexadecimal digit.
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
