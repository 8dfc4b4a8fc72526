// SPDX-License-Identifier: Apache-2.0

/// The permanent code of a rule, such as `CAP308` or `SRT206`.
///
/// The letters name the captions that the rule is about: those of any format, or the syntax of one.
/// Codes are never reused. The first digit names the family: 1 encoding, 2 structure, 3 timing,
/// 4 text and markup, 5 readability, 6 language, 7 media.
public struct RuleCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The captions that a rule is about.
  public enum Scope: String, Sendable, Hashable, CaseIterable {
    /// Captions of any format.
    case captions = "CAP"
    /// The syntax of SubRip.
    case subRip = "SRT"
    /// The syntax of WebVTT.
    case webVTT = "VTT"
  }

  /// The captions that the rule is about.
  public let scope: Scope
  private let digits: UInt16

  /// The number after the letters, from 100 to 999.
  public var number: Int { Int(digits) }

  /// Creates a code.
  ///
  /// - Parameters:
  ///   - scope: The captions that the rule is about.
  ///   - number: The number after the letters; of three digits.
  public init(_ scope: Scope, _ number: Int) {
    precondition((100...999).contains(number), "the number of a rule has three digits")
    self.scope = scope
    digits = UInt16(number)
  }

  /// Reads a code such as `CAP308`, in either case; `nil` for anything else.
  ///
  /// - Parameter text: The whole code: three letters and three digits.
  public init?(_ text: some StringProtocol) {
    let upper = text.uppercased()
    let digits = upper.dropFirst(3)
    guard upper.utf8.count == 6, let scope = Scope(rawValue: String(upper.prefix(3))),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
      number >= 100
    else { return nil }
    self.init(scope, number)
  }

  /// The code that the rule had when all of them were called by the letters of SubRip.
  public var former: RuleCode? { scope == .captions ? RuleCode(.subRip, number) : nil }

  /// The code as users see it, such as `CAP308`.
  public var description: String { "\(scope.rawValue)\(number)" }

  /// By the number, which tells nearly all codes apart; an enumeration with raw values would be hashed
  /// by its text.
  public func hash(into hasher: inout Hasher) { hasher.combine(digits) }

  /// Orders codes by number, and those of one number by their letters.
  public static func < (lhs: RuleCode, rhs: RuleCode) -> Bool {
    lhs.digits == rhs.digits
      ? lhs.scope.rawValue < rhs.scope.rawValue : lhs.digits < rhs.digits
  }
}
