// SPDX-License-Identifier: Apache-2.0

/// Where a text stands in XML or HTML: that decides which characters would be markup.
package enum MarkupPlace: Sendable {
  /// Between tags.
  case content
  /// In an attribute between double quotes, or between tags.
  case doubleQuotes
  /// In an attribute between quotes of either kind, or between tags.
  case quotes
}

extension Unicode.Scalar {
  /// The reference that stands for a character of markup.
  ///
  /// - Parameter place: Where it is written.
  /// - Returns: The reference, or `nil` where the character stands for itself.
  package func markupReference(in place: MarkupPlace) -> String? {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"" where place != .content: "&quot;"
    // XML and HTML 4 have different names for it, or none.
    case "'" where place == .quotes: "&#39;"
    default: nil
    }
  }
}
