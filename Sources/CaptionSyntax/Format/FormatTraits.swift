// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

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

  /// Creates traits.
  ///
  /// - Parameters:
  ///   - id: The name by which programs know the format.
  ///   - name: The name by which people know it.
  ///   - fileExtensions: How the names of its files end; at least one.
  ///   - mediaTypes: The media types under which it is sent.
  ///   - kind: What the content of its files is recognised as.
  ///   - latestTime: The latest time that all readers of the format take.
  public init(
    id: String, name: String, fileExtensions: [String], mediaTypes: [String] = [],
    kind: FileFormat? = nil, latestTime: Timestamp? = nil
  ) {
    self.id = id
    self.name = name
    self.fileExtensions = fileExtensions
    self.mediaTypes = mediaTypes
    self.kind = kind
    self.latestTime = latestTime
  }
}
