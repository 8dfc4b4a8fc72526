// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Checks UTF-8 in chunks of any size and reports what is malformed, with offsets.
///
/// Whole blocks are checked with 16-byte comparisons only; characters are read one by one where a
/// block fails. Memory is constant.
package struct UTF8Validator: Sendable {
  /// The bytes of a character that the last chunk began, at most three.
  private var held: [4 of UInt8] = .init(repeating: 0)
  private var heldCount = 0
  /// How many bytes were taken, counting held ones.
  package private(set) var offset: Int
  private var log: MalformedLog

  /// Creates a validator.
  ///
  /// - Parameters:
  ///   - offset: How many bytes of the file come before the first chunk.
  ///   - limit: How many malformed ranges to keep until they are taken.
  package init(offset: Int = 0, limit: Int = 1000) {
    self.offset = offset
    log = MalformedLog(limit: limit)
  }

  /// How many bytes were malformed so far, beyond what is kept too.
  package var malformedByteCount: Int { log.byteCount }

  /// Takes what was found malformed since the last call, in what is a file.
  ///
  /// - Returns: Ranges of the file, in order.
  package mutating func takeMalformed() -> [MalformedBytes] { log.take() }

  /// Takes where something malformed was found since the last call, in what is no file: a text, or a
  /// piece of one.
  ///
  /// - Returns: Ranges in order, counted from the first byte that was checked.
  package mutating func takeMalformedRanges() -> [Range<Int>] { log.take().map(\.range.bytes) }

  /// Checks the next bytes.
  ///
  /// - Parameter bytes: The next chunk.
  package mutating func consume(_ bytes: Span<UInt8>) {
    var position = heldCount > 0 ? settleHeld(bytes) : 0
    guard heldCount == 0 else { return }
    position = checkBlocks(bytes, from: position)
    position = walk(bytes, from: position, until: bytes.count)
    while position < bytes.count {
      held[heldCount] = bytes[position]
      heldCount += 1
      position += 1
    }
    offset += bytes.count
  }

  /// Goes past bytes that are known to be ASCII; no character may have been begun in front of them.
  mutating func skipASCII(_ count: Int) {
    assert(heldCount == 0, "a character was begun")
    offset += count
  }

  /// Ends the input: a character that was begun is malformed.
  package mutating func finish() {
    if heldCount > 0 { log.record(.truncated, (offset - heldCount)..<offset) }
    heldCount = 0
  }

  /// Completes the held character and returns where the next one begins.
  ///
  /// When the chunk is too short to tell, all of it is held.
  private mutating func settleHeld(_ bytes: Span<UInt8>) -> Int {
    var joined = held
    let taken = min(4 - heldCount, bytes.count)
    for index in 0..<taken { joined[heldCount + index] = bytes[index] }
    let start = offset - heldCount
    switch UTF8Walker.step(joined.span.extracting(..<(heldCount + taken)), at: 0) {
    case .incomplete:
      held = joined
      heldCount += taken
      offset += taken
      return taken
    case .scalar(let length):
      defer { heldCount = 0 }
      return length - heldCount
    case .malformed(let kind, let length):
      log.record(kind, start..<(start + length))
      defer { heldCount = 0 }
      return length - heldCount
    }
  }

  /// Reads characters from a boundary until one begins at or behind `end`.
  ///
  /// - Returns: Where that one begins, or where an incomplete one begins.
  private mutating func walk(_ bytes: Span<UInt8>, from start: Int, until end: Int) -> Int {
    var position = start
    while position < end {
      switch UTF8Walker.step(bytes, at: position) {
      case .scalar(let length): position += length
      case .malformed(let kind, let length):
        log.record(kind, (offset + position)..<(offset + position + length))
        position += length
      case .incomplete: return position
      }
    }
    return position
  }

  /// Goes on until the three bytes in front hold no lead byte of a malformed character.
  ///
  /// The comparisons cannot see that it has ended: behind E2 2E they would take 82 for its third
  /// byte.
  private mutating func walkPastFaults(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count, UTF8Blocks.isUnfinished(bytes, before: position) {
      let next = walk(bytes, from: position, until: position + 1)
      guard next > position else { return position }
      position = next
    }
    return position
  }

  /// Checks whole blocks; returns a boundary from which less than a block is left to walk.
  private mutating func checkBlocks(_ bytes: Span<UInt8>, from start: Int) -> Int {
    guard bytes.count - start >= 80 else { return start }
    // The comparisons look three bytes back.
    var position = walkPastFaults(bytes, from: walk(bytes, from: start, until: start + 3))
    var boundary = position
    while position &+ 64 <= bytes.count {
      if UTF8Blocks.areValid(bytes, at: position) {
        position &+= 64
        continue
      }
      boundary = max(boundary, UTF8Blocks.boundary(bytes, before: position))
      let next = walkPastFaults(bytes, from: walk(bytes, from: boundary, until: position &+ 64))
      // Incomplete at the end of the chunk.
      guard next >= position &+ 64 else { return next }
      boundary = next
      position = next
    }
    return max(boundary, UTF8Blocks.boundary(bytes, before: position))
  }
}
