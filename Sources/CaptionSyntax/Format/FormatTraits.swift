// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// How the text of cues is marked up.
public enum TextMarkup: Sendable, Hashable {
  /// As players of SubRip take it: some tags are hidden, and references are text.
  case loose
  /// As WebVTT defines it: whatever stands in angle brackets is a tag, and references are characters.
  case webVTT
}

/// What is known of a format without its files.
public struct FormatTraits: Sendable, Hashable {
  /// The name by which programs know the format, in lower case: "subrip".
  public var id: String
  /// The name by which people know it: "SubRip".
  public var name: String
  /// How the names of its files end, without the full stop and in lower case; the usual one first.
  public var fileExtensions: [String]
  /// The media types under which it is sent, the registered or usual one first.
  public var mediaTypes: [String]
  /// What the content of its files is recognised as among all formats, or `nil` where nothing but its
  /// cues tells.
  public var kind: FileFormat?
  /// The latest time that all readers of the format take, or `nil` where there is none.
  public var latestTime: Timestamp?

  /// How the text of cues is marked up.
  public var markup: TextMarkup
  /// Whether the text of a cue may hold times, which move with it.
  public var hasTimesInText: Bool

  /// Creates traits.
  ///
  /// - Parameters:
  ///   - id: The name by which programs know the format.
  ///   - name: The name by which people know it.
  ///   - fileExtensions: How the names of its files end; at least one.
  ///   - mediaTypes: The media types under which it is sent.
  ///   - kind: What the content of its files is recognised as.
  ///   - latestTime: The latest time that all readers of the format take.
  ///   - markup: How the text of cues is marked up.
  ///   - hasTimesInText: Whether the text of a cue may hold times.
  public init(
    id: String, name: String, fileExtensions: [String], mediaTypes: [String] = [],
    kind: FileFormat? = nil, latestTime: Timestamp? = nil, markup: TextMarkup = .loose,
    hasTimesInText: Bool = false
  ) {
    self.id = id
    self.name = name
    self.fileExtensions = fileExtensions
    self.mediaTypes = mediaTypes
    self.kind = kind
    self.latestTime = latestTime
    self.markup = markup
    self.hasTimesInText = hasTimesInText
  }
}
