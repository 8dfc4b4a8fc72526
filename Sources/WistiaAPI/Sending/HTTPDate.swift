// SPDX-License-Identifier: Apache-2.0

/// Dates as HTTP writes them, in all three forms that a recipient must read (RFC 9110 §5.6.7).
enum HTTPDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Seconds since 1970 of a date.
  ///
  /// - Parameters:
  ///   - text: Such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  ///   - now: The time of day in seconds since 1970, for the century of a year of two digits.
  /// - Returns: The seconds, or `nil` for what is no date.
  static func seconds(_ text: String, now: Double) -> Double? {
    let words = text.lowercased().split { " ,:-".contains($0) }
    guard words.count >= 7 else { return nil }
    let isAsctime = Int(words[1]) == nil
    let fields =
      isAsctime
      ? [words[2], words[1], words[6], words[3], words[4], words[5]]
      : [words[1], words[2], words[3], words[4], words[5], words[6]]
    guard let month = months.firstIndex(of: String(fields[1])), let day = Int(fields[0]),
      var year = Int(fields[2]), let hour = Int(fields[3]), let minute = Int(fields[4]),
      let second = Int(fields[5]), (1...31).contains(day), (0...9999).contains(year),
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    if !isAsctime && fields[2].count == 2 {
      // A year that seems to be more than 50 years ahead is one of the past.
      year += 2000
      if Double(days(year: year, month: month + 1, day: day)) * 86_400 > now + 50 * 31_557_600 {
        year -= 100
      }
    }
    let days = days(year: year, month: month + 1, day: day)
    return Double(((days * 24 + hour) * 60 + minute) * 60 + second)
  }

  /// Days since 1970 in the Gregorian calendar.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    // Years that begin in March, so that the leap day is the last of its year.
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
