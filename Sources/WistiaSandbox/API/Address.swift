// SPDX-License-Identifier: Apache-2.0

/// A path of the API taken apart: its dialect, its segments and its format.
struct Address: Sendable, Hashable {
  /// The form of an answer, by the extension of the path.
  enum Format: String, Sendable, Hashable, CaseIterable {
    case json
    case xml
    case srt
    case vtt
    case txt

    /// The media types by which `Accept` asks for the format; JSON comes unasked.
    var mediaTypes: [String] {
      switch self {
      case .json: []
      case .xml: ["application/xml", "text/xml"]
      case .srt: ["application/x-subrip"]
      case .vtt: ["text/vtt"]
      case .txt: ["text/plain"]
      }
    }
  }

  /// Whether the path begins with `/modern`.
  var isModern: Bool
  /// The unescaped segments below the base path, the last without its extension.
  var segments: [String]
  /// The format that the extension states, if any.
  var format: Format?

  /// Takes a path apart.
  ///
  /// - Parameter path: The path, still escaped.
  init?(_ path: Substring) {
    var segments = path.split(separator: "/", omittingEmptySubsequences: true)[...]
    switch segments.popFirst() {
    case "v1": isModern = false
    case "modern": isModern = true
    default: return nil
    }
    if let last = segments.last, let dot = last.lastIndex(of: "."), dot > last.startIndex,
      let format = Format(rawValue: last[last.index(after: dot)...].lowercased())
    {
      self.format = format
      segments[segments.endIndex - 1] = last[..<dot]
    }
    self.segments = segments.map {
      String(decoding: FormDecoder.unescape($0.utf8, plusIsSpace: false), as: UTF8.self)
    }
  }
}
