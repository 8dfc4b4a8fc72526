// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// The name of a run and of its backup, such as `20260314T092653Z-12-q3v0x7k1m5b2c`: the time at which
/// it began, its number, and a random part.
///
/// The random part keeps runs apart that begin in the same second, with the same process number, as in
/// two containers; the number says which of two runs began first, whatever became of the clock. Names
/// that earlier versions gave, `<time>-<process>`, have no number.
enum RunName {
  /// Names a run.
  ///
  /// - Parameter number: The run's number.
  /// - Returns: The name.
  static func make(number: Int) -> String {
    let time = Date().formatted(.iso8601.timeSeparator(.omitted).dateSeparator(.omitted))
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return "\(time)-\(number)-\(random)"
  }

  /// The number in a name.
  ///
  /// - Parameter name: A run's name, or any other.
  /// - Returns: The number; `nil` where there is none.
  static func number(of name: String) -> Int? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    // Fifteen digits are more runs than anyone makes, and leave room to count on.
    guard parts.count == 3, (1...15).contains(parts[1].utf8.count),
      parts[1].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(parts[1])
  }

  /// The number of a run that begins after others.
  ///
  /// - Parameter names: The names of the others.
  /// - Returns: The number.
  static func next(after names: [String]) -> Int {
    (names.compactMap { number(of: $0) }.max() ?? 0) + 1
  }

  /// Names in the order in which the runs began; those without a number come first, by name.
  ///
  /// - Parameter names: The names.
  /// - Returns: The same, sorted.
  static func sorted(_ names: [String]) -> [String] {
    names.sorted { first, second in
      let numbers = (number(of: first) ?? 0, number(of: second) ?? 0)
      if numbers.0 != numbers.1 { return numbers.0 < numbers.1 }
      return first.utf8.lexicographicallyPrecedes(second.utf8)
    }
  }
}
