// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc

/// The sandbox's clock: the system's, or one that stands still until it is advanced.
struct SandboxClock: Sendable {
  /// The seconds since 1970 at which the clock stands; `nil` when it runs.
  private var standing: Int64?
  /// Seconds that a running clock was advanced by.
  private var offset: Int64 = 0

  init(standingAt standing: Int64?) {
    self.standing = standing
  }

  /// Seconds since 1970.
  var now: Int64 { standing ?? Int64(time(nil)) + offset }

  /// Whether the clock stands still.
  var isStanding: Bool { standing != nil }

  /// Moves the clock forward; the result saturates.
  mutating func advance(by seconds: Int64) {
    if let standing {
      self.standing = Self.clamped(standing.addingReportingOverflow(seconds))
    } else {
      offset = Self.clamped(offset.addingReportingOverflow(seconds))
    }
  }

  /// Sets the clock; it stands still from now on.
  mutating func set(_ seconds: Int64) {
    standing = min(max(seconds, 0), Self.end)
  }

  /// 9999-12-31, the last day that the API's format can write.
  private static let end: Int64 = 253_402_214_400

  private static func clamped(_ sum: (partialValue: Int64, overflow: Bool)) -> Int64 {
    sum.overflow ? end : min(max(sum.partialValue, 0), end)
  }

  /// A time as the API writes it, such as `2010-08-13T18:47:39+00:00`.
  static func text(_ seconds: Int64) -> String {
    let date = Date(timeIntervalSince1970: TimeInterval(seconds))
    return String(date.formatted(.iso8601).dropLast()) + "+00:00"
  }

  /// A time that somebody wrote, as the API writes it; `nil` for what is no time.
  static func normalized(_ text: String) -> String? {
    isWritten(Array(text.utf8)) ? text : seconds(text).map(Self.text)
  }

  /// Whether a text has the form that the API writes, at none of the cost of reading a date.
  private static func isWritten(_ bytes: [UInt8]) -> Bool {
    let form = Array("0000-00-00T00:00:00+00:00".utf8)
    guard bytes.count == form.count else { return false }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    guard zip(bytes, form).allSatisfy({ isDigit($1) ? isDigit($0) : $0 == $1 }) else {
      return false
    }
    func pair(_ place: Int) -> UInt8 { (bytes[place] - 0x30) * 10 + bytes[place + 1] - 0x30 }
    return (1...12).contains(pair(5)) && (1...31).contains(pair(8)) && pair(11) < 24
      && pair(14) < 60 && pair(17) < 60 && bytes[19...].elementsEqual(form[19...])
  }

  /// A time as HTTP writes it, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  static func httpDate(_ seconds: Int64) -> String {
    // 1970-01-01 was a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(seconds / 86400 % 7)]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = text(seconds).split { "-T+".contains($0) }
    guard parts.count >= 4, let month = Int(parts[1]), (1...12).contains(month) else { return "" }
    return "\(weekday), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]) GMT"
  }

  /// Reads a time of the form `2014-09-24T00:00:00Z`, or whole seconds since 1970.
  static func seconds(_ text: String) -> Int64? {
    if let seconds = Int64(text) { return seconds >= 0 && seconds <= end ? seconds : nil }
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    let seconds = date.timeIntervalSince1970
    return seconds >= 0 && seconds <= Double(end) ? Int64(seconds) : nil
  }
}
