// SPDX-License-Identifier: Apache-2.0

import CaptionText
public import SubRip

extension CaptionReader {
  /// Reads through the file for what its cues say of themselves, such as their times; of their text
  /// nothing is kept.
  ///
  /// Malformed bytes are not looked for, which makes this faster than ``read(_:)``.
  ///
  /// - Parameters:
  ///   - limits: What bounds one cue.
  ///   - body: Takes each cue without its bytes.
  /// - Throws: ``FileError``, `EncodingUnavailable`, or what `body` throws.
  public func forEachCue(
    limits: ParserLimits = .standard, _ body: (CueBlock) throws -> Void
  ) throws {
    var options = options
    // Nothing is looked up in the map, so it need not grow with the file.
    options.mapRetention = 0
    // As a stream that is retimed decides, so that both read the same.
    options.window = min(options.window, RetimingStream.window)
    var file = try InputFile(path: path)
    var decoder = try DecodingStream(options: options)
    var parser = SubRipParser(limits: limits)
    func take(_ event: SubRipEvent, _: Span<UInt8>) throws {
      if case .cue(let block) = event { try body(block) }
    }
    try file.forEachChunk { chunk in
      if decoder.passesThrough {
        try parser.consume(chunk, take)
      } else {
        try decoder.consume(chunk) { text, _ in try parser.consume(text, take) }
      }
    }
    try decoder.finish { text, _ in try parser.consume(text, take) }
    try parser.finish(take)
  }
}
