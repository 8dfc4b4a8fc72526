// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A caption as a program shows it, or hands it to whoever uses the program.
public struct ShownCaption: Sendable, Hashable {
  /// When it appears.
  public var start: Timestamp
  /// When it disappears; may lie before the start where the program does not mind.
  public var end: Timestamp
  /// The words on the screen, lines joined by `\n`, without markup that the program acts on.
  public var text: String

  /// Creates a caption.
  ///
  /// - Parameters:
  ///   - start: When it appears.
  ///   - end: When it disappears.
  ///   - text: The words on the screen.
  public init(start: Timestamp, end: Timestamp, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }
}

/// What a program makes of a file.
public struct Reading: Sendable, Hashable {
  /// What it shows, in the order in which it shows or returns it.
  public var captions: [ShownCaption]
  /// Why it shows nothing at all, where it refuses the file.
  public var refusal: Refusal?

  /// Why a program refuses a file.
  public enum Refusal: String, Sendable, Hashable, Codable {
    /// It does not take the file for SubRip.
    case notRecognized
    /// It stops at an error, and returns nothing.
    case error
  }

  /// Creates a reading.
  ///
  /// - Parameters:
  ///   - captions: What is shown.
  ///   - refusal: Why nothing is.
  public init(captions: [ShownCaption], refusal: Refusal? = nil) {
    self.captions = captions
    self.refusal = refusal
  }

  /// A file that is refused.
  ///
  /// - Parameter refusal: Why.
  /// - Returns: A reading without captions.
  public static func refused(_ refusal: Refusal) -> Reading {
    Reading(captions: [], refusal: refusal)
  }

  /// Adds a caption, unless it has nothing to show.
  mutating func show(_ start: Int64, _ end: Int64, _ text: [UInt8]) {
    let range = text.trimmed(isBlankByte, in: text.indices)
    guard !range.isEmpty else { return }
    captions.append(
      ShownCaption(
        start: Timestamp(milliseconds: start), end: Timestamp(milliseconds: end),
        text: String(decoding: text[range], as: UTF8.self)))
  }
}
