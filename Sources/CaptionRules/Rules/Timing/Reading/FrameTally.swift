// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionTiming

/// What the timecodes of a file that end in two digits behind a colon or semicolon have in common.
struct FrameTally {
  /// The first number that no usual rate gives a frame.
  static let tooMany = 60

  private var timecodes = 0
  private var fields = 0
  private var highest = 0
  private var dropsFrames = false

  /// Counts the timecodes of a cue.
  mutating func add(_ block: CueNode, _ bytes: Span<UInt8>) {
    for timecode in [block.startTimecode, block.endTimecode] where !timecode.isEmpty {
      timecodes += 1
    }
    let frames = block.frames(in: bytes)
    for case .some(let field) in [frames.start, frames.end] {
      fields += 1
      highest = max(highest, field.frame)
      dropsFrames = dropsFrames || field.dropsFrames
    }
  }

  /// Whether they are frames: none is too high for one, and most timecodes are written so.
  var areFrames: Bool { fields > 0 && highest < Self.tooMany && 2 * fields >= timecodes }

  /// The lowest usual rate that has all of the frames.
  var lowestRate: FrameRate {
    if dropsFrames { return highest < 30 ? .ntsc : .doubleNTSC }
    return switch highest {
    case ..<24: .film
    case ..<25: .pal
    case ..<30: .thirty
    case ..<50: .doublePAL
    default: .sixty
    }
  }
}

extension FrameField {
  /// The time of a timecode that ends in the field.
  ///
  /// - Parameters:
  ///   - time: The time as it was read, the field as a fraction.
  ///   - rate: The frame rate.
  /// - Returns: The time, or `nil` where the rate has no such frame or the time is negative.
  func time(_ time: Timestamp, at rate: FrameRate) -> Timestamp? {
    guard time >= .zero else { return nil }
    return try? rate.time(
      seconds: wholeSeconds(of: time), frame: frame, dropsFrames: dropsFrames)
  }
}
