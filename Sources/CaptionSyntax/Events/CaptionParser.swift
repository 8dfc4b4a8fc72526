// SPDX-License-Identifier: Apache-2.0

/// A streaming, lossless parser of one format.
///
/// Feed it UTF-8 in chunks of any size, then finish it. How the input is cut never changes what is
/// delivered; every byte is delivered exactly once, in order, and nothing is thrown for broken captions.
/// Whoever speaks several formats makes one call a chunk through this; what is delivered for each cue is
/// a value.
public protocol CaptionParser: ~Copyable {
  /// Takes the next bytes of the input.
  ///
  /// - Parameters:
  ///   - chunk: The bytes, as UTF-8; may end anywhere, also inside a character.
  ///   - body: Takes each event that is complete, with its bytes.
  /// - Throws: What `body` throws; the parser must not be fed again then.
  mutating func consume(_ chunk: Span<UInt8>, _ body: EventBody) rethrows

  /// Ends the input and delivers what was held back.
  ///
  /// - Parameter body: Takes the last events.
  /// - Throws: What `body` throws.
  mutating func finish(_ body: EventBody) rethrows
}
