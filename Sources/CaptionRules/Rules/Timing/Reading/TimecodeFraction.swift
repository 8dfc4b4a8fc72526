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
  /// It stands after the third separator, whatever that is (`00;00;03;12`, `00.00.03.5`), or after the
  /// last one of fewer if that is no colon. Digits are ASCII here; a fraction in other digits is not read.
  ///
  /// - Parameters:
  ///   - timecode: The timecode in the cue's bytes.
  ///   - bytes: The cue's bytes.
  init?(of timecode: Range<Int>, in bytes: Span<UInt8>) {
    var separators = 0
    var last: Int?
    for position in timecode {
      switch bytes[position] {
      case 0x3A, 0x2C, 0x2E, 0x3B:
        // A time without hours may lack them in front of its first colon, as in `:38:23,870`.
        if position > timecode.lowerBound { separators += 1 }
        if separators <= 3 { last = position }
      default: break
      }
    }
    guard let point = last, separators >= 3 || bytes[point] != 0x3A else { return nil }
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

  /// Whether the digits are `1000`: a whole second that a rounding exporter did not carry, or a tenth of one.
  var isThousand: Bool { digits == 4 && value == 1000 && range.count == 4 }

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
    // Read as the next second, which is what both readings come to.
    if isThousand, time.milliseconds % 1000 == 0 { return time }
    guard reading == .literal else { return time }
    // Most players add the number as it stands, whatever its width.
    let (difference, overflow) = value.subtractingReportingOverflow(decimal)
    let (sum, carry) = time.milliseconds.addingReportingOverflow(
      time < .zero ? 0 &- difference : difference)
    return overflow || carry ? nil : Timestamp(milliseconds: sum)
  }
}
