// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionSyntax
public import CaptionText
import SubRip

/// Reads a caption file as UTF-8, whatever encoding it is in, in bounded memory.
///
/// ```swift
/// var parser = SubRipParser()
/// let reader = CaptionReader(path: path)
/// let reading = try reader.read { text, _ in
///   parser.consume(text) { event, bytes in
///     if case .cue(let block) = event { print(block.text(in: bytes)) }
///   }
/// }
/// parser.finish { event, bytes in
///   if case .cue(let block) = event { print(block.text(in: bytes)) }
/// }
/// print(reading.decision.encoding)
/// ```
public struct CaptionReader: Sendable {
  /// What is known of a file that was read.
  public struct Reading: Sendable {
    /// The encoding, and why it was taken for that.
    public var decision: EncodingDecision
    /// The bytes that mean nothing in that encoding, in file order; the first thousand.
    public var malformed: [MalformedBytes]
    /// How many bytes mean nothing in that encoding.
    public var malformedByteCount: Int
    /// Where the decoded bytes came from.
    public var sourceMap: SourceMap
    /// The length of the file in bytes.
    public var byteCount: Int
  }

  /// The file.
  public var input: InputPath
  /// What is known about the encoding and the language.
  public var options: DecodingOptions
  /// The format that its captions are read as.
  ///
  /// What the name of the file does not state is told by its content when it is opened, unless somebody
  /// sets this.
  public var format: CaptionFormat {
    didSet { isFormatOpen = false }
  }
  /// Whether the content is to tell the format.
  package private(set) var isFormatOpen: Bool

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - path: The file; `-` for standard input.
  ///   - options: What is known about the encoding and the language.
  public init(path: String, options: DecodingOptions = DecodingOptions()) {
    self.init(InputPath(path), options: options)
  }

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - input: The file, as it was named or found.
  ///   - options: What is known about the encoding and the language.
  public init(_ input: InputPath, options: DecodingOptions = DecodingOptions()) {
    self.input = input
    self.options = options
    let stated = FormatChoice.stated(by: input.path)
    format = stated ?? .subRip
    isFormatOpen = stated == nil
  }

  /// The format that a file is read as that was just opened.
  ///
  /// - Parameter file: The file, at its beginning.
  /// - Returns: The format.
  /// - Throws: ``FileError``.
  package func format(of file: inout InputFile) throws(FileError) -> CaptionFormat {
    guard isFormatOpen else { return format }
    let head = try file.peek(FormatChoice.headLength)
    return FormatChoice.told(by: head.span)
  }

  /// The format that a file is read as whose bytes are there.
  ///
  /// - Parameter bytes: The file.
  /// - Returns: The format.
  package func format(of bytes: [UInt8]) -> CaptionFormat {
    isFormatOpen ? FormatChoice.told(by: bytes.span) : format
  }

  /// The path; `-` for standard input.
  public var path: String { input.path }

  /// Reads the file to its end, whatever its text is.
  ///
  /// - Parameter body: Takes UTF-8, cut anywhere, and the map of all that was decoded so far.
  /// - Returns: What is known of the file.
  /// - Throws: ``FileError``, also for what is no text, such as an archive or a picture;
  ///   `EncodingUnavailable`, or what `body` throws.
  public func read(
    _ body: (Span<UInt8>, SourceMap) throws -> Void
  ) throws -> Reading {
    try read(try input.open(), body)
  }

  /// Reads a file that is open already to its end.
  ///
  /// - Parameters:
  ///   - file: The file, in place of the one that ``path`` names.
  ///   - body: Takes UTF-8, cut anywhere, and the map of all that was decoded so far.
  /// - Returns: What is known of the file.
  /// - Throws: ``FileError``, `EncodingUnavailable`, or what `body` throws.
  public func read(
    _ file: consuming InputFile, _ body: (Span<UInt8>, SourceMap) throws -> Void
  ) throws -> Reading {
    var decoder = try DecodingStream(options: options)
    var probe = FormatProbe(.binary)
    var byteCount = 0
    try file.forEachChunk { chunk in
      byteCount += chunk.count
      switch probe.take(chunk) {
      case .passes: try decoder.consume(chunk, body)
      case .held: break
      case .released(let bytes): try decoder.consume(bytes.span, body)
      case .foreign(let found): throw refusal(found.format)
      }
    }
    switch probe.finish() {
    case .passes, .held: break
    case .released(let bytes): try decoder.consume(bytes.span, body)
    case .foreign(let found): throw refusal(found.format)
    }
    try decoder.finish(body)
    return Reading(
      decision: decoder.decision
        ?? EncodingDecision(encoding: .utf8, confidence: 100, reason: .ascii),
      malformed: decoder.takeMalformed(), malformedByteCount: decoder.malformedByteCount,
      sourceMap: decoder.sourceMap, byteCount: byteCount)
  }

  /// What is thrown of a file whose captions cannot be read.
  ///
  /// - Parameter format: What it is, or `nil` where nothing tells.
  /// - Returns: The error.
  func refusal(_ format: FileFormat?) -> FileError {
    FileError(path, UnreadableCaptions(format: format, expected: self.format))
  }

  /// Reads a whole file into memory.
  ///
  /// - Returns: The file, its text, and the way from one to the other.
  /// - Throws: ``FileError``, also for what is no text; or `EncodingUnavailable`.
  public func readAll() throws -> SourceText {
    try readAll(try input.open())
  }

  /// Reads a whole file that is open already into memory.
  ///
  /// - Parameter file: The file, in place of the one that ``path`` names.
  /// - Returns: The file, its text, and the way from one to the other.
  /// - Throws: ``FileError``, also for what is no text; or `EncodingUnavailable`.
  public func readAll(_ file: consuming InputFile) throws -> SourceText {
    // What is no text is refused before all of it is read.
    var probe = FormatProbe(.binary)
    var bytes: [UInt8] = []
    if let size = file.size { bytes.reserveCapacity(min(size, 1 << 26)) }
    try file.forEachChunk { chunk in
      bytes.append(chunk)
      if case .foreign(let found) = probe.take(chunk) { throw refusal(found.format) }
    }
    if case .foreign(let found) = probe.finish() { throw refusal(found.format) }
    return try SourceText(bytes, options: options)
  }
}
