// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Where a cue must end, given the cue after it: the least duration, the least gap, no overlap.
struct Tidying {
  let options: RetimingOptions

  /// The new end of a cue, and whether everything that was asked for could be had.
  ///
  /// The least duration comes first and stops at the gap before the next cue; then the gap is made,
  /// but never by taking a cue below the least duration, or away.
  func end(of cue: RetimedCue, before next: RetimedCue?) -> (end: Timestamp, isResolved: Bool) {
    let start = cue.start.milliseconds
    let gap = options.minimumGap.milliseconds
    let shortest = options.minimumDuration.milliseconds
    var end = cue.end.milliseconds
    var isResolved = true
    // A cue that starts before this one, or with it, sets no limit that this one could keep.
    let limit = next.map(\.start.milliseconds).flatMap { $0 > start ? $0 : nil }

    if let limit, end > limit, options.onOverlap == .trim {
      let target = floored(limit &- gap)
      end = target > start ? target : limit
      isResolved = target > start
    } else if options.onOverlap == .trim, limit == nil, let next, end > next.start.milliseconds {
      isResolved = next.start.milliseconds < start
    }
    if end >= start, end &- start < shortest {
      let wanted = raised(start &+ shortest)
      let room = limit.map { max(end, floored($0 &- gap)) } ?? .max
      end = min(wanted, room)
      isResolved = isResolved && end &- start >= shortest
    }
    if let limit, end <= limit, limit &- end < gap {
      let floor = start &+ max(1, min(shortest, end &- start))
      let target = floored(limit &- gap)
      end = min(end, max(target, floor))
      isResolved = isResolved && limit &- end >= gap
    }
    return (Timestamp(milliseconds: end), isResolved)
  }

  /// The last frame at or before a time, where times are snapped to frames.
  private func floored(_ milliseconds: Int64) -> Int64 {
    guard let rate = options.snapTo,
      let frame = try? rate.frame(nearest: Rational(milliseconds)),
      let time = try? rate.time(of: frame, keeping: Rational(milliseconds)).milliseconds
    else { return milliseconds }
    guard time > milliseconds else { return time }
    return (try? rate.time(of: frame - 1).milliseconds) ?? milliseconds
  }

  /// The first frame at or after a time, where times are snapped to frames.
  private func raised(_ milliseconds: Int64) -> Int64 {
    guard let rate = options.snapTo,
      let frame = try? rate.frame(nearest: Rational(milliseconds)),
      let time = try? rate.time(of: frame, keeping: Rational(milliseconds)).milliseconds
    else { return milliseconds }
    guard time < milliseconds else { return time }
    return (try? rate.time(of: frame + 1).milliseconds) ?? milliseconds
  }
}

extension FrameRate {
  /// A cue from the frame that is being shown at its start to the one nearest to its end; what had a
  /// length keeps at least one frame.
  func snapped(
    start: Rational, end: Rational
  ) throws(TimingError) -> (Timestamp, Timestamp) {
    let first = try frame(shownAt: start)
    var last = try frame(nearest: end)
    if end > start, last <= first { last = first + 1 }
    return try (time(of: first, keeping: start), time(of: last, keeping: end))
  }
}
