// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A cue between two formats: what most of them can say.
public struct StyledCue: Sendable, Hashable {
  /// How words look.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    /// Bold.
    case bold = "b"
    /// Italic.
    case italic = "i"
    /// Underlined.
    case underline = "u"
  }

  /// A piece of the text.
  public enum Piece: Sendable, Hashable {
    /// Words, and `\n` between lines.
    case text(String)
    /// What follows has a style.
    case open(Style)
    /// What follows has it no more.
    case close(Style)
  }

  /// When it appears.
  public var start: Timestamp
  /// When it disappears.
  public var end: Timestamp
  /// Its text.
  public var pieces: [Piece]
  /// Where on the screen it stands; at the bottom, in the middle, where nothing is said.
  public var placement: Placement?

  /// Creates a cue.
  ///
  /// - Parameters:
  ///   - start: When it appears.
  ///   - end: When it disappears.
  ///   - pieces: Its text.
  ///   - placement: Where on the screen it stands.
  public init(
    start: Timestamp, end: Timestamp, pieces: [Piece], placement: Placement? = nil
  ) {
    self.start = start
    self.end = end
    self.pieces = pieces
    self.placement = placement
  }

  /// The words alone, lines joined by `\n`, without blank lines.
  public var words: String {
    var text = ""
    for case .text(let words) in pieces { text += words }
    let lines = text.split(separator: "\n").filter { line in
      line.contains { !$0.isWhitespace }
    }
    return lines.joined(separator: "\n")
  }
}

/// One of the nine places of a screen, by the digits of a number pad: 1 is below on the left, 8 above in
/// the middle.
public struct Placement: Sendable, Hashable {
  /// The digit, from 1 to 9.
  public let digit: Int

  /// Creates a place; `nil` for what is no digit of one.
  ///
  /// - Parameter digit: The digit.
  public init?(_ digit: Int) {
    guard (1...9).contains(digit) else { return nil }
    self.digit = digit
  }

  /// Whether captions stand there anyway.
  public var isUsual: Bool { digit == 2 }
  /// From the bottom: 0, 1 or 2.
  public var row: Int { (digit - 1) / 3 }
  /// From the left: 0, 1 or 2.
  public var column: Int { (digit - 1) % 3 }
}
