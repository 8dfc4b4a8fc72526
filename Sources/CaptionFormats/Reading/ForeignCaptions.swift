// SPDX-License-Identifier: Apache-2.0

public import CaptionSyntax

/// Captions of other formats, read whole.
public struct ForeignCaptions: Sendable {
  /// Why captions cannot be read.
  public enum Failure: Error, Sendable, Hashable {
    /// Times are frames, and nobody has said how many a second has.
    case needsFrameRate
    /// What was recognised is not what it seemed.
    case notReadable
  }

  /// The cues, in the order of the file.
  public var cues: [StyledCue] = []
  /// What a cue between formats cannot hold.
  public var losses = ConversionLosses()

  /// Whether a format is read.
  ///
  /// - Parameter format: What the content of a file was recognised as.
  /// - Returns: Whether it is.
  public static func reads(_ format: FileFormat) -> Bool {
    switch format {
    case .sbv, .subStationAlpha, .microDVD, .mpl2, .lrc, .speechJSON: true
    default: false
    }
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - text: The file, as UTF-8.
  ///   - format: What it was recognised as.
  ///   - framesPerSecond: How many frames a second has, for formats whose times are frames.
  /// - Throws: ``Failure``.
  public init(
    _ text: [UInt8], _ format: FileFormat, framesPerSecond: Double? = nil
  ) throws(Failure) {
    switch format {
    case .sbv: readSBV(text)
    case .subStationAlpha: readSubStationAlpha(text)
    case .microDVD: try readMicroDVD(text, framesPerSecond)
    case .mpl2: readMPL2(text)
    case .lrc: readLyrics(text)
    case .speechJSON: try readSpeech(text)
    default: throw .notReadable
    }
  }

  /// The lines of a file, without their newlines and a mark in front of the first.
  static func lines(_ text: [UInt8]) -> [Substring] {
    var text = String(decoding: text, as: UTF8.self)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }
  }
}
