// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText
import CaptionTiming

/// Copies a file's own bytes and puts new timecodes in the place of old ones.
///
/// The parser sees decoded text; the source map says which bytes of the file that text came from,
/// and those are copied from a window onto the file that reaches back to what is not yet settled.
struct SourceRewriter {
  /// How many decoded bytes the source map has to cover: the longest cue that the parser delivers,
  /// one that is held back with what follows it, and a chunk on its way.
  static let mapRetention = 1 << 22

  /// How much may be held back while a cue waits for the next one.
  private static let mostHeldBytes = 1 << 20

  /// The format that the captions are in.
  private let format: CaptionFormat
  /// The retimer, made at the first cue; `nil` before.
  private var retimer: Retimer?
  private let makeRetimer: (Timestamp) throws -> Retimer
  private var looksAhead = false

  /// The bytes of the file from ``base`` on.
  private var source: [UInt8] = []
  private var base = FileOffset(0)
  /// How much of the file was put out, or left out on purpose.
  private var done = FileOffset(0)
  /// Where the last event ended.
  private var position = TextOffset(0)
  /// The cue that waits for the next one.
  private var held: CueNode?
  /// Whether its timecodes counted frames.
  private var heldFrames = false
  /// The times in its text.
  private var heldInner: [CueTime] = []

  private var map = SourceMap()
  /// Whether decoded bytes are the bytes of the file.
  private var isIdentity = true
  private var encoding = TextEncoding.utf8
  /// Whether a timecode is written as ASCII bytes.
  private var writesASCII = true
  private var timecode: [UInt8] = []

  init(_ format: CaptionFormat, makeRetimer: @escaping (Timestamp) throws -> Retimer) {
    self.format = format
    self.makeRetimer = makeRetimer
  }

  /// Whether a cue was read.
  var hasCue: Bool { retimer != nil }
  /// Whether content was read that belongs to no cue.
  private(set) var hasOutside = false

  var report: RetimingReport { retimer?.report ?? RetimingReport() }

  /// Takes the next bytes of the file.
  mutating func append(_ chunk: Span<UInt8>) {
    source.append(chunk)
  }

  /// Says where the text that comes next came from, and in what encoding it was.
  mutating func begin(_ map: SourceMap, _ encoding: TextEncoding) {
    self.map = map
    isIdentity = map.isIdentity
    self.encoding = encoding
    writesASCII = encoding.extendsASCII
  }

  /// Puts out what is settled, and lets go of it and of the map.
  mutating func endPass(into output: inout [UInt8]) {
    let end = map.fileOffset(of: held?.offset ?? position)
    if output.isEmpty, done == base {
      handOver(upTo: end, to: &output)
    } else {
      copy(upTo: end, into: &output)
      source.removeFirst(done - base)
    }
    base = done
    map = SourceMap()
    isIdentity = true
  }

  /// Copies nothing but what is not yet settled: the window itself becomes the output.
  private mutating func handOver(upTo end: FileOffset, to output: inout [UInt8]) {
    guard end > done else { return }
    swap(&source, &output)
    source.append(output.span.extracting((end - base)...))
    output.removeLast(source.count)
    done = end
  }

  /// Takes an event of so many decoded bytes; a cue whose timecodes count frames comes with its times,
  /// and those are written even where nothing moves them; one with times in its text comes with those.
  mutating func take(
    _ event: CaptionEvent, _ count: Int, _ times: (start: Timestamp, end: Timestamp)? = nil,
    _ inner: [CueTime] = [], into output: inout [UInt8]
  ) throws {
    defer { position += count }
    guard case .cue(let block) = event else {
      if event.isOutside { hasOutside = true }
      // Blank lines and stray content are copied with whatever is settled next.
      if held.map({ position + count - $0.offset > Self.mostHeldBytes }) ?? false {
        try finish(into: &output)
      }
      return
    }
    if retimer == nil {
      let made = try makeRetimer(times?.start ?? block.start)
      looksAhead = made.options.needsNextCue
      retimer = made
    }
    guard looksAhead else {
      if let times {
        if let cue = retimer?.retime(start: times.start, end: times.end) {
          try settle(cue, block, hadFrames: true, inner, into: &output)
        }
      } else if let cue = retimer?.retime(start: block.start, end: block.end) {
        try settle(cue, block, inner, into: &output)
      }
      return
    }
    let waiting = held
    let (waitingFrames, waitingInner) = (heldFrames, heldInner)
    held = nil
    heldFrames = times != nil
    heldInner = inner
    // What is settled comes in order: the waiting cue first, then perhaps this one.
    var earlier: RetimedCue?
    var this: RetimedCue?
    retimer?.push(start: times?.start ?? block.start, end: times?.end ?? block.end) { cue in
      if cue.ordinal == block.ordinal { this = cue } else { earlier = cue }
    }
    if let earlier, let waiting {
      try settle(earlier, waiting, hadFrames: waitingFrames, waitingInner, into: &output)
    }
    if let this {
      try settle(this, block, hadFrames: heldFrames, inner, into: &output)
    } else {
      held = block
    }
  }

  /// Settles the cue that waits, as if it were the last one.
  mutating func finish(into output: inout [UInt8]) throws {
    guard let waiting = held else { return }
    held = nil
    var last: RetimedCue?
    retimer?.finish { last = $0 }
    if let last {
      try settle(last, waiting, hadFrames: heldFrames, heldInner, into: &output)
    }
  }

  /// Puts out all that is left, what decodes to nothing included.
  mutating func end(into output: inout [UInt8]) {
    copy(upTo: base + source.count, into: &output)
  }

  // MARK: One cue

