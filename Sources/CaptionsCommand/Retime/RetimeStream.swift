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
  private var isAtStart = true

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
    if isAtStart, Self.isWide(chunk) {
      // Its digits are no ASCII bytes: every cue would be overlooked, and nothing moved.
      throw CommandError(
        "it is UTF-16 or UTF-32, which is not retimed; 'captions fix' writes it as UTF-8 first")
    }
    isAtStart = false
    var state = State(retimer: retimer, held: held, looksAhead: looksAhead)
    held = nil
    defer {
      retimer = state.retimer
      held = state.held
    }
    try parser.consume(chunk) { event, bytes in try state.take(event, bytes, into: &output) }
  }

  /// Whether a file begins as one of two or four bytes a character does: with its byte-order mark, or
  /// with a zero beside the first character.
  private static func isWide(_ chunk: Span<UInt8>) -> Bool {
    guard chunk.count >= 2 else { return false }
    let pair = (chunk[0], chunk[1])
    return pair == (0xFF, 0xFE) || pair == (0xFE, 0xFF) || (pair.0 == 0) != (pair.1 == 0)
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
      var settled: [RetimedCue] = []
      try retimer.push(block.start, block.end) { settled.append($0) }
      // What is settled comes in order: the held cue first, then perhaps this one.
      for cue in settled where cue.ordinal != block.ordinal { try writeHeld(cue, into: &output) }
      held = next
      for cue in settled where cue.ordinal == block.ordinal { try writeHeld(cue, into: &output) }
    }

    mutating func settleLast(into output: inout [UInt8]) throws {
      var settled: [RetimedCue] = []
      retimer.finish { settled.append($0) }
      for cue in settled { try writeHeld(cue, into: &output) }
    }

    private mutating func writeHeld(_ cue: RetimedCue, into output: inout [UInt8]) throws {
      guard let waiting = held else { return }
      held = nil
      try write(cue, waiting.block, waiting.bytes.span, into: &output)
      output.append(waiting.after.span)
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
