// SPDX-License-Identifier: Apache-2.0

/// A timecode as SubRip files have it, written without the code that is tested.
///
/// - Parameter milliseconds: The time; one below zero is taken for zero.
/// - Returns: `HH:MM:SS,mmm`.
public func timecode(_ milliseconds: Int) -> String {
  let t = max(0, milliseconds)
  func pad(_ n: Int, _ width: Int) -> String {
    let digits = String(n)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
  return pad(t / 3_600_000, 2) + ":" + pad(t / 60000 % 60, 2) + ":" + pad(t / 1000 % 60, 2)
    + "," + pad(t % 1000, 3)
}
