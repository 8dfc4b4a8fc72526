// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension Retiming {
  /// The shift that removes a programme's hour from a file whose first cue starts at a given time.
  ///
  /// Broadcast masters begin at 01:00:00 or 10:00:00, after a leader, so the first cue of a file
  /// that was made from one starts in that hour or up to ten seconds before it.
  ///
  /// - Parameter firstStart: When the first cue starts.
  /// - Returns: A shift of 1 or 10 whole hours earlier, or `nil` when the file has no such offset.
  public static func removingProgrammeHours(firstStart: Timestamp) -> Retiming? {
    let hour: Int64 = 3_600_000
    for hours in [1, 10] as [Int64] {
      let start = hours * hour
      if (start - 10_000..<start + hour).contains(firstStart.milliseconds) {
        return .shift(by: Timestamp(milliseconds: -start))
      }
    }
    return nil
  }
}
