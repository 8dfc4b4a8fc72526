// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionSyntax

/// The streaming parser: bytes in, cues and ranges out.
///
/// Feed it UTF-8 in chunks of any size, then finish it. How the input is cut never changes what is
/// delivered, and every byte of the input is delivered exactly once, in order.
///
/// Blocks, times and text are those of the standard's parser algorithm (W3C WebVTT, §6), so that the cues
/// without `CueAnomalies.skippedByStandard` in a file with a valid signature are those that browsers show.
/// What the standard skips is kept and said:
///
/// - A cue whose times are readable though not to the standard, as SubRip writes them, is a cue with
///   `skippedByStandard`. One whose times are not readable is `unread`.
/// - A block of text without times is stray. The standard ends a cue at the first empty line, and so does
///   this parser; a line of spaces is text.
/// - A file without the signature is parsed as if it had one; it has no header event.
/// - `WEBVTT` in a block of its own further down, where files were joined, is a header event.
///
/// Memory is bounded by `ParserLimits.maximumCueBytes` and the largest chunk; time is linear in
/// the input, whatever it holds. A parser whose `body` has thrown must not be fed again.
public struct WebVTTParser: ~Copyable, CaptionParser {
  private let limits: ParserLimits
  private var machine = BlockMachine()
  private var window: [UInt8] = []

  /// Creates a parser.
  ///
  /// - Parameter limits: What bounds its memory.
  public init(limits: ParserLimits = .standard) {
    self.limits = limits
  }

  /// Takes the next bytes of the input.
  ///
  /// - Parameters:
  ///   - chunk: The bytes, as UTF-8; may end anywhere, also inside a character.
  ///   - body: Takes each event that is complete, with its bytes.
  /// - Throws: What `body` throws.
  public mutating func consume(_ chunk: Span<UInt8>, _ body: EventBody) rethrows {
    var taken = 0
    // What is held is completed with as little of the chunk as that takes, for the chunk need not be
    // copied then.
    var step = 1 << 10
    while !window.isEmpty, taken < chunk.count {
      let end = min(chunk.count, taken &+ step)
      window.append(chunk.extracting(taken..<end))
      try runWindow(isLast: false, body)
      taken = end
      step &*= 2
      if window.count <= end {
        // All that is still held stands in the chunk, too.
        taken = end &- window.count
        window.removeAll(keepingCapacity: true)
      }
    }
    guard taken < chunk.count else { return }
    let rest = chunk.extracting(taken...)
    try machine.run(rest, isLast: false, limit: limits.maximumCueBytes, body)
    let kept = machine.kept
    machine.rebase(by: kept)
    window.append(rest.extracting(kept...))
  }

  /// Ends the input and delivers what was held back.
  ///
  /// - Parameter body: Takes the last events.
  /// - Throws: What `body` throws.
  public mutating func finish(_ body: EventBody) rethrows {
    try runWindow(isLast: true, body)
  }

  private mutating func runWindow(isLast: Bool, _ body: EventBody) rethrows {
    // The window leaves the parser while the machine runs over it, so that both can be accessed.
    var bytes: [UInt8] = []
    swap(&bytes, &window)
    try machine.run(bytes.span, isLast: isLast, limit: limits.maximumCueBytes, body)
    let kept = machine.kept
    bytes.removeFirst(kept)
    machine.rebase(by: kept)
    swap(&bytes, &window)
  }
}
