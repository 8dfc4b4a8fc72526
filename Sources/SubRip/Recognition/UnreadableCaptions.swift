// SPDX-License-Identifier: Apache-2.0

/// A file whose captions could not be read: it is of another format, or has no cue.
///
/// Whoever would write such a file anew leaves it as it is.
public struct UnreadableCaptions: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the file is, or `nil` where nothing tells.
  public var format: FileFormat?

  /// Creates the error.
  ///
  /// - Parameter format: What the file is, or `nil` where nothing tells.
  public init(format: FileFormat?) { self.format = format }

  /// What is wrong and what to do: "it is WebVTT, not SubRip; convert it to SubRip (.srt) first".
  public var description: String {
    guard let format else {
      return "none of its lines is a timing line that can be read, so it has no cue; "
        + "see captions validate"
    }
    return "it is \(format.name), not SubRip; \(format.advice)"
  }
}
