// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionRules

/// How text for people is shown.
public struct TextStyle: Sendable {
  /// Whether to use colours.
  public var colour: Bool
  /// How many columns a line may take; longer source lines are cut around the place.
  public var columns: Int
  /// How many columns a text takes on a terminal.
  public var width: @Sendable (String) -> Int
  /// How a fix of a safety is applied, in a few words such as the command that does it.
  public var howToFix: @Sendable (FixSafety) -> String
  /// What a person can do where no fix is safe enough, in a few words such as a command; `nil` where
  /// there is nothing to add.
  public var advice: @Sendable (RuleInfo.Remedy) -> String? = { _ in nil }

  /// Creates a style.
  ///
  /// - Parameters:
  ///   - colour: Whether to use colours.
  ///   - columns: How many columns a line may take, at least 40.
  ///   - width: How many columns a text takes; one a character unless told.
  ///   - howToFix: How a fix of a safety is applied; the safety's name unless told.
  public init(
    colour: Bool = false, columns: Int = 100,
    width: @escaping @Sendable (String) -> Int = { $0.count },
    howToFix: @escaping @Sendable (FixSafety) -> String = TextStyle.howToFix
  ) {
    self.colour = colour
    self.columns = max(columns, 40)
    self.width = width
    self.howToFix = howToFix
  }

  /// How a fix is applied, where no front end tells more: what kind of fix it is.
  ///
  /// - Parameter safety: The fix's safety.
  /// - Returns: A few words.
  @Sendable public static func howToFix(_ safety: FixSafety) -> String {
    switch safety {
    case .safe: "a safe fix"
    case .unsafe: "an unsafe fix"
    case .displayOnly: "by hand"
    }
  }

  func paint(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  func paint(_ severity: Severity) -> String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;33"
    case .info: "1;36"
    }
  }
}
