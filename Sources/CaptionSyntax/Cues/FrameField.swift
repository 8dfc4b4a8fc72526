// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// The last field of a timecode that counts frames: `12` of `00:00:01:12`.
public struct FrameField: Sendable, Hashable {
  /// The number of the frame within its second, from 0.
  public let frame: Int
  /// Whether a semicolon stands before it, which says that frame numbers are dropped.
  public let dropsFrames: Bool

  /// Reads the field; `nil` for a timecode that has another form.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard range.count >= 7, range.upperBound <= bytes.count else { return nil }
    let last = range.upperBound
    let (tens, ones) = (bytes[last - 2] &- 0x30, bytes[last - 1] &- 0x30)
    let separator = bytes[last - 3]
    guard tens < 10, ones < 10, separator == 0x3A || separator == 0x3B else { return nil }
    // Colons stand in front of it: some DVD tools write semicolons everywhere.
    var separators = 1
    for position in range.lowerBound..<last - 3 {
      switch bytes[position] {
      case 0x3A: separators += 1
      case 0x3B, 0x2C, 0x2E: return nil
      default: break
      }
    }
    guard separators == 3 else { return nil }
    frame = Int(tens) * 10 + Int(ones)
    dropsFrames = separator == 0x3B
  }

  /// The hours, minutes and seconds of the timecode, in seconds.
  ///
  /// - Parameter time: The time of the timecode, for which the field was read as a fraction.
  /// - Returns: The seconds, whatever the sign of the time.
  public func wholeSeconds(of time: Timestamp) -> Int64 {
    // Read as a fraction, the two digits were hundredths.
    (Int64(clamping: time.milliseconds.magnitude) - Int64(frame) * 10) / 1000
  }
}

extension FrameField: CustomStringConvertible {
  /// The field as it is written, `:12` or `;12`.
  public var description: String {
    (dropsFrames ? ";" : ":") + (frame < 10 ? "0\(frame)" : "\(frame)")
  }
}
