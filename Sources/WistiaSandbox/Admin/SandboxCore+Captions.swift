// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip
import Synchronization

extension SandboxCore {
  /// One track with its cues, for the page's preview.
  ///
  /// - Parameter segments: `captions`, the media's id and the language code, unescaped.
  /// - Returns: The media's name, the text and the cues.
  func captionsPreview(_ segments: [String]) -> Response {
    guard segments.count == 3, let media = shared.withLock({ $0.state }).media(segments[1]),
      let track = media.track(segments[2])
    else { return .json(["error": "no such captions"], status: 404) }
    let cues = SubRipDocument(parsing: track.text).cues.map { cue -> SandboxJSON in
      [
        "start": .integer(cue.start.milliseconds), "end": .integer(cue.end.milliseconds),
        "text": .string(cue.text),
      ]
    }
    return .json([
      "media": .string(media.name), "language": .string(track.code),
      "text": .string(String(decoding: track.text, as: UTF8.self)), "cues": .array(cues),
    ])
  }
}
