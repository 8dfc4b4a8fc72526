// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import SubRip

extension WholeFileFix {
  /// Writes every time anew that a map changes.
  ///
  /// - Returns: `nil` when the map has no value for some time, or a negative one.
  static func mapping(
    _ text: [UInt8], _ map: (Timestamp, Range<Int>, Span<UInt8>) -> Timestamp?
  ) -> [Edit]? {
    var edits: [Edit] = []
    var isPossible = true
    forEachCue(of: text) { block, bytes in
      for (range, time) in [
        (block.startTimecode, block.start), (block.endTimecode, block.end),
      ] where !range.isEmpty {
        guard let mapped = map(time, range, bytes), mapped >= .zero else {
          isPossible = false
          return
        }
        if mapped != time {
          edits.append(Edit(range: block.inFile(range), text: "\(mapped)"))
        }
      }
    }
    return isPossible ? edits : nil
  }

  /// Takes away the hours at which the first cue starts.
  static func shifting(_ text: [UInt8]) -> [Edit]? {
    var first: Int64?
    forEachCue(of: text) { block, _ in first = first ?? block.start.milliseconds }
    guard let first else { return nil }
    let hours = (first + 10_000) / 3_600_000
    return mapping(text) { time, _, _ in
      // A first cue up to ten seconds before the hour mark stays at zero.
      Timestamp(milliseconds: max(0, time.milliseconds - hours * 3_600_000))
    }
  }

  /// Reads fractions as frames.
  static func frames(_ text: [UInt8], _ rate: FrameRate?) -> [Edit]? {
    var highest: Int64 = 0
    func frame(_ time: Timestamp, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Int64 {
      TimecodeFraction(of: range, in: bytes)?.value ?? Int64(time.milliseconds.magnitude % 1000)
    }
    _ = mapping(text) { time, range, bytes in
      highest = max(highest, frame(time, range, bytes))
      return time
    }
    let rate = rate ?? (highest < 24 ? .film : highest < 25 ? .pal : .thirty)
    return mapping(text) { time, range, bytes in
      let seconds = time.milliseconds / 1000 * 1000
      let count = frame(time, range, bytes)
      let (up, down) = (rate.framesPerSecond.denominator, rate.framesPerSecond.numerator)
      let milliseconds = (Int128(count) * 1000 * up * 2 + down) / (2 * down)
      return Timestamp(milliseconds: seconds + Int64(clamping: milliseconds))
    }
  }

  /// Converts from the frame rate that the file seems to be timed for.
  static func scaling(_ text: [UInt8], _ settings: LintSettings) -> [Edit]? {
    var last = Timestamp.zero
    forEachCue(of: text) { block, _ in last = max(last, block.end) }
    guard let duration = settings.mediaDuration,
      let hint = FrameRateHint.guess(
        lastEnd: last, duration: duration, mediaRate: settings.frameRate)
    else { return nil }
    return mapping(text) { time, _, _ in try? hint.retiming.applied(to: time) }
  }

  /// Moves all times to the nearest frames of the media.
  static func framing(_ text: [UInt8], _ rate: FrameRate?) -> [Edit]? {
    guard let rate else { return nil }
    return mapping(text) { time, _, _ in
      guard let frame = try? rate.frame(nearest: Rational(time.milliseconds)) else { return nil }
      return try? rate.time(of: frame)
    }
  }

  /// Moves all times to where the speech is.
  static func speech(_ text: [UInt8], _ settings: LintSettings) -> [Edit]? {
    guard let stretches = settings.speech?.stretches else { return nil }
    var starts: [Int64] = []
    forEachCue(of: text) { block, _ in starts.append(block.start.milliseconds) }
    let onsets = stretches.map(\.lowerBound.milliseconds)
    guard let deviation = SpeechDeviation(starts: starts, onsets: onsets) else { return nil }
    return mapping(text) { time, _, _ in
      Timestamp(milliseconds: deviation.corrected(time.milliseconds))
    }
  }
}
