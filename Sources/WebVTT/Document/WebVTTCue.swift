// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// A cue of WebVTT with all that is said about it.
public struct WebVTTCue: Sendable, Hashable {
  /// The line above its times; empty where there is none.
  public var identifier: String
  /// When it appears.
  public var start: Timestamp
  /// When it disappears.
  public var end: Timestamp
  /// Where and how it is shown.
  public var settings: CueSettings
  /// Its text as it stands in the file, lines joined by `\n`.
  public var text: String
  /// Whether browsers skip it, since its times are not written as the standard asks.
  public internal(set) var isSkippedByStandard: Bool
  /// The line of its times, counted from 1.
  public internal(set) var line: Int

  /// Creates a cue.
  ///
  /// - Parameters:
  ///   - identifier: The line above its times.
  ///   - start: When it appears.
  ///   - end: When it disappears.
  ///   - settings: Where and how it is shown.
  ///   - text: Its text, with tags and references.
  public init(
    identifier: String = "", start: Timestamp, end: Timestamp,
    settings: CueSettings = CueSettings(), text: String
  ) {
    self.identifier = identifier
    self.start = start
    self.end = end
    self.settings = settings
    self.text = text
    isSkippedByStandard = false
    line = 0
  }
}

extension CueNode {
  /// The line above the times of a cue of WebVTT.
  ///
  /// - Parameter bytes: The bytes of the cue.
  /// - Returns: The identifier; empty where there is none.
  public func identifier(in bytes: Span<UInt8>) -> String { CueText.decoded(bytes, indexLine) }
}
