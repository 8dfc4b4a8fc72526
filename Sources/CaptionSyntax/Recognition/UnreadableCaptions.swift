// SPDX-License-Identifier: Apache-2.0

/// A file whose captions could not be read: it is of another format, or has no cue.
///
/// Whoever would write such a file anew leaves it as it is.
public struct UnreadableCaptions: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the file is, or `nil` where nothing tells.
  public var format: FileFormat?
  /// The format that it was to be read as.
  public var expected: CaptionFormat

  /// Creates the error.
  ///
  /// - Parameters:
  ///   - format: What the file is, or `nil` where nothing tells.
  ///   - expected: The format that it was to be read as.
  public init(format: FileFormat?, expected: CaptionFormat) {
    self.format = format
    self.expected = expected
  }

  /// What is wrong and what to do: "it is WebVTT, not SubRip; convert it to SubRip (.srt) first".
  public var description: String {
    guard let format else {
      return "none of its lines is a timing line that can be read, so it has no cue; "
        + "validate it to see why"
    }
    return "it is \(format.name), not \(expected.traits.name); \(format.advice(toReach: expected))"
  }
}
