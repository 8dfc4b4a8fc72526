// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension FrameRate {
  /// How many frames a timecode of this rate counts in a second: 30 at 29.97.
  private var nominal: Int128 {
    let (whole, rest) = framesPerSecond.numerator.quotientAndRemainder(
      dividingBy: framesPerSecond.denominator)
    return rest == 0 ? whole : whole + 1
  }

  /// Whether timecodes of this rate can drop frame numbers (SMPTE ST 12-1): 29.97 and its multiples.
  public var canDropFrames: Bool {
    framesPerSecond.denominator == 1001 && nominal % 30 == 0
  }

  /// When the frame begins that a timecode names.
  ///
  /// A timecode counts the nominal number of frames in each of its seconds, so at 29.97 its hour lasts
  /// 1:00:03.600; with dropped frames the first two numbers of every minute are left out, but for each
  /// tenth, at 29.97, and as many more at its multiples.
  ///
  /// - Parameters:
  ///   - seconds: The hours, minutes and seconds of the timecode, in seconds.
  ///   - frame: The number of the frame within its second.
  ///   - dropsFrames: Whether frame numbers are dropped.
  /// - Returns: The time in whole milliseconds, the rest cut off; `nil` when the rate has no such
  ///   frame, or drops none.
  /// - Throws: `TimingError.overflow` when the time does not fit.
  public func time(
    seconds: Int64, frame: Int, dropsFrames: Bool
  ) throws(TimingError) -> Timestamp? {
    guard frame >= 0, frame < nominal, !dropsFrames || canDropFrames else { return nil }
    var number = try product(Int128(seconds), nominal) + Int128(frame)
    if dropsFrames {
      let dropped = nominal / 15
      let minutes = Int128(seconds) / 60
      if seconds % 60 == 0, minutes % 10 != 0, frame < dropped { return nil }
      number -= dropped * (minutes - minutes / 10)
    }
    guard let frame = Int64(exactly: number) else { throw .overflow }
    return try time(of: frame)
  }
}
