// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A format of captions, as a value: who reads, retimes or checks a file is told which one is spoken.
///
/// Two values are equal where their formats have one ``FormatTraits/id``. Copying one costs nothing: it is
/// the type of a ``FormatDefinition``.
public struct CaptionFormat: Sendable {
  private let definition: any FormatDefinition.Type

  /// Creates the value of a format.
  ///
  /// - Parameter definition: The type that says what the format is.
  public init(_ definition: any FormatDefinition.Type) { self.definition = definition }

  /// What is known of the format without its files.
  public var traits: FormatTraits { definition.traits }

  /// Whether the first bytes of a file say for certain that it is of this format.
  ///
  /// - Parameter head: At most the first 1024 bytes, as they are or as UTF-8.
  /// - Returns: Whether they do.
  public func begins(_ head: Span<UInt8>) -> Bool { definition.begins(head) }

  /// Creates a parser.
  ///
  /// - Parameter limits: What bounds its memory.
  /// - Returns: The parser.
  public func makeParser(limits: ParserLimits = .standard) -> any CaptionParser & ~Copyable {
    definition.makeParser(limits: limits)
  }

  /// Parses a file in memory.
  ///
  /// - Parameters:
  ///   - bytes: The file, as UTF-8.
  ///   - limits: What bounds one cue.
  ///   - body: Takes each event with its bytes.
  /// - Throws: What `body` throws.
  public func parse(
    _ bytes: Span<UInt8>, limits: ParserLimits = .standard, _ body: EventBody
  ) rethrows {
    var parser = makeParser(limits: limits)
    try parser.consume(bytes, body)
    try parser.finish(body)
  }

  /// Appends a time as the format writes it.
  ///
  /// - Parameters:
  ///   - time: The time.
  ///   - output: Receives the bytes, which are ASCII.
  public func write(_ time: Timestamp, into output: inout [UInt8]) {
    definition.write(time, into: &output)
  }

  /// A time as the format writes it.
  ///
  /// - Parameter time: The time.
  /// - Returns: Its text.
  public func text(of time: Timestamp) -> String {
    var bytes: [UInt8] = []
    write(time, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a time in the place of one that takes as many bytes.
  ///
  /// - Parameters:
  ///   - time: The time.
  ///   - bytes: The bytes that hold the other time.
  ///   - place: Where it stands.
  /// - Returns: `false`, with nothing written, for a time that takes another number of bytes.
  @inline(__always)
  public func overwrite(
    with time: Timestamp, in bytes: inout MutableSpan<UInt8>, at place: Range<Int>
  ) -> Bool {
    definition.overwrite(with: time, in: &bytes, at: place)
  }

  /// Text as it is to stand in a file.
  ///
  /// - Parameter text: The text, lines joined by `\n`.
  /// - Returns: The text, with what the format takes for syntax escaped.
  public func escape(_ text: String) -> String { definition.escape(text) }

  /// The times that stand in the text of a cue, in order.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  /// - Returns: The times; none for a format that has none there.
  public func timesInText(of cue: CueNode, in bytes: Span<UInt8>) -> [CueTime] {
    definition.timesInText(of: cue, in: bytes)
  }
}

extension CaptionFormat: Hashable {
  /// Whether two values are the same format.
  public static func == (lhs: CaptionFormat, rhs: CaptionFormat) -> Bool {
    lhs.definition == rhs.definition || lhs.traits.id == rhs.traits.id
  }

  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(traits.id) }
}
