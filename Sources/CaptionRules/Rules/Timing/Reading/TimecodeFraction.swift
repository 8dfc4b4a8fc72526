// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// The fraction of a second of a timecode as it is written.
struct TimecodeFraction {
  /// The digits with whatever follows them, counted in the cue's bytes.
  var range: Range<Int>
  /// The number that the digits write, at most 18 of them.
  var value: Int64
  /// How many digits there are.
  var digits: Int

  /// Finds the fraction of a timecode.
  ///
  /// It stands after the last of `,`, `.` and `;` that follows a colon, or after the third colon.
  /// Digits are ASCII here; a fraction in other digits is not read.
  ///
  /// - Parameters:
  ///   - timecode: The timecode in the cue's bytes.
  ///   - bytes: The cue's bytes.
  init?(of timecode: Range<Int>, in bytes: Span<UInt8>) {
    var colons = 0
    var point: Int?
    for position in timecode {
      switch bytes[position] {
      case 0x3A:
        colons += 1
        if colons == 3 { point = position }
      case 0x2C, 0x2E, 0x3B: if point == nil { point = position }
      default: break
      }
    }
    guard let point else { return nil }
    var value: Int64 = 0
    var digits = 0
    var position = point + 1
    while position < timecode.upperBound, bytes[position] >= 0x30, bytes[position] <= 0x39 {
      if digits < 18 { value = value * 10 + Int64(bytes[position] - 0x30) }
      digits += 1
      position += 1
    }
    guard digits > 0 else { return nil }
    range = point + 1..<timecode.upperBound
    self.value = value
    self.digits = digits
  }

  /// The milliseconds that the digits mean as a decimal fraction, rounded half up.
  var decimal: Int64 {
    var result = value
    var count = min(digits, 18)
    while count < 3 {
      result *= 10
      count += 1
    }
    var divisor: Int64 = 1
    while count > 3 {
      divisor *= 10
      count -= 1
    }
    return (result + divisor / 2) / divisor
  }

  /// The time of a timecode as its fraction is to be read.
  ///
  /// - Parameters:
  ///   - time: The time with the digits as a decimal fraction.
  ///   - reading: How to read them.
  /// - Returns: The time, or `nil` where it does not fit.
  func time(_ time: Timestamp, _ reading: FractionReading) -> Timestamp? {
    guard reading == .literal else { return time }
    // Most players add the number as it stands, whatever its width.
    let (difference, overflow) = value.subtractingReportingOverflow(decimal)
    let (sum, carry) = time.milliseconds.addingReportingOverflow(
      time < .zero ? 0 &- difference : difference)
    return overflow || carry ? nil : Timestamp(milliseconds: sum)
  }
}
