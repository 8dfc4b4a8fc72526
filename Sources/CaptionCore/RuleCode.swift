// SPDX-License-Identifier: Apache-2.0

/// The permanent code of a rule, such as `SRT206`.
///
/// Codes are never reused. The first digit names the family: 1 encoding, 2 structure, 3 timing,
/// 4 text and markup, 5 readability, 6 language, 7 media.
public struct RuleCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number after `SRT`, from 101 to 799.
  public let number: Int

  /// Creates a code from its number.
  ///
  /// - Parameter number: The number after `SRT`.
  public init(_ number: Int) {
    self.number = number
  }

  /// Reads a code such as `SRT206`, in either case; `nil` for anything else.
  ///
  /// - Parameter text: The whole code: `SRT` and three digits.
  public init?(_ text: some StringProtocol) {
    let upper = text.uppercased()
    guard upper.hasPrefix("SRT"), upper.utf8.count == 6, let number = Int(upper.dropFirst(3)),
      number >= 100
    else { return nil }
    self.number = number
  }

  /// The code as users see it, such as `SRT206`.
  public var description: String { "SRT\(number)" }

  /// Orders codes by number.
  public static func < (lhs: RuleCode, rhs: RuleCode) -> Bool { lhs.number < rhs.number }
}
