// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension Timestamp {
  /// Appends the canonical SubRip timecode, `HH:MM:SS,mmm`, as ASCII bytes.
  ///
  /// Hours take at least two digits and as many as they need; a negative time begins with `-`.
  ///
  /// - Parameter bytes: The buffer that receives at least 12 bytes.
  public func appendTimecode(to bytes: inout [UInt8]) {
    let magnitude = milliseconds.magnitude
    if milliseconds < 0 { bytes.append(UInt8(ascii: "-")) }
    let hours = magnitude / 3_600_000
    if hours > 99 {
      bytes.append(contentsOf: String(hours).utf8)
    } else {
      Self.append(hours, width: 2, to: &bytes)
    }
    bytes.append(UInt8(ascii: ":"))
    Self.append(magnitude / 60_000 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.append(magnitude / 1000 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    Self.append(magnitude % 1000, width: 3, to: &bytes)
  }

  /// Writes the canonical SubRip timecode in the place of one that takes as many bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that hold the other timecode.
  ///   - position: Where it begins; at least 12 bytes follow.
  /// - Returns: `false`, with nothing written, for a time that takes more than 12 bytes: one below
  ///   zero or past 99:59:59,999.
  public func overwriteTimecode(in bytes: inout MutableSpan<UInt8>, at position: Int) -> Bool {
    guard milliseconds >= 0, milliseconds < 360_000_000 else { return false }
    let time = UInt64(truncatingIfNeeded: milliseconds)
    let seconds = time / 1000
    let minutes = seconds / 60
    let hours = minutes / 60
    // Hours, minutes and seconds at the bytes where their first digits go; all three are divided by
    // ten at once (x · 103 / 1024 for x below 100).
    let clock = hours | (minutes &- hours &* 60) << 24 | (seconds &- minutes &* 60) << 48
    let tens = ((clock &* 103) >> 10) & 0x000F_0000_0F00_000F
    let digits = tens | (clock &- tens &* 10) << 8 | 0x3030_3A30_303A_3030
    let fraction = time &- seconds &* 1000
    let hundreds = fraction / 100
    let rest = fraction &- hundreds &* 100
    let restTens = rest / 10
    let decimals =
      hundreds << 8 | restTens << 16 | (rest &- restTens &* 10) << 24 | 0x3030_302C
    // Sound: the stores are checked against the span's bounds, and any bits are valid bytes. Two of
    // them take a third of the time that twelve checked ones take.
    var raw = unsafe bytes.mutableBytes
    raw.storeBytes(of: digits.littleEndian, toByteOffset: position, as: UInt64.self)
    raw.storeBytes(
      of: UInt32(truncatingIfNeeded: decimals).littleEndian, toByteOffset: position + 8,
      as: UInt32.self)
    return true
  }

  private static func append(_ value: UInt64, width: Int, to bytes: inout [UInt8]) {
    if width == 3 { bytes.append(UInt8(truncatingIfNeeded: value / 100 % 10) &+ 0x30) }
    bytes.append(UInt8(truncatingIfNeeded: value / 10 % 10) &+ 0x30)
    bytes.append(UInt8(truncatingIfNeeded: value % 10) &+ 0x30)
  }
}
