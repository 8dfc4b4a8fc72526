// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A guess, from the length of the media alone, that a file was timed for another frame rate.
///
/// A file that was made for slower video runs past the end of the media that it is used with: by
/// 0.1 % (24 fps against 23.976), 4 % (film against PAL) or 20 to 25 % (film or PAL against NTSC).
/// The opposite, a file that ends early, is what every film with credits looks like, so nothing is
/// concluded from it.
public struct FrameRateHint: Sendable, Hashable, Codable {
  /// The rate that the file seems to be timed for.
  public var from: FrameRate

  /// The rate of the media that it seems to be used with.
  public var to: FrameRate

  /// When the last cue would end after the conversion.
  public var end: Timestamp

  /// The conversion that puts the file right, if the guess is.
  public var retiming: Retiming { .frameRate(from: from, to: to) }

  /// The pairs of rates in the order of their ratios, and the commoner first where two are close.
  private static let pairs: [(from: FrameRate, to: FrameRate)] = [
    (.ntscFilm, .film), (.ntscFilm, .pal), (.film, .pal), (.pal, .ntsc), (.pal, .thirty),
    (.ntscFilm, .ntsc), (.ntscFilm, .thirty),
  ]

  /// Guesses from the end of the last cue and the duration of the media.
  ///
  /// The file must run at least two seconds past the media, and a known ratio must bring its end to
  /// between 85 % and 100 % of the media, half a second over allowed. Of the ratios that do, the
  /// smallest is taken; 25/23.976 before 25/24, which differ by less than a file's last cue tells.
  ///
  /// - Parameters:
  ///   - lastEnd: When the last cue ends.
  ///   - duration: How long the media is.
  ///   - mediaRate: The media's frame rate, where it is known: only conversions to it are guessed.
  /// - Returns: The guess, or `nil` when the duration gives no reason for one.
  public static func guess(
    lastEnd: Timestamp, duration: Timestamp, mediaRate: FrameRate? = nil
  ) -> FrameRateHint? {
    let (excess, overflow) = lastEnd.milliseconds.subtractingReportingOverflow(
      duration.milliseconds)
    guard duration > .zero, !overflow, excess > 2000 else { return nil }
    for (from, to) in pairs where mediaRate == nil || mediaRate == to {
      guard let end = try? Retiming.frameRate(from: from, to: to).applied(to: lastEnd) else {
        continue
      }
      let isLongEnough = end.milliseconds >= duration.milliseconds / 100 * 85
      if isLongEnough, end.milliseconds - 500 <= duration.milliseconds {
        return FrameRateHint(from: from, to: to, end: end)
      }
    }
    return nil
  }
}

extension FrameRateHint: CustomStringConvertible {
  /// The guess in words.
  public var description: String {
    "looks like a \(from) fps file on \(to) fps video; "
      + "converted, its last cue would end at \(end)"
  }
}
