// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Writes what edits put into a file in the file's own encoding.
///
/// In ISO-2022-JP the meaning of a byte depends on what comes before it; edits that come in file order
/// are encoded in one walk over the file.
struct EditEncoder: ~Copyable {
  private let encoder: TextEncoder
  private var states = JapaneseStates()

  /// Creates an encoder.
  ///
  /// - Parameter encoding: The encoding of the file.
  /// - Throws: ``EncodingUnavailable`` when ICU has no table for the encoding.
  init(_ encoding: TextEncoding) throws(EncodingUnavailable) {
    encoder = try TextEncoder(encoding)
  }

  /// The bytes that an edit puts into the file.
  ///
  /// - Parameters:
  ///   - edit: The edit.
  ///   - file: The file as it is.
  /// - Returns: The replacement in the encoding of the file.
  /// - Throws: ``UnrepresentableText`` that lists the characters that the encoding lacks.
  mutating func encode(
    _ edit: Edit<FileOffset>, in file: Span<UInt8>
  ) throws(UnrepresentableText) -> [UInt8] {
    if encoder.encoding.isUTF8 { return edit.replacement }
    var bytes: [UInt8] = []
    let text = String(decoding: edit.replacement, as: UTF8.self)
    guard encoder.encoding == .iso2022JP else {
      try encoder.encode(text, to: &bytes)
      return bytes
    }
    let before = states.shift(at: edit.range.lowerBound, in: file)
    let after = states.shift(at: edit.range.upperBound, in: file)
    if before != .ascii { bytes += JapaneseShift.ascii.escape }
    try encoder.encode(text, to: &bytes)
    if after != .ascii { bytes += after.escape }
    return bytes
  }
}

/// The effect of the escape sequences up to ascending places of an ISO-2022-JP file.
private struct JapaneseStates {
  private var position = 0
  private var shift = JapaneseShift.ascii

  mutating func shift(at offset: FileOffset, in bytes: Span<UInt8>) -> JapaneseShift {
    if offset.bytes < position { self = JapaneseStates() }
    while position < min(offset.bytes, bytes.count) {
      let byte = bytes[position]
      if byte == 0x1B, position + 2 < bytes.count,
        let next = JapaneseShift(escape: bytes[position + 1], bytes[position + 2])
      {
        shift = next
        position += 3
        continue
      }
      if byte == 0x0A || byte == 0x0D { shift = .ascii }
      position += 1
    }
    return shift
  }
}
