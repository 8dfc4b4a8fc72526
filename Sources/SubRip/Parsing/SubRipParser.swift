// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// The streaming parser: bytes in, cues and ranges out.
///
/// Feed it UTF-8 in chunks of any size, then finish it. How the input is cut never changes what is
/// delivered. Every byte of the input is delivered exactly once, in order; what is broken is
/// recovered the way its author meant it, and the cue says how it deviates
/// (`CueNode.anomalies`).
///
/// - A cue ends where the next one's index or timing line begins. Blank lines before that belong to
///   its text when text follows them, and to its separator when none does.
/// - A bare integer right above a timing line is that cue's index, also without a blank line above
///   it. With blank lines between it and the timing line it needs a blank line above it.
/// - Before the first cue everything else is stray content; so is, at the end of the input, a lone
///   integer below a blank line, the start of a timing line, or a code fence, with all below it where
///   one was opened above the first cue.
/// - Newlines are LF, CRLF, CR, and CR CR LF (which double conversion writes) as one.
///
/// Memory is bounded by `ParserLimits.maximumCueBytes` and the largest chunk; time is linear in
/// the input, whatever it holds. A parser whose `body` has thrown must not be fed again.
public struct SubRipParser: ~Copyable, CaptionParser {
  private let limits: ParserLimits
  private var machine = LineMachine()
  private var window: [UInt8] = []

  /// Creates a parser.
  ///
  /// - Parameter limits: What bounds its memory.
  public init(limits: ParserLimits = .standard) {
    self.limits = limits
  }

  /// Takes up parsing in the middle of a file, for one that grows.
  ///
  /// - Parameters:
  ///   - position: Where the input begins, from ``resumePoint`` of an earlier parser.
  ///   - limits: What bounds the memory.
  public init(resumingAt position: ResumePoint, limits: ParserLimits = .standard) {
    self.limits = limits
    machine.offset = position.offset.bytes
    machine.line = position.line
    machine.ordinal = position.ordinal
    machine.lastIndex = position.lastIndex
    machine.hasStarted = position.offset > TextOffset(0)
    machine.outsideReason = position.outsideReason
    machine.inLongLine = position.isInLongLine
    machine.longLineLine = position.line
    machine.isBelowText = position.isBelowText
    machine.isFenced = position.isFenced
    machine.shape = position.shape
    machine.needsLines = position.shape.softBreak != nil
    machine.isBelowStray = position.isBelowStray
  }

  /// Where a later parser can go on: the first byte that was not delivered.
  public var resumePoint: ResumePoint {
    var shape = machine.shape
    if machine.hasCue, machine.block.anomalies.contains(.indexNotInteger) { shape.namedCues -= 1 }
    let line = machine.hasCue ? machine.block.line : machine.candidate?.number ?? machine.line
    return ResumePoint(
      offset: TextOffset(machine.offset + machine.kept), line: line,
      ordinal: machine.hasCue ? machine.ordinal - 1 : machine.ordinal,
      lastIndex: machine.hasCue ? machine.indexBeforeCue : machine.lastIndex,
      outsideReason: machine.outsideReason, isFenced: machine.isFenced,
      isInLongLine: machine.inLongLine,
      isBelowText: machine.hasCue && machine.block.anomalies.contains(.missingBlankLine),
      shape: shape, isBelowStray: machine.isBelowStray)
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

/// A place in a text where parsing can go on; in a file that is UTF-8, also the place to read from.
public struct ResumePoint: Sendable, Hashable, Codable {
  /// The first byte that is to be parsed.
  public var offset: TextOffset
  /// The line of that byte, counted from 1.
  public var line: Int
  /// How many cues were delivered.
  public var ordinal: Int
  /// The index that the last cue should have had.
  public var lastIndex: Int
  /// Why what comes before the next cue would belong to none.
  var outsideReason = OutsideReason.beforeFirstCue
  /// Whether a code fence was opened above the first cue.
  var isFenced = false
  /// Whether the byte stands inside a line that exceeds the limit.
  var isInLongLine = false
  /// Whether no blank line separates the cue that begins here from the text above it.
  var isBelowText = false
  /// How the file is written, as far as it has shown.
  var shape = FileShape()
  /// Whether the line above belongs to no cue.
  var isBelowStray = false

  /// The start of a text.
  public static let start = ResumePoint(
    offset: TextOffset(0), line: 1, ordinal: 0, lastIndex: 0)
}
