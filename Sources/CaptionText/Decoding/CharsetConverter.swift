// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// One of ICU's converters, asked about one character at a time.
///
/// A converter has state, so each decoder and encoder owns its own.
@safe
struct CharsetConverter: ~Copyable {
  private let handle: OpaquePointer

  /// Opens a converter; `nil` when this build of ICU has no table of that name.
  init?(named name: String) {
    var status = CICU_NO_ERROR
    guard let opened = unsafe cicu_cnv_open_strict(name, &status) else { return nil }
    guard !ICUText.failed(status) else {
      unsafe cicu_cnv_close(opened)
      return nil
    }
    unsafe handle = opened
  }

  deinit { unsafe cicu_cnv_close(handle) }

  /// The one or two characters that `count` bytes stand for, the second in the high half; `nil` for
  /// none, or for the replacement that ICU's older tables give instead of none.
  func scalars(_ bytes: [4 of UInt8], count: Int) -> UInt64? {
    var units: [4 of UInt16] = [0, 0, 0, 0]
    var status = CICU_NO_ERROR
    var output = units.mutableSpan
    let length = unsafe bytes.span.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe cicu_cnv_to_utf16(
          handle, target.baseAddress, 4, source.baseAddress, Int32(count), &status)
      }
    }
    guard !ICUText.failed(status), length >= 1, length <= 4 else { return nil }
    var found: UInt64 = 0
    var shift: UInt64 = 0
    var position = 0
    while position < Int(length) {
      var scalar = UInt64(units[position])
      position += 1
      if scalar & 0xFC00 == 0xD800 {
        guard position < Int(length) else { return nil }
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + UInt64(units[position] & 0x3FF)
        position += 1
      }
      guard scalar != 0xFFFD, scalar != 0x1A, shift < 64 else { return nil }
      found |= scalar << shift
      shift += 32
    }
    return found
  }

  /// Appends the bytes of one character; false when the encoding has none.
  func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) -> Bool {
    let encoded = UTF16.encode(scalar)
    var units: [2 of UInt16] = [0, 0]
    var count = 0
    for unit in encoded ?? UTF16.encodedReplacementCharacter {
      units[count] = unit
      count += 1
    }
    var bytes: [8 of UInt8] = .init(repeating: 0)
    var status = CICU_NO_ERROR
    var target = bytes.mutableSpan
    let length = unsafe units.span.withUnsafeBufferPointer { source in
      unsafe target.withUnsafeMutableBufferPointer { buffer in
        unsafe cicu_cnv_from_utf16(
          handle, buffer.baseAddress, 8, source.baseAddress, Int32(count), &status)
      }
    }
    guard !ICUText.failed(status), length >= 1, length <= 8 else { return false }
    for index in 0..<Int(length) { output.append(bytes[index]) }
    return true
  }
}
