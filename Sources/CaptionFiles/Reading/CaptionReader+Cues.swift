// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax
public import CaptionText

extension CaptionReader {
  /// What is known of a file that was read through.
  public struct Passage: Sendable, Hashable {
    /// The encoding that it was read in.
    public var encoding: TextEncoding
    /// The length of the file in bytes.
    public var byteCount: Int
  }

  /// Reads through the file for what its cues say of themselves, such as their times; of their text
  /// nothing is kept.
  ///
  /// Malformed bytes are not looked for, which makes this faster than ``read(_:)``.
  ///
  /// - Parameters:
  ///   - limits: What bounds one cue.
  ///   - frames: What to make of timecodes that count frames; `nil` to read them as fractions.
  ///   - body: Takes each cue without its bytes, and the times of one that counts frames.
  /// - Returns: What is known of the file.
  /// - Throws: ``FileError``, also for a file of another format and for one that has text and no cue;
  ///   `EncodingUnavailable`, or what `body` throws.
  @discardableResult
  public func forEachCue(
    limits: ParserLimits = .standard, frames: FrameTimecodes? = nil,
    _ body: (CueNode, (start: Timestamp, end: Timestamp)) throws -> Void
  ) throws -> Passage {
    var options = options
    // Nothing is looked up in the map, so it need not grow with the file.
    options.mapRetention = 0
    // As a stream that is retimed decides, so that both read the same.
    options.window = min(options.window, RetimingStream.window)
    var file = try input.open()
    let format = try format(of: &file)
    var decoder = try DecodingStream(options: options)
    var parser = format.makeParser(limits: limits)
    var probe = FormatProbe(.anything(but: format))
    var content = ContentSeen()
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) throws {
      content.note(event)
      guard case .cue(let block) = event else { return }
      if let frames, block.anomalies.contains(.fractionDigits),
        let times = try frames.times(of: block, in: bytes)
      {
        return try body(block, times)
      }
      try body(block, (block.start, block.end))
    }
    func parse(_ chunk: Span<UInt8>) throws {
      if decoder.passesThrough {
        try parser.consume(chunk, take)
      } else {
        try decoder.consume(chunk) { text, _ in try parser.consume(text, take) }
      }
    }
    var byteCount = 0
    try file.forEachChunk { chunk in
      byteCount += chunk.count
      switch probe.take(chunk) {
      case .passes: try parse(chunk)
      case .held: break
      case .released(let bytes): try parse(bytes.span)
      case .foreign(let found): throw refusal(found.format)
      }
    }
    switch probe.finish() {
    case .passes, .held: break
    case .released(let bytes): try parse(bytes.span)
    case .foreign(let found): throw refusal(found.format)
    }
    try decoder.finish { text, _ in try parser.consume(text, take) }
    try parser.finish(take)
    guard !content.isUnread else { throw refusal(nil) }
    return Passage(encoding: decoder.decision?.encoding ?? .utf8, byteCount: byteCount)
  }

  /// Reads through the file for its cues and what stands between them, with their bytes.
  ///
  /// - Parameters:
  ///   - limits: What bounds one cue.
  ///   - body: Takes each event with its bytes.
  /// - Returns: What is known of the file.
  /// - Throws: As ``forEachCue(limits:_:)``; `body` was not called for a file of another format.
  public func forEachEvent(
    limits: ParserLimits = .standard, _ body: EventBody
  ) throws -> Reading {
    var file = try input.open()
    let format = try format(of: &file)
    return try forEachEvent(of: file, as: format, limits: limits, body)
  }

  /// Reads through a file that is open already, in a format that is known.
  package func forEachEvent(
    of file: consuming InputFile, as format: CaptionFormat, limits: ParserLimits = .standard,
    _ body: EventBody
  ) throws -> Reading {
    var parser = format.makeParser(limits: limits)
    var probe = FormatProbe(.anything(but: format))
    var content = ContentSeen()
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) throws {
      content.note(event)
      try body(event, bytes)
    }
    let reading = try read(file) { text, _ in
      switch probe.take(text) {
      case .passes: try parser.consume(text, take)
      case .held: break
      case .released(let bytes): try parser.consume(bytes.span, take)
      case .foreign(let found): throw refusal(found.format)
      }
    }
    switch probe.finish() {
    case .passes, .held: break
    case .released(let bytes): try parser.consume(bytes.span, take)
    case .foreign(let found): throw refusal(found.format)
    }
    try parser.finish(take)
    guard !content.isUnread else { throw refusal(nil) }
    return reading
  }
}

/// Whether a file had content, and whether any of it was a cue.
struct ContentSeen {
  private var hasCue = false
  private var hasOther = false

  /// Whether there was something besides blank lines, and no cue.
  var isUnread: Bool { hasOther && !hasCue }

  /// Takes an event.
  @inline(__always)
  mutating func note(_ event: CaptionEvent) {
    if event.isCue { hasCue = true } else if event.isOutside { hasOther = true }
  }
}
