// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension Timestamp: CustomStringConvertible {
  /// The time as people read and give it, whatever the format of a file: `HH:MM:SS,mmm`.
  ///
  /// Hours take as many digits as they need, and at least two; a time below zero begins with `-`.
  /// ``init(expression:)`` reads what is written so.
  public var description: String {
    let time = milliseconds.magnitude
    func padded(_ value: UInt64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    let clock = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map { padded($0, 2) }
    return (milliseconds < 0 ? "-" : "") + clock.joined(separator: ":") + ","
      + padded(time % 1000, 3)
  }
}
