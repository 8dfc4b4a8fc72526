// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionRules
import CaptionTiming
import CaptionWorkspace

/// Something whose times are right: captions, or the sound of the media itself.
enum AlignmentReference: Hashable {
  /// A file of captions, or `-`.
  case captions(String)
  /// A film or a recording.
  case media(String)

  /// What the times are of: one of them, and several.
  var unit: (one: String, many: String) {
    switch self {
    case .captions: ("cue", "cues")
    case .media: ("stretch of speech", "stretches of speech")
    }
  }

  /// Reads the times, or listens for them.
  ///
  /// - Parameter frames: What to make of timecodes that count frames.
  /// - Returns: The times, and what there is to say about how they were found.
  /// - Throws: ``CommandError``, `FileError`, `FrameTimecodeError`.
  func times(frames: FrameTimecodes) throws -> (cues: [CueTimes], notes: [String]) {
    switch self {
    case .captions(let path):
      return (try CuePass.times(in: InputOptions.automatic.reader(of: path), frames: frames), [])
    case .media(let path):
      let heard = try SpeechListening(to: path)()
      let stretches = heard.speech.stretches.map {
        CueTimes(start: $0.lowerBound, end: $0.upperBound)
      }
      return (stretches, heard.notes)
    }
  }
}

extension AlignmentReference: CustomStringConvertible {
  /// The file, as messages call it.
  var description: String {
    switch self {
    case .captions(let path): InputOptions.shown(path)
    case .media(let path): path
    }
  }
}
