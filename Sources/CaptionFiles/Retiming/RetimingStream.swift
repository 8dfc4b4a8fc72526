// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax
public import CaptionText
public import CaptionTiming
public import SubRip

/// Retimes captions on their way from an input to an output, in bounded memory and in the file's
/// own encoding.
///
/// Only the bytes of timecodes whose value changes are replaced, and of a dropped cue all; every
/// other byte is copied from the input, decoded or not, malformed or not.
///
/// ```swift
/// var stream = try RetimingStream(.shift(by: Timestamp(milliseconds: 1500)))
/// try file.forEachChunk { chunk in
///   try stream.consume(chunk, into: &output)
///   // write what `output` holds, and empty it
/// }
/// try stream.finish(into: &output)
/// print(stream.report)
/// ```
///
/// Where a cue can be settled only when the next one is known
/// (`RetimingOptions.needsNextCue`), its bytes and whatever follows it are held back until then;
/// when that is more than a megabyte the cue is settled without its neighbour. What comes before the
/// first cue is held back, too: a file of another format, or one that holds text and no cue, is refused
/// before anything of it is put out. Memory: the decoder's window, two cues, and a constant.
public struct RetimingStream: ~Copyable {
  /// How much is held back until the encoding is known: what decides is mostly in the first lines, and
  /// a stream should not be held back for long.
  static let window = 1 << 16

  /// How much may come before the first cue.
  private static let mostBeforeCue = 1 << 20

  private let format: CaptionFormat
  private var probe: FormatProbe
  /// What comes before the first cue.
  private var waiting: [UInt8] = []
  private var isUnderWay = false
  private var decoder: DecodingStream
  private var parser: any CaptionParser & ~Copyable
  private var rewriter: SourceRewriter
  private var text: [UInt8] = []
  private let frames: FrameTimecodes
  /// The format where the text of its cues may hold times.
  private let formatOfInnerTimes: CaptionFormat?

  /// Creates a stream.
  ///
  /// - Parameters:
  ///   - retiming: What happens to time.
  ///   - options: The policies, and how to tidy the result.
  ///   - decoding: What is known about the encoding.
  ///   - format: The format that the captions are in.
  /// - Throws: `TimingError` when a step of the retiming is not valid, `EncodingUnavailable`.
  public init(
    _ retiming: Retiming, options: RetimingOptions = RetimingOptions(),
    decoding: DecodingOptions = DecodingOptions(), format: CaptionFormat = .subRip
  ) throws {
    let retimer = try Retimer(retiming, options: options)
    try self.init(decoding: decoding, format: format) { _ in retimer }
  }

  /// Creates a stream whose retiming depends on when the first cue starts.
  ///
  /// - Parameters:
  ///   - decoding: What is known about the encoding.
  ///   - format: The format that the captions are in.
  ///   - frames: What to make of timecodes that count frames.
  ///   - makeRetimer: Makes the retimer from the start of the first cue; what it throws is thrown
  ///     when that cue is read.
  /// - Throws: `EncodingUnavailable`.
  public init(
    decoding: DecodingOptions = DecodingOptions(), format: CaptionFormat = .subRip,
    frames: FrameTimecodes = .refused,
    makeRetimer: @escaping (Timestamp) throws -> Retimer
  ) throws {
    self.format = format
    self.frames = frames
    formatOfInnerTimes = format.traits.hasTimesInText ? format : nil
    probe = FormatProbe(.anything(but: format))
    parser = format.makeParser()
    var decoding = decoding
    decoding.mapRetention = SourceRewriter.mapRetention
    decoding.window = min(decoding.window, Self.window)
    decoder = try DecodingStream(options: decoding)
    rewriter = SourceRewriter(format, makeRetimer: makeRetimer)
  }

  /// What was done so far.
  public var report: RetimingReport { rewriter.report }

  /// Takes the next bytes of the file.
  ///
  /// - Parameters:
  ///   - chunk: The bytes, cut anywhere.
  ///   - output: Receives what is settled, after what it holds.
  /// - Throws: ``RefusedCue``, after what comes before that cue was put out; `UnreadableCaptions`,
  ///   before anything was; what making the retimer throws. The stream is of no use after that.
  public mutating func consume(_ chunk: Span<UInt8>, into output: inout [UInt8]) throws {
    switch probe.take(chunk) {
    case .passes: try advance(chunk, into: &output)
    case .held: break
    case .released(let bytes): try advance(bytes.span, into: &output)
    case .foreign(let found): throw UnreadableCaptions(format: found.format, expected: format)
    }
  }

