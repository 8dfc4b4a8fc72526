// SPDX-License-Identifier: Apache-2.0

/// What bounds the memory of a parser, whatever its input.
public struct ParserLimits: Sendable, Hashable {
  /// The most bytes that one cue may take, with its index, timing line, text and the blank lines
  /// after it; also the longest line that is looked at as a whole.
  ///
  /// What exceeds the limit becomes stray content; nothing is dropped.
  public var maximumCueBytes: Int

  /// Creates limits.
  ///
  /// - Parameter maximumCueBytes: The most bytes of one cue, at least 256; 1 MiB unless told.
  public init(maximumCueBytes: Int = 1 << 20) {
    self.maximumCueBytes = min(max(maximumCueBytes, 256), 1 << 30)
  }

  /// A cue of at most 1 MiB.
  public static let standard = ParserLimits()
}
