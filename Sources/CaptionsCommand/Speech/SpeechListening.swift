// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules

/// Listens to a media file: where somebody speaks in it.
struct SpeechListening {
  /// The sound.
  var sound: MediaSound
  /// The voice detector; `nil` where none is installed.
  var voice: (any VoiceDetector)?

  /// What was heard.
  struct Outcome {
    /// The stretches of speech.
    var speech: SpeechMap
    /// What there is to say about it, a line each.
    var notes: [String]
  }

  /// Listens to a file with what is installed.
  ///
  /// - Parameter path: The file.
  init(to path: String) {
    self.init(sound: MediaSound(path: path, programs: SystemPrograms()), voice: VoiceLibrary())
  }

  init(sound: MediaSound, voice: (any VoiceDetector)?) {
    self.sound = sound
    self.voice = voice
  }

  /// Listens.
  ///
  /// - Returns: Where somebody speaks.
  /// - Throws: ``CommandError``, also where nobody does.
  func callAsFunction() throws -> Outcome {
    var frames = SoundFrames()
    var detector = SpeechDetector()
    var heard = 0
    var seconds = 0
    let progress = ProgressLine("seconds of sound heard")
    defer { progress.clear() }
    let complaints = try sound.decode(length: { seconds = $0 }) { bytes in
      frames.take(bytes) { frame in
        detector.take(levels: frame.levels, isVoice: voice?.isVoice(frame.samples) ?? true)
        heard += 1
      }
      if seconds > 0 { progress.show(heard / 100, of: seconds) }
    }
    var notes = complaints.isEmpty ? [] : ["\(sound.path): damaged in places; ffmpeg says:"]
    notes += complaints.map { "  | \($0)" }
    if voice == nil {
      notes.append(
        "no voice detector is installed, so all that stands out from the background counts as speech; "
          + "on Debian and its kin: apt-get install \(VoiceLibrary.package)")
    }
    let stretches = detector.finish()
    guard !stretches.isEmpty else {
      throw CommandError("\(sound.path): nobody speaks in it, as far as can be heard")
    }
    return Outcome(speech: SpeechMap(stretches), notes: notes)
  }
}
