// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import SubRip

/// Retimes bytes on their way from an input to an output, in bounded memory.
///
/// Only timecode bytes change. Where a cue can be settled only when the next one is known, its
/// bytes and whatever follows it are held back until then; when that is more than a megabyte the
/// cue is settled without its neighbour.
struct RetimeStream: ~Copyable {
  private static let mostHeldBytes = 1 << 20

  private var parser = SubRipParser()
  private var retimer: LazyRetimer
  private let looksAhead: Bool
  private var held: HeldCue?

  /// A cue that waits for its times, and what follows it.
  private struct HeldCue {
    var block: CueBlock
    var bytes: [UInt8]
    var after: [UInt8] = []
  }

  init(_ recipe: RetimeRecipe, starts: [Int: Timestamp]) {
    retimer = LazyRetimer(recipe: recipe, starts: starts)
    looksAhead = recipe.options.needsNextCue
  }

  /// What was done so far.
  var report: RetimingReport { retimer.report }

  /// Takes the next bytes.
  ///
  /// - Parameters:
  ///   - chunk: Bytes of the input.
  ///   - output: Receives what is settled.
  /// - Throws: ``RefusedCue``, `TimingError`, ``CommandError``.
  mutating func consume(_ chunk: Span<UInt8>, into output: inout [UInt8]) throws {
    var state = State(retimer: retimer, held: held, looksAhead: looksAhead)
    held = nil
    defer {
      retimer = state.retimer
      held = state.held
    }
    try parser.consume(chunk) { event, bytes in try state.take(event, bytes, into: &output) }
  }

  /// Ends the input.
  ///
  /// - Parameter output: Receives the rest.
  /// - Throws: As ``consume(_:into:)``.
  mutating func finish(into output: inout [UInt8]) throws {
    var state = State(retimer: retimer, held: held, looksAhead: looksAhead)
    held = nil
    defer {
      retimer = state.retimer
      held = state.held
    }
    try parser.finish { event, bytes in try state.take(event, bytes, into: &output) }
    try state.settleLast(into: &output)
  }

  /// Everything but the parser, so that both can be used at once.
  private struct State {
    var retimer: LazyRetimer
    var held: HeldCue?
    var looksAhead: Bool

    mutating func take(
      _ event: SubRipEvent, _ bytes: Span<UInt8>, into output: inout [UInt8]
    ) throws {
      guard case .cue(let block) = event else {
        guard held != nil else {
          output.append(bytes)
          return
        }
        held?.after.append(bytes)
        if held?.after.count ?? 0 > RetimeStream.mostHeldBytes { try settleLast(into: &output) }
        return
      }
      guard looksAhead else {
        let cue = try retimer.retime(block.start, block.end)
        try write(cue, block, bytes, into: &output)
        return
      }
      var next = HeldCue(block: block, bytes: [])
      next.bytes.append(bytes)
      var waiting: HeldCue? = next
      try retimer.push(block.start, block.end) { cue in
        // What is settled comes in order: the held cue first, then perhaps this one.
        let settled = cue.ordinal == block.ordinal ? take(&waiting) : take(&held)
        guard let settled else { return }
        try write(cue, settled.block, settled.bytes.span, into: &output)
        output.append(settled.after.span)
      }
      held = waiting
    }

    mutating func settleLast(into output: inout [UInt8]) throws {
      try retimer.finish { cue in
        guard let settled = take(&held) else { return }
        try write(cue, settled.block, settled.bytes.span, into: &output)
        output.append(settled.after.span)
      }
    }

    private func take(_ cue: inout HeldCue?) -> HeldCue? {
      defer { cue = nil }
      return cue
    }

    private func write(
      _ cue: RetimedCue, _ block: CueBlock, _ bytes: Span<UInt8>, into output: inout [UInt8]
    ) throws {
      if cue.isRefused { throw RefusedCue(cue: cue, line: block.timingLineNumber) }
      guard cue.fate != .dropped else { return }
      block.write(bytes, start: cue.start, end: cue.end, into: &output)
    }
  }
}

/// A cue that no policy allows.
struct RefusedCue: Error {
  var cue: RetimedCue
  var line: Int

  /// What is wrong, and what to do next.
  var message: String {
    if cue.fate == .refusedNegative {
      return "cue \(cue.ordinal) (line \(line)) would run from \(cue.start) to \(cue.end), "
        + "before zero; choose --on-negative clamp, drop or shift-block"
    }
    return "cue \(cue.ordinal) (line \(line)) would pass 99:59:59,999; "
      + "choose --on-overflow allow to write hours of three digits"
  }
}

extension [UInt8] {
  /// Appends all bytes of a span.
  @inline(__always)
  mutating func append(_ span: Span<UInt8>) {
    // Sound: the buffer is only read, and only inside the closure.
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
