// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionSyntax

/// Where the timing lines of a file stand, kept in a byte each.
///
/// Noted while the file is read as captions, so that a second pass over the same bytes can change its
/// times without reading captions again (``TimecodeShifter``). Only of use where the times of all cues
/// are written canonically; the first that is not ends it.
public struct TimingPlaces: Sendable {
  /// The distance of each timing line from the end of the one before; 255 says that four bytes with
  /// the distance follow.
  private(set) var steps: [UInt8] = []
  private var end = 0
  private let limit: Int

  /// How many cues were noted.
  public private(set) var count = 0
  /// Whether all cues were noted so far.
  public private(set) var isComplete = true

  /// Timing that is not 29 bytes, or reads otherwise than it is written.
  private static let deviations: CueAnomalies = [
    .timingNotCanonical, .fractionDigits, .hoursMissing, .millisecondsMissing, .fieldOutOfRange,
    .negativeTime, .hoursOver99, .startMissing, .endMissing, .indexGlued,
  ]

  /// Creates an empty list.
  ///
  /// - Parameter limit: The most memory it takes, in bytes; a file with more cues than that cannot be
  ///   noted. The usual 2 MiB is enough for some 150 MB of captions.
  public init(limit: Int = 1 << 21) { self.limit = max(limit, 0) }

  /// Notes the next cue.
  ///
  /// - Parameter block: The cue, of a file that is read as it is: positions in decoded text are of no
  ///   use.
  /// - Complexity: O(1).
  @inline(__always)
  public mutating func note(_ block: CueNode) {
    guard isComplete else { return }
    let place = block.offset.bytes &+ Int(block.startLower)
    let step = place &- end
    guard block.anomalies.isDisjoint(with: Self.deviations),
      block.startUpper &- block.startLower == 12, block.endLower &- block.startUpper == 5,
      block.endUpper &- block.endLower == 12, step >= 0, step <= UInt32.max,
      steps.count <= limit &- 5
    else { return giveUp() }
    // All at once: what is not used takes no memory.
    if steps.isEmpty { steps.reserveCapacity(min(limit, 1 << 21)) }
    if step < 255 {
      steps.append(UInt8(truncatingIfNeeded: step))
    } else {
      steps.append(255)
      for shift in stride(from: 0, to: 32, by: 8) {
        steps.append(UInt8(truncatingIfNeeded: step >> shift))
      }
    }
    end = place &+ CanonicalTiming.length
    count &+= 1
  }

  private mutating func giveUp() {
    isComplete = false
    steps = []
  }
}
