// SPDX-License-Identifier: Apache-2.0

import CaptionTiming

/// A frame rate as it was written on the command line.
struct NamedFrameRate {
  /// The rate.
  let rate: FrameRate
  /// What to say where the number is a name for another one: 23.97 and 23.98 both mean 24000/1001.
  let note: String?

  /// Reads a rate.
  ///
  /// - Parameter text: The rate.
  /// - Throws: `TimingError.malformedFrameRate`.
  init(_ text: String) throws {
    rate = try FrameRate(text)
    let isRounded = !["23.976", "29.97", "59.94"].contains(text)
    note = isRounded ? FrameRate.fraction(behind: text).map { "\(text) fps is \($0)" } : nil
  }
}
