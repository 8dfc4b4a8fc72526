// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing
import WebVTT

/// A file, and the cues that the standard's parser algorithm makes of it.
struct FileCase: Sendable, CustomTestStringConvertible {
  /// What it is about.
  var name: String
  var file: String
  /// Each cue as `identifier|start|end|settings|text`, with `/` for a newline in the text.
  var cues: [String]

  init(_ name: String, _ file: String, _ cues: [String]) {
    self.name = name
    self.file = file
    self.cues = cues
  }

  var testDescription: String { name }

  /// A file with the signature and one cue, its timing line given.
  static func timing(_ line: String, _ cue: String?) -> FileCase {
    FileCase(
      "timing line '\(line)'", "WEBVTT\n\n\(line)\ntext\n", cue.map { ["|\($0)||text"] } ?? [])
  }

  /// A file with one cue, what follows its times given.
  static func settings(_ written: String, _ read: String) -> FileCase {
    FileCase(
      "settings '\(written)'", "WEBVTT\n\n00:00.000 --> 00:01.000 \(written)\ntext\n",
      ["|0|1000|\(read)|text"])
  }
}

extension WebVTTCue {
  /// The cue as a ``FileCase`` has it.
  var summary: String {
    "\(identifier)|\(start.milliseconds)|\(end.milliseconds)|\(settings)|\(text.replacing("\n", with: "/"))"
  }
}
