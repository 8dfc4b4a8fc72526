// SPDX-License-Identifier: Apache-2.0

/// A format that captions are written in.
public enum ConversionTarget: String, Sendable, Hashable, CaseIterable {
  /// SubRip.
  case srt
  /// WebVTT.
  case vtt
  /// The words alone, in paragraphs.
  case txt
  /// A table.
  case csv
  /// One JSON document.
  case json
  /// YouTube's own format.
  case sbv

  /// How the names of its files end.
  public var fileExtension: String { rawValue }
}
