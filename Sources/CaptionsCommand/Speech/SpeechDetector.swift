// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Where somebody speaks, from frames of ten milliseconds.
///
/// A voice detector alone takes nearly all music for voice, and energy alone takes every noise for
/// it. Speech is where the detector hears voice *and* at least two of four bands stand out from their
/// background, most of the time for a third of a second. Memory is bounded by the ten seconds of the
/// background, and the stretches that are found.
struct SpeechDetector {
  /// How many frames the background is taken from before and after a frame: five seconds.
  private static let reach = 500
  /// By how many decibels a band has to stand out, and how many bands have to.
  private static let excess = 7
  private static let leastBands = 2
  /// Over how many frames the decision is taken, and in how many of them there has to be speech.
  private static let spell = 30
  private static let leastInSpell = 13
  /// The shortest pause, and the shortest stretch, in frames.
  private static let shortestPause = 20
  private static let shortestStretch = 20

  private var backgrounds = [BackgroundLevel](repeating: .init(), count: MediaSound.bands.count)
  /// The frames of the window, as a ring: levels and voice.
  private var window: [(levels: [Int], isVoice: Bool)] = []
  /// How many frames came, were decided, and were smoothed.
  private var taken = 0
  private var decided = 0
  private var smoothed = 0
  /// The decisions that smoothing still looks at, as a ring, and how many of them say speech.
  private var decisions = [Bool](repeating: false, count: spell)
  private var spoken = 0
  /// The stretches so far, in frames; pauses that are too short are closed.
  private var stretches: [Range<Int>] = []

  /// Takes the next frame.
  ///
  /// - Parameters:
  ///   - levels: How loud each band is, in decibels.
  ///   - isVoice: Whether it may be voice.
  mutating func take(levels: [Int], isVoice: Bool) {
    let size = 2 * Self.reach + 1
    if window.count < size {
      window.append((levels, isVoice))
    } else {
      let place = taken % size
      for band in levels.indices { backgrounds[band].remove(window[place].levels[band]) }
      window[place] = (levels, isVoice)
    }
    for band in levels.indices { backgrounds[band].add(levels[band]) }
    taken += 1
    if taken > Self.reach { decide() }
  }

  /// Takes what came as all, and gives the stretches.
  ///
  /// - Returns: The stretches in order; none touches the next.
  mutating func finish() -> [Range<Timestamp>] {
    while decided < taken { decide() }
    for _ in 0..<Self.spell / 2 { smooth(false) }
    return stretches.filter { $0.count >= Self.shortestStretch }.map { range in
      Timestamp(
        milliseconds: Int64(range.lowerBound) * SoundFrames.milliseconds)..<Timestamp(
          milliseconds: Int64(range.upperBound) * SoundFrames.milliseconds)
    }
  }

  /// Decides on the frame in the middle of the window.
  private mutating func decide() {
    let frame = window[decided % (2 * Self.reach + 1)]
    decided += 1
    var bands = 0
    for (band, level) in frame.levels.enumerated()
    where level > backgrounds[band].level + Self.excess {
      bands += 1
    }
    smooth(frame.isVoice && bands >= Self.leastBands)
  }

  private mutating func smooth(_ isSpeech: Bool) {
    let place = smoothed % Self.spell
    if decisions[place] { spoken -= 1 }
    decisions[place] = isSpeech
    if isSpeech { spoken += 1 }
    smoothed += 1
    // The frame in the middle of the spell.
    let frame = smoothed - Self.spell / 2
    guard frame >= 0, frame < taken, spoken >= Self.leastInSpell else { return }
    if let last = stretches.last, frame - last.upperBound < Self.shortestPause {
      stretches[stretches.count - 1] = last.lowerBound..<frame + 1
    } else {
      // What turned out too short makes room.
      if let last = stretches.last, last.count < Self.shortestStretch { stretches.removeLast() }
      stretches.append(frame..<frame + 1)
    }
  }
}
