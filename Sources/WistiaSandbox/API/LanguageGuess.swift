// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import SubRip

/// The language of captions that came without one.
enum LanguageGuess {
  /// What the service stores when it cannot tell: English, its earlier documented default.
  static let undetermined = "eng"

  /// The language code of captions: 639-2/T, or the whole tag where that has no code.
  ///
  /// - Parameter text: The captions.
  /// - Returns: The code; English where the text does not tell.
  static func code(of text: [UInt8]) -> String {
    var sample = LanguageSample()
    for cue in SubRipDocument(parsing: text).cues { sample.add(cue.text) }
    let detection = LanguageDetector().detect(sample.text)
    guard detection.isReliable else { return undetermined }
    return detection.tag.iso6392?.terminologyCode ?? detection.tag.description
  }
}
