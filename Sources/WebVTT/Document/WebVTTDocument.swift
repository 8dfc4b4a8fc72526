// SPDX-License-Identifier: Apache-2.0

public import CaptionSyntax

/// A whole file in memory, as the standard understands it.
///
/// ```swift
/// let document = WebVTTDocument(parsing: bytes)
/// for cue in document.shownCues { print(cue.start, CueText(parsing: cue.text.utf8.span).shown) }
/// ```
public struct WebVTTDocument: Sendable, Hashable {
  /// What stands around the cues.
  public private(set) var surroundings = WebVTTSurroundings()
  /// All cues, those included that browsers skip.
  public private(set) var cues: [WebVTTCue] = []

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The file, as UTF-8.
  ///   - limits: What bounds one cue.
  /// - Complexity: O(n).
  public init(parsing bytes: [UInt8], limits: ParserLimits = .standard) {
    var surroundings = WebVTTSurroundings()
    var cues: [WebVTTCue] = []
    CaptionFormat.webVTT.parse(bytes.span, limits: limits) { event, bytes in
      if let cue = surroundings.take(event, bytes) { cues.append(cue) }
    }
    self.surroundings = surroundings
    self.cues = cues
  }

  /// The cues that browsers show.
  public var shownCues: [WebVTTCue] { cues.filter { surroundings.shows($0) } }
}