  /// Ends the file.
  ///
  /// - Parameter output: Receives the rest.
  /// - Throws: As ``consume(_:into:)``.
  public mutating func finish(into output: inout [UInt8]) throws {
    switch probe.finish() {
    case .passes, .held: break
    case .released(let bytes): try advance(bytes.span, into: &output)
    case .foreign(let found): throw UnreadableCaptions(format: found.format, expected: format)
    }
    guard !isUnderWay else { return try decodeRest(into: &output) }
    var held = takeWaiting()
    do { try decodeRest(into: &held) } catch {
      putBack(&held, or: &output)
      throw error
    }
    putBack(&held, or: &output)
    guard !isUnderWay else { return }
    if rewriter.hasOutside { throw UnreadableCaptions(format: nil, expected: format) }
    output += waiting
  }

  private mutating func advance(_ chunk: Span<UInt8>, into output: inout [UInt8]) throws {
    guard !isUnderWay else { return try decode(chunk, into: &output) }
    var held = takeWaiting()
    do { try decode(chunk, into: &held) } catch {
      putBack(&held, or: &output)
      throw error
    }
    putBack(&held, or: &output)
    guard waiting.count > Self.mostBeforeCue else { return }
    if rewriter.hasOutside { throw UnreadableCaptions(format: nil, expected: format) }
    output += waiting
    waiting = []
  }

  /// Takes what waits out of the stream, whose other parts change meanwhile.
  private mutating func takeWaiting() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &waiting)
    return taken
  }

  /// Puts out what has waited if there was a cue, a refused one included; else it waits on.
  private mutating func putBack(_ held: inout [UInt8], or output: inout [UInt8]) {
    guard rewriter.hasCue else { return swap(&held, &waiting) }
    isUnderWay = true
    if output.isEmpty { swap(&held, &output) } else { output += held }
  }

  private mutating func decode(_ chunk: Span<UInt8>, into output: inout [UInt8]) throws {
    rewriter.append(chunk)
    if decoder.passesThrough { return try rewrite(chunk, isLast: false, into: &output) }
    // The text is collected first: while it is decoded it is not yet known in which encoding edits
    // have to be written.
    text.removeAll(keepingCapacity: true)
    decoder.consume(chunk) { piece, _ in text.append(piece) }
    try rewriteText(isLast: false, into: &output)
  }

  private mutating func decodeRest(into output: inout [UInt8]) throws {
    text.removeAll(keepingCapacity: true)
    decoder.finish { piece, _ in text.append(piece) }
    try rewriteText(isLast: true, into: &output)
  }

  private mutating func rewriteText(isLast: Bool, into output: inout [UInt8]) throws {
    // Taken out of the stream, whose other parts change meanwhile.
    var decoded: [UInt8] = []
    swap(&decoded, &text)
    try rewrite(decoded.span, isLast: isLast, into: &output)
    swap(&decoded, &text)
  }

  private mutating func rewrite(
    _ text: Span<UInt8>, isLast: Bool, into output: inout [UInt8]
  ) throws {
    rewriter.begin(decoder.sourceMap, decoder.decision?.encoding ?? .utf8)
    // Not after an error: a refused cue must not be copied as it is.
    try Self.feed(&parser, text, isLast, frames, formatOfInnerTimes, &rewriter, &output)
    rewriter.endPass(into: &output)
  }

  private static func feed(
    _ parser: inout any CaptionParser & ~Copyable, _ text: Span<UInt8>, _ isLast: Bool,
    _ frames: FrameTimecodes, _ formatOfInnerTimes: CaptionFormat?,
    _ rewriter: inout SourceRewriter, _ output: inout [UInt8]
  ) throws {
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) throws {
      let times = try Self.times(of: event, bytes, frames)
      var inner: [CueTime] = []
      if let formatOfInnerTimes, case .cue(let block) = event {
        inner = formatOfInnerTimes.timesInText(of: block, in: bytes)
      }
      try rewriter.take(event, bytes.count, times, inner, into: &output)
    }
    try parser.consume(text, take)
    guard isLast else { return }
    try parser.finish(take)
    try rewriter.finish(into: &output)
    rewriter.end(into: &output)
  }

  /// The times of a cue that counts frames.
  @inline(__always)
  private static func times(
    of event: CaptionEvent, _ bytes: Span<UInt8>, _ frames: FrameTimecodes
  ) throws -> (start: Timestamp, end: Timestamp)? {
    guard case .cue(let block) = event, block.anomalies.contains(.fractionDigits) else {
      return nil
    }
    return try frames.times(of: block, in: bytes)
  }
}
