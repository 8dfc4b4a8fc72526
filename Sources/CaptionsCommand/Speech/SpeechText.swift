// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Stretches of speech as text, in what ``SpeechFile`` reads.
struct SpeechText {
  /// The stretches, in order.
  var stretches: [Range<Timestamp>]

  /// Cues for a file whose name ends in `.srt`, labels as Audacity reads them for any other.
  ///
  /// - Parameter path: Where it is written; `nil` for standard output.
  /// - Returns: The text.
  func text(for path: String?) -> String {
    path?.lowercased().hasSuffix(".srt") ?? false ? cues : labels
  }

  /// A line each: start and end in seconds, and a word.
  var labels: String {
    stretches.map { stretch in
      "\(Self.seconds(stretch.lowerBound))\t\(Self.seconds(stretch.upperBound))\tspeech\n"
    }.joined()
  }

  private var cues: String {
    stretches.enumerated().map { index, stretch in
      "\(index + 1)\n\(stretch.lowerBound) --> \(stretch.upperBound)\nspeech\n\n"
    }.joined()
  }

  private static func seconds(_ time: Timestamp) -> String {
    let rest = String(time.milliseconds % 1000)
    return "\(time.milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