  private mutating func settle(
    _ cue: RetimedCue, _ block: CueNode, hadFrames: Bool = false, _ inner: [CueTime] = [],
    into output: inout [UInt8]
  ) throws {
    switch cue.fate {
    case .unchanged where !hadFrames: return
    case .refusedNegative, .refusedOverflow:
      copy(upTo: map.fileOffset(of: block.offset), into: &output)
      throw RefusedCue(cue: cue, line: block.timingLineNumber)
    case .dropped:
      // With the blank lines after it, so that the neighbours stand as far apart as before.
      copy(upTo: map.fileOffset(of: block.offset), into: &output)
      done = map.fileOffset(of: block.offset + block.count)
    case .moved, .unchanged:
      if inner.isEmpty, overwrite(block, with: cue) { return }
      let (first, last) = (block.startTimecode, block.endTimecode)
      // Frame 0 reads the same as a fraction, and would stay a frame among fractions.
      if cue.start != block.start || (cue.end != block.end && first.isEmpty)
        || (hadFrames && !first.isEmpty)
      {
        replace(first, of: block, with: cue.start, into: &output)
      }
      if cue.end != block.end || (cue.start != block.start && last.isEmpty)
        || (hadFrames && !last.isEmpty)
      {
        replace(last, of: block, with: cue.end, into: &output)
      }
      for time in inner {
        let moved = cue.place(of: time.value, from: block)
        if moved != time.value { replace(time.range, of: block, with: moved, into: &output) }
      }
    }
  }

  /// Writes both times where the old ones stand, to be copied with all around them, in the usual
  /// case: both change and take as many bytes as before.
  ///
  /// - Returns: `false` where that cannot be, or not for both; nothing is lost then.
  @inline(__always)
  private mutating func overwrite(_ block: CueNode, with cue: RetimedCue) -> Bool {
    let (first, last) = (block.startTimecode, block.endTimecode)
    guard isIdentity, writesASCII, !first.isEmpty, !last.isEmpty, cue.start != block.start,
      cue.end != block.end, map.fileOffset(of: block.offset) >= done
    else { return false }
    let start = map.fileOffset(of: block.offset) - base
    let format = format
    var bytes = source.mutableSpan
    return format.overwrite(
      with: cue.start, in: &bytes, at: start + first.lowerBound..<start + first.upperBound)
      && format.overwrite(
        with: cue.end, in: &bytes, at: start + last.lowerBound..<start + last.upperBound)
  }

  /// Writes a time in the place of a timecode; one that was missing is set off by a space.
  private mutating func replace(
    _ range: Range<Int>, of block: CueNode, with time: Timestamp, into output: inout [UInt8]
  ) {
    let place = map.fileRange(of: block.inText(range))
    copy(upTo: place.lowerBound, into: &output)
    done = place.upperBound
    let isFirst = range.lowerBound <= block.startTimecode.lowerBound
    if range.isEmpty, !isFirst { write([0x20], into: &output) }
    if writesASCII {
      format.write(time, into: &output)
    } else {
      timecode.removeAll(keepingCapacity: true)
      format.write(time, into: &timecode)
      // A stretch of another character set is interrupted, and one that goes on behind it is begun anew.
      let isShifting = encoding == .iso2022JP
      if isShifting, characterSet(before: place.lowerBound) != Self.ascii { output += Self.ascii }
      write(timecode, into: &output)
      if isShifting {
        let next = characterSet(before: place.upperBound)
        if next != Self.ascii { output += next }
      }
    }
    if range.isEmpty, isFirst { write([0x20], into: &output) }
  }

  /// The escape sequence of ISO 2022 that says: ASCII.
  private static let ascii: [UInt8] = [0x1B, 0x28, 0x42]

  /// The escape sequence of ISO-2022-JP that holds at a place of the file: the last one of its line.
  private func characterSet(before place: FileOffset) -> [UInt8] {
    var position = place - base
    while position > 0, source[position - 1] != 0x0A {
      position -= 1
      guard source[position] == 0x1B, position + 3 <= source.count else { continue }
      return Array(source[position..<position + 3])
    }
    return Self.ascii
  }

  /// Writes ASCII in the encoding of the file.
  private func write(_ ascii: [UInt8], into output: inout [UInt8]) {
    if writesASCII || encoding == .iso2022JP { return output.append(contentsOf: ascii) }
    let (width, isBigEndian) = encoding.unit
    for byte in ascii {
      for index in 0..<width {
        output.append(index == (isBigEndian ? width - 1 : 0) ? byte : 0)
      }
    }
  }

  @inline(__always)
  private mutating func copy(upTo end: FileOffset, into output: inout [UInt8]) {
    guard end > done else { return }
    output.append(source.span.extracting(done - base..<end - base))
    done = end
  }
}

extension RetimedCue {
  /// Where a time in the text of a cue goes: as far between start and end as it was.
  fileprivate func place(of time: Timestamp, from block: CueNode) -> Timestamp {
    let old = Int128(block.end.milliseconds) - Int128(block.start.milliseconds)
    let new = Int128(end.milliseconds) - Int128(start.milliseconds)
    let distance = Int128(time.milliseconds) - Int128(block.start.milliseconds)
    let moved =
      old == new || old <= 0 ? distance : (distance * new * 2 + old) / (old * 2)
    return Timestamp(milliseconds: Int64(clamping: Int128(start.milliseconds) + moved))
  }
}

extension TextEncoding {
  /// How many bytes a unit of UTF-16 or UTF-32 has, and whether the high one comes first.
  fileprivate var unit: (width: Int, isBigEndian: Bool) {
    switch self {
    case .utf16BE: (2, true)
    case .utf32BE: (4, true)
    case .utf32, .utf32LE: (4, false)
    default: (2, false)
    }
  }
}
