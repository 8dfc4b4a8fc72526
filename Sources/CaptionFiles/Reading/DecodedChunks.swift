// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionSyntax
import CaptionText
public import SubRip

/// A caption file as UTF-8, whatever encoding it is in, one chunk at a time.
///
/// The next chunk is read only when it is asked for, so that a slow consumer slows a pipe down and
/// memory stays bounded. While a pipe has nothing to give, the task sleeps and its thread is free;
/// cancelling the task ends the wait.
public struct DecodedChunks: AsyncSequence, Sendable {
  /// A piece of the text, cut anywhere.
  public typealias Element = [UInt8]

  /// What is read, and how.
  public let reader: CaptionReader

  /// Creates the sequence; the file is opened when the first chunk is asked for.
  ///
  /// - Parameter reader: What to read, and how.
  public init(_ reader: CaptionReader) {
    self.reader = reader
  }

  /// Starts reading.
  public func makeAsyncIterator() -> Iterator { Iterator(reader: reader) }

  /// Reads a chunk at a time.
  public struct Iterator: AsyncIteratorProtocol {
    private let reader: CaptionReader
    private var source: DecodedSource?
    private var isFinished = false

    fileprivate init(reader: CaptionReader) {
      self.reader = reader
    }

    /// The next chunk, or `nil` at the end.
    ///
    /// - Throws: ``FileError``, `EncodingUnavailable`, or `CancellationError`.
    public mutating func next() async throws -> [UInt8]? {
      while !isFinished {
        try Task.checkCancellation()
        let source = try self.source ?? DecodedSource(reader)
        self.source = source
        while !source.isReady { try await Task.sleep(for: .milliseconds(5)) }
        isFinished = try !source.readChunk()
        let chunk = source.take()
        if !chunk.isEmpty { return chunk }
      }
      return nil
    }
  }
}

extension CaptionReader {
  /// The file's cues, read and decoded as they are asked for.
  ///
  /// ```swift
  /// for try await cue in CaptionReader(path: path).cues() {
  ///   print(cue.start, cue.text)
  /// }
  /// ```
  ///
  /// - Parameter limits: What bounds one cue.
  /// - Returns: The cues.
  public func cues(limits: ParserLimits = .standard) -> AsyncCueSequence<DecodedChunks> {
    AsyncCueSequence(DecodedChunks(self), limits: limits)
  }
}

/// An open file and its decoder.
///
/// A class, since iterators must be copyable and neither of the two is.
private final class DecodedSource {
  private var file: InputFile
  private var decoder: DecodingStream
  private var buffer: [UInt8]
  private var text: [UInt8] = []

  init(_ reader: CaptionReader) throws {
    file = try reader.input.open(waitsForWriter: false)
    // Nobody sees the map, so it need not grow with the file.
    var options = reader.options
    options.mapRetention = 0
    decoder = try DecodingStream(options: options)
    buffer = [UInt8](repeating: 0, count: 64 * 1024)
  }

  var isReady: Bool { file.isReady() }

  /// Reads and decodes once.
  ///
  /// - Returns: `false` at the end.
  func readChunk() throws -> Bool {
    // Taken out of the object while the decoder, which lives beside them, changes.
    var buffer: [UInt8] = []
    var text: [UInt8] = []
    swap(&buffer, &self.buffer)
    swap(&text, &self.text)
    defer {
      swap(&buffer, &self.buffer)
      swap(&text, &self.text)
    }
    func take(_ piece: Span<UInt8>, _: SourceMap) {
      text.append(piece)
    }
    let count = try file.read(into: &buffer)
    if count > 0 {
      let bytes = buffer.span
      decoder.consume(bytes.extracting(0..<count), take)
    } else {
      decoder.finish(take)
    }
    return count > 0
  }

  /// Takes what was decoded.
  func take() -> [UInt8] {
    defer { text = [] }
    return text
  }
}
