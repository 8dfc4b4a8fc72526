// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Applies a retiming to the cues of one file, one after the other, in constant memory.
///
/// Give it every cue in the order of the file. Where the options need no look at the next cue,
/// ``retime(start:end:)`` answers at once; otherwise ``push(start:end:into:)`` hands each cue on as
/// soon as it is settled, one cue late, and ``finish(into:)`` the last one.
///
/// Nothing is thrown for a cue that ends up in an awkward place: its ``RetimedCue/fate`` and the
/// ``report`` say so, and the caller decides whether to go on. A check pass over a file is simply a
/// pass whose cues are not used.
public struct Retimer: Sendable {
  /// The policies and the tidying in force.
  public let options: RetimingOptions

  /// What was done so far.
  public private(set) var report = RetimingReport()

  private var parts: PartedRetiming
  private var previous: Placement?

  /// The shift of all cues, where that is all that happens to them but for the policies.
  let plainShift: Int64?
  /// Whether ``previous`` was moved by just that.
  private var isPreviousPlain = false
  private let needsNextCue: Bool

  /// A cue's old and new times.
  private struct Placement {
    var old: (start: Timestamp, end: Timestamp)
    var new: RetimedCue
  }

  /// Creates a retimer.
  ///
  /// - Parameters:
  ///   - retiming: What happens to time.
  ///   - options: The policies, and how to tidy the result.
  /// - Throws: `TimingError` when a step of the retiming is not valid.
  public init(
    _ retiming: Retiming, options: RetimingOptions = RetimingOptions()
  ) throws(TimingError) {
    parts = try PartedRetiming(retiming)
    self.options = options
    needsNextCue = options.needsNextCue
    let isPlain =
      options.snapTo == nil && options.blockShift == .zero && !needsNextCue && parts.isWhole
    plainShift = isPlain ? parts.current.shift.flatMap { $0 == 0 ? nil : $0 } : nil
  }

  /// Retimes the next cue at once; only for options that need no look at the cue after it.
  ///
  /// - Parameters:
  ///   - start: When the cue appears now.
  ///   - end: When it disappears now.
  /// - Returns: What became of the cue.
  /// - Precondition: ``RetimingOptions/needsNextCue`` is false.
  public mutating func retime(start: Timestamp, end: Timestamp) -> RetimedCue {
    precondition(!needsNextCue, "these options settle a cue when the next one is known")
    if let cue = shifted(start: start, end: end) { return cue }
    let cue = place(start: start, end: end)
    switch cue.fate {
    case .moved, .unchanged:
      if let previous { compare(previous, with: cue, oldStart: start) }
      previous = Placement(old: (start, end), new: cue)
      isPreviousPlain = false
      settled(cue, oldStart: start)
    case .dropped, .refusedNegative, .refusedOverflow: break
    }
    return cue
  }

  /// Takes the next cue, and hands on every cue that this settles, in order.
  ///
  /// - Parameters:
  ///   - start: When the cue appears now.
  ///   - end: When it disappears now.
  ///   - sink: Receives the settled cues.
  /// - Throws: What the sink throws.
  public mutating func push<Failure: Error>(
    start: Timestamp, end: Timestamp, into sink: (RetimedCue) throws(Failure) -> Void
  ) throws(Failure) {
    guard needsNextCue else {
      try sink(retime(start: start, end: end))
      return
    }
    let cue = place(start: start, end: end)
    let isPlaced = cue.fate == .moved || cue.fate == .unchanged
    if var waiting = previous {
      // A cue that is not written says nothing about where the one before it must end.
      tidy(&waiting, before: isPlaced ? cue : nil)
      if isPlaced { compare(waiting, with: cue, oldStart: start) }
      previous = nil
      settled(waiting.new, oldStart: waiting.old.start)
      try sink(waiting.new)
    }
    if isPlaced {
      previous = Placement(old: (start, end), new: cue)
    } else {
      try sink(cue)
    }
  }

  /// Hands on the last cue, if one is waiting.
  ///
  /// - Parameter sink: Receives the settled cue.
  /// - Throws: What the sink throws.
  public mutating func finish<Failure: Error>(
    into sink: (RetimedCue) throws(Failure) -> Void
  ) throws(Failure) {
    guard needsNextCue, var waiting = previous else { return }
    previous = nil
    tidy(&waiting, before: nil)
    settled(waiting.new, oldStart: waiting.old.start)
    try sink(waiting.new)
  }

  // MARK: One cue

