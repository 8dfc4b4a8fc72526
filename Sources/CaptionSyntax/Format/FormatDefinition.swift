// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What one format is: how its files are told, read and written.
///
/// A format is a type that conforms to this, in a module or a test of its own; all else meets it as a
/// ``CaptionFormat``. What it does to be fast stays its own: nothing here is asked more than once a chunk,
/// or once for a time that is written.
public protocol FormatDefinition: SendableMetatype {
  /// What is known of the format without its files.
  static var traits: FormatTraits { get }

  /// Whether the first bytes of a file say for certain that it is of this format.
  ///
  /// What they leave open is told by the signatures of other formats, and by whether a cue shows.
  ///
  /// - Parameter head: At most the first 1024 bytes, as they are or as UTF-8.
  /// - Returns: Whether they do.
  static func begins(_ head: Span<UInt8>) -> Bool

  /// Creates a parser.
  ///
  /// - Parameter limits: What bounds its memory.
  /// - Returns: The parser.
  static func makeParser(limits: ParserLimits) -> any CaptionParser & ~Copyable

  /// Appends a time as the format writes it.
  ///
  /// - Parameters:
  ///   - time: The time; may be below zero, which a format writes for people to see and find.
  ///   - output: Receives the bytes, which are ASCII.
  static func write(_ time: Timestamp, into output: inout [UInt8])

  /// Writes a time in the place of one that takes as many bytes.
  ///
  /// - Parameters:
  ///   - time: The time.
  ///   - bytes: The bytes that hold the other time.
  ///   - place: Where it stands.
  /// - Returns: `false`, with nothing written, for a time that takes another number of bytes.
  static func overwrite(
    with time: Timestamp, in bytes: inout MutableSpan<UInt8>, at place: Range<Int>
  ) -> Bool

  /// Text as it is to stand in a file, so that no character of it is taken for syntax.
  ///
  /// - Parameter text: The text, lines joined by `\n`.
  /// - Returns: The same text for a format that escapes nothing.
  static func escape(_ text: String) -> String

  /// The times that stand in the text of a cue, in order.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  /// - Returns: The times; asked only where ``FormatTraits/hasTimesInText``.
  static func timesInText(of cue: CueNode, in bytes: Span<UInt8>) -> [CueTime]
}

extension FormatDefinition {
  /// Writes the time as ``write(_:into:)`` does, where that takes as many bytes.
  ///
  /// - Parameters:
  ///   - time: The time.
  ///   - bytes: The bytes that hold the other time.
  ///   - place: Where it stands.
  /// - Returns: `false`, with nothing written, for a time that takes another number of bytes.
  public static func overwrite(
    with time: Timestamp, in bytes: inout MutableSpan<UInt8>, at place: Range<Int>
  ) -> Bool {
    var written: [UInt8] = []
    write(time, into: &written)
    guard written.count == place.count else { return false }
    for index in written.indices { bytes[place.lowerBound + index] = written[index] }
    return true
  }

  /// The text as it is: the format escapes nothing.
  ///
  /// - Parameter text: The text, lines joined by `\n`.
  /// - Returns: The same text.
  public static func escape(_ text: String) -> String { text }

  /// None.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  /// - Returns: No time.
  public static func timesInText(of cue: CueNode, in bytes: Span<UInt8>) -> [CueTime] { [] }
}
