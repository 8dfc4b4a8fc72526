// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// How text for people is shown.
public struct TextStyle: Sendable {
  /// Whether to use colours.
  public var colour: Bool
  /// How many columns a line may take; longer source lines are cut around the place.
  public var columns: Int
  /// How many columns a text takes on a terminal.
  public var width: @Sendable (String) -> Int

  /// Creates a style.
  ///
  /// - Parameters:
  ///   - colour: Whether to use colours.
  ///   - columns: How many columns a line may take, at least 40.
  ///   - width: How many columns a text takes; one a character unless told.
  public init(
    colour: Bool = false, columns: Int = 100,
    width: @escaping @Sendable (String) -> Int = { $0.count }
  ) {
    self.colour = colour
    self.columns = max(columns, 40)
    self.width = width
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
