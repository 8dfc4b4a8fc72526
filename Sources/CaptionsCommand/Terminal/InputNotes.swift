// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionText

/// What people should know about how a file was read.
enum InputNotes {
  /// Says which encoding was guessed, and what could not be decoded.
  ///
  /// - Parameters:
  ///   - reading: What is known of the file.
  ///   - path: The file, as the user named it.
  static func print(_ reading: CaptionReader.Reading, path: String) {
    let name = InputOptions.shown(path)
    if reading.decision.trust < .reliable {
      Messages.print("captions: \(name): read as \(reading.decision); name another with --encoding")
    }
    guard reading.malformedByteCount > 0 else { return }
    let first =
      reading.malformed.first.map { ", the first at byte \($0.range.lowerBound.bytes)" } ?? ""
    Messages.print(
      "captions: \(name): \(reading.malformedByteCount) bytes mean nothing in "
        + "\(reading.decision.encoding)\(first); they show as U+FFFD")
  }
}
