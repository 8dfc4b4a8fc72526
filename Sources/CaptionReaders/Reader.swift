// SPDX-License-Identifier: Apache-2.0

/// The programs whose reading of SubRip is modelled.
///
/// ```swift
/// for reader in Reader.allCases {
///   print(reader.program.name, reader.read(bytes).captions.count)
/// }
/// ```
public enum Reader: String, Sendable, Hashable, Codable, CaseIterable {
  /// VLC media player.
  case vlc
  /// FFmpeg, and mpv, which reads with it.
  case ffmpeg
  /// Media3, the player of Android applications, once ExoPlayer.
  case media3
  /// Chromium, which shows the WebVTT that FFmpeg makes of the file.
  case chromium
  /// Subtitle Edit, by its library libse.
  case subtitleEdit
  /// The Python library pysrt.
  case pysrt
  /// The Python library srt.
  case srt
  /// The Python library pysubs2.
  case pysubs2

  /// Whom the model follows.
  public var program: Program { model.program }

  /// Reads a file, or a part of one.
  ///
  /// - Parameters:
  ///   - text: The text, as UTF-8.
  ///   - part: Whether it is the whole file.
  /// - Returns: What the program shows.
  /// - Complexity: O(length of the text).
  public func read(_ text: [UInt8], _ part: FilePart = .whole) -> Reading {
    model.read(text, part)
  }

  private var model: any ReaderModel.Type {
    switch self {
    case .vlc: VLC.self
    case .ffmpeg: FFmpeg.self
    case .media3: Media3.self
    case .chromium: Chromium.self
    case .subtitleEdit: SubtitleEdit.self
    case .pysrt: Pysrt.self
    case .srt: SrtLibrary.self
    case .pysubs2: Pysubs2.self
    }
  }
}
