// SPDX-License-Identifier: Apache-2.0

/// One caption as a value: when it shows and what it says.
///
/// This is the convenient form, with its text as a `String`. The streaming parser of `SubRip`
/// delivers the same facts as byte ranges and makes no `String` at all.
public struct Cue: Sendable, Hashable, Codable {
  /// The position in the file, counted from 1.
  public var ordinal: Int

  /// The number that the file gives the cue, or `nil` where it gives none that is an integer.
  public var index: Int?

  /// When the cue appears.
  public var start: Timestamp

  /// When the cue disappears; may lie before ``start`` in a broken file.
  public var end: Timestamp

  /// The lines of text, joined by `\n`, without the final newline.
  public var text: String

  /// The line of the file that holds the timecodes, counted from 1; 0 for a cue that was not read
  /// from a file.
  public var line: Int

  /// Creates a cue.
  ///
  /// - Parameters:
  ///   - ordinal: The position in the file, counted from 1.
  ///   - index: The number that the file gives the cue.
  ///   - start: When the cue appears.
  ///   - end: When the cue disappears.
  ///   - text: The lines of text, joined by `\n`.
  ///   - line: The line of the timecodes, counted from 1; 0 when not read from a file.
  public init(
    ordinal: Int, index: Int?, start: Timestamp, end: Timestamp, text: String, line: Int = 0
  ) {
    self.ordinal = ordinal
    self.index = index
    self.start = start
    self.end = end
    self.text = text
    self.line = line
  }
}
