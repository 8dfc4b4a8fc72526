// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a hostile file, name or server would have a terminal do, and whether a terminal got it.
enum TerminalPayload {
  /// Pieces that a terminal acts on, or that show a line in another order than it has.
  static let pieces = [
    "\u{1B}]0;title\u{07}", "\u{1B}[8m", "\u{1B}[2J", "\u{1B}Pq\u{1B}\\", "\u{9B}2J",
    "\u{90}q\u{9C}", "\u{9D}0;title\u{9C}", "\u{85}", "\u{7F}", "\u{08}", "\u{0E}", "\u{0C}",
    "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{200E}", "\u{200F}", "\u{061C}", "\u{2028}",
    "\u{2029}", "before\rafter",
  ]

  /// All of them in one line, but for the carriage return that readers take for the end of one.
  static let line = pieces.dropLast().map { "a\($0)b" }.joined(separator: " ")

  /// Enough of them for a name of a file, which holds 255 bytes.
  static let name = "n\u{1B}]0;t\u{07}\u{1B}[8m\u{9B}2J\u{85}\u{7F}\u{202E}\u{2066}\u{061C}\rz"

  /// Cues that say all of them.
  static let captions =
    "1\n00:00:01,000 --> 00:00:03,000\n\(line)\n\n2\n00:00:03,000 --> 00:00:03,500\nbefore\rafter\n\n"

  /// The codes of colours that the tool itself sets.
  private static let ownCodes = Set([
    "0", "1", "31", "32", "33", "34", "36", "1;31", "1;33", "1;36",
  ])

  /// What of the bytes a terminal would act on, beside line feeds, tabs and the tool's own colours.
  ///
  /// - Parameters:
  ///   - bytes: What a terminal got.
  ///   - allowsProgress: Whether the line that says how far something is may be drawn and removed.
  /// - Returns: A description of each place.
  static func found(in bytes: Data, allowsProgress: Bool = false) -> [String] {
    // A terminal that reads single bytes has control characters where there is no UTF-8.
    guard var text = String(validating: bytes, as: UTF8.self) else { return ["no UTF-8"] }
    text = text.replacing("\r\n", with: "\n")
    if allowsProgress { text = text.replacing("\r\u{1B}[K", with: "") }
    text = text.replacing(/\u{1B}\[([0-9;]*)m/) { match in
      ownCodes.contains(String(match.1)) ? "" : String(match.0)
    }
    return text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0x00..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        true
      default: false
      }
    }.map { "U+" + String($0.value, radix: 16, uppercase: true) }
  }

  /// Whether something of the payload is visible, in one of the forms that escape it.
  static func isShown(in bytes: Data) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return ["\\u{9b}", "\\u009b", "%c2%9b"].contains { text.contains($0) }
  }
}