  /// The usual case: a cue that is shifted and stays between zero and the last time.
  ///
  /// - Returns: `nil`, with nothing done, for any other case.
  @inline(__always)
  private mutating func shifted(start: Timestamp, end: Timestamp) -> RetimedCue? {
    guard let plainShift else { return nil }
    let (newStart, overflow) = start.milliseconds.addingReportingOverflow(plainShift)
    let (newEnd, carry) = end.milliseconds.addingReportingOverflow(plainShift)
    let last = RetimingOptions.lastTwoDigitTime.milliseconds
    guard !overflow, !carry, newStart >= 0, newEnd >= 0, newStart <= last, newEnd <= last else {
      return nil
    }
    report.cues &+= 1
    let cue = RetimedCue(
      ordinal: report.cues, start: Timestamp(milliseconds: newStart),
      end: Timestamp(milliseconds: newEnd), fate: .moved)
    // Neighbours that move by the same stand to each other as before.
    if let previous, !isPreviousPlain { compare(previous, with: cue, oldStart: start) }
    previous = Placement(old: (start, end), new: cue)
    isPreviousPlain = true
    report.moved &+= 1
    let shift = Timestamp(milliseconds: plainShift)
    if report.firstShift == nil { report.firstShift = shift }
    report.lastShift = shift
    return cue
  }

  /// Where a cue goes by itself: the map, the frames, and the policies on the ends of time.
  private mutating func place(start: Timestamp, end: Timestamp) -> RetimedCue {
    report.cues += 1
    if !parts.isWhole { parts.advance(to: report.cues) }
    var cue = RetimedCue(ordinal: report.cues, start: start, end: end, fate: .unchanged)
    do {
      (cue.start, cue.end) = try target(start: start, end: end)
    } catch {
      cue.fate = .refusedOverflow
      report.overflowing.add(cue.ordinal)
      return cue
    }
    guard cue.start != start || cue.end != end else { return cue }
    cue.fate = .moved
    if min(cue.start, cue.end) < .zero { applyNegativePolicy(to: &cue) }
    if max(cue.start, cue.end) > RetimingOptions.lastTwoDigitTime, options.onOverflow == .error {
      cue.fate = .refusedOverflow
      report.overflowing.add(cue.ordinal)
    }
    return cue
  }

  private mutating func applyNegativePolicy(to cue: inout RetimedCue) {
    let lack = Timestamp(milliseconds: 0 &- min(cue.start, cue.end).milliseconds)
    report.blockShift = max(report.blockShift, lack)
    switch options.onNegative {
    case .error, .shiftBlock:
      cue.fate = .refusedNegative
      report.negative.add(cue.ordinal)
    case .drop where max(cue.start, cue.end) <= .zero:
      cue.fate = .dropped
      report.dropped.add(cue.ordinal)
    case .drop, .clamp:
      let hadLength = cue.start < cue.end
      cue.start = max(cue.start, .zero)
      cue.end = max(cue.end, .zero)
      report.clamped.add(cue.ordinal)
      if hadLength, cue.start == cue.end { report.collapsed.add(cue.ordinal) }
    }
  }

  /// Both ends of a cue after the map, the shift of the block, and the frames.
  private func target(
    start: Timestamp, end: Timestamp
  ) throws(TimingError) -> (Timestamp, Timestamp) {
    if let rate = options.snapTo {
      let exact = try parts.current.exact(start: start, end: end)
      let later = Rational(exact.isSelected ? options.blockShift.milliseconds : 0)
      return try rate.snapped(start: exact.start + later, end: exact.end + later)
    }
    let times = try parts.current.applied(start: start, end: end)
    guard options.blockShift != .zero, times.isSelected else { return (times.start, times.end) }
    let shift = AffineMap(addend: options.blockShift.milliseconds)
    return try (
      Timestamp(milliseconds: shift.rounded(times.start.milliseconds)),
      Timestamp(milliseconds: shift.rounded(times.end.milliseconds))
    )
  }

  // MARK: Neighbours

  private mutating func tidy(_ waiting: inout Placement, before next: RetimedCue?) {
    let tidying = Tidying(options: options)
    let outcome = tidying.end(of: waiting.new, before: next)
    if outcome.end < waiting.new.end { report.trimmed.add(waiting.new.ordinal) }
    if outcome.end > waiting.new.end { report.extended.add(waiting.new.ordinal) }
    if !outcome.isResolved { report.unresolved.add(waiting.new.ordinal) }
    waiting.new.end = outcome.end
    let isMoved = waiting.new.start != waiting.old.start || waiting.new.end != waiting.old.end
    waiting.new.fate = isMoved ? .moved : .unchanged
  }

  /// Counts what the retiming made of the order of two neighbours.
  private mutating func compare(
    _ placement: Placement, with next: RetimedCue, oldStart: Timestamp
  ) {
    if placement.new.end > next.start, placement.old.end <= oldStart {
      report.overlapping.add(placement.new.ordinal)
    }
    if placement.new.start > next.start, placement.old.start <= oldStart {
      report.reordered.add(placement.new.ordinal)
    }
  }

  private mutating func settled(_ cue: RetimedCue, oldStart: Timestamp) {
    guard cue.fate == .moved else { return }
    report.moved += 1
    let shift = Timestamp(
      milliseconds: cue.start.milliseconds &- oldStart.milliseconds)
    if report.firstShift == nil { report.firstShift = shift }
    report.lastShift = shift
  }
}
