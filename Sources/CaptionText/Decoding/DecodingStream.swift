// SPDX-License-Identifier: Apache-2.0

/// Finds out a file's encoding as its bytes arrive, and decodes them.
///
/// ASCII is passed on as it comes and decides nothing. From the first byte beyond ASCII up to
/// ``DecodingOptions/window`` bytes are held back, then the decision is made and stands. Any
/// chunking gives the same decision, text, map and findings. Memory: the window, the source map's
/// retention, and a constant.
public struct DecodingStream: ~Copyable {
  private enum Phase {
    /// Too little for a byte-order mark or the pattern of UTF-16.
    case head
    /// Nothing but ASCII so far.
    case ascii
    /// Something else occurred; collecting enough to decide.
    case window
    case decided
  }

  private let detector: EncodingDetector
  private var phase = Phase.head
  private var buffer: [UInt8] = []
  /// Passes ASCII through until the decision puts another in its place.
  private var decoder: TextDecoder

  /// The decision, or `nil` until there is one.
  ///
  /// Until then all text that was delivered is ASCII.
  public private(set) var decision: EncodingDecision?

  /// Creates a stream.
  ///
  /// - Parameter options: The encoding or language that is known, and limits.
  /// - Throws: ``EncodingUnavailable`` when the options name an encoding of which ICU has no table.
  public init(options: DecodingOptions = DecodingOptions()) throws(EncodingUnavailable) {
    detector = EncodingDetector(options: options)
    switch options.encoding?.form {
    case nil, .utf16(nil), .utf32(nil):
      decoder = TextDecoder(utf8With: options)
    default:
      let asked = options.encoding ?? .utf8
      decoder = try TextDecoder(asked, options: options)
      decision = EncodingDecision(encoding: asked, confidence: 100, reason: .explicit)
      phase = .decided
    }
  }

  /// Where the decoded bytes came from.
  public var sourceMap: SourceMap { decoder.sourceMap }

  /// Whether all that is left of the file is UTF-8, which ``consume(_:_:)`` passes on as it is.
  ///
  /// Who neither asks for malformed bytes nor looks at the map can take the file itself from there on.
  public var passesThrough: Bool { phase == .decided && decoder.encoding.isUTF8 }

  /// How many bytes of the file were malformed so far.
  public var malformedByteCount: Int { decoder.malformedByteCount }

  /// Takes the malformed ranges that were found since the last call, in file order.
  ///
  /// - Returns: The ranges; no more than the options allow.
  public mutating func takeMalformed() -> [MalformedBytes] { decoder.takeMalformed() }

  /// Takes the next bytes of the file.
  ///
  /// - Parameters:
  ///   - bytes: The next chunk.
  ///   - body: Takes UTF-8, and the map of all that was decoded.
  /// - Throws: What `body` throws.
  public mutating func consume<Failure: Error>(
    _ bytes: Span<UInt8>, _ body: (Span<UInt8>, SourceMap) throws(Failure) -> Void
  ) throws(Failure) {
    var position = 0
    if phase == .head {
      position = hold(bytes, from: 0, upTo: EncodingStructure.headLength)
      guard buffer.count == EncodingStructure.headLength else { return }
      try endHead(body)
    }
    while position < bytes.count {
      switch phase {
      case .head: return
      case .decided:
        return try decoder.consume(bytes.extracting(position...), body)
      case .ascii:
        let end = EncodingSample.firstTelling(bytes, from: position) ?? bytes.count
        try decoder.passASCII(bytes.extracting(position..<end), body)
        position = end
        if end < bytes.count { phase = .window }
      case .window:
        position = hold(bytes, from: position, upTo: detector.options.window)
        if buffer.count == detector.options.window { try endWindow(isComplete: false, body) }
      }
    }
  }

  /// Ends the input and delivers what was held back.
  ///
  /// - Parameter body: Takes the last of the text.
  /// - Throws: What `body` throws.
  public mutating func finish<Failure: Error>(
    _ body: (Span<UInt8>, SourceMap) throws(Failure) -> Void
  ) throws(Failure) {
    if phase == .head { try endHead(body) }
    if phase == .window { try endWindow(isComplete: true, body) }
    if phase != .decided {
      decision = EncodingDecision(encoding: .utf8, confidence: 100, reason: .ascii)
    }
    try decoder.finish(body)
  }

  /// Copies bytes into the buffer until it holds `limit`; returns where the rest begins.
  private mutating func hold(_ bytes: Span<UInt8>, from start: Int, upTo limit: Int) -> Int {
    let end = min(bytes.count, start + limit - buffer.count)
    buffer.append(addingCapacity: end - start) { target in
      for index in start..<end { target.append(bytes[index]) }
    }
    return end
  }

  /// Takes the buffer out, so that what it holds can be fed again.
  private mutating func takeBuffer() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &buffer)
    return taken
  }

  private mutating func endHead<Failure: Error>(
    _ body: (Span<UInt8>, SourceMap) throws(Failure) -> Void
  ) throws(Failure) {
    let head = takeBuffer()
    phase = .ascii
    if let found = detector.decideFromStart(head.span) { decide(found) }
    try consume(head.span, body)
  }

  private mutating func endWindow<Failure: Error>(
    isComplete: Bool, _ body: (Span<UInt8>, SourceMap) throws(Failure) -> Void
  ) throws(Failure) {
    let window = takeBuffer()
    let found = detector.decideFromWindow(window.span, isComplete: isComplete)
    if found.reason == .ascii {
      // Terminal colours and the like: still nothing that decides.
      phase = .ascii
      return try decoder.consume(window.span, body)
    }
    decide(found)
    try consume(window.span, body)
  }

  /// Begins to decode where the ASCII ended.
  private mutating func decide(_ found: EncodingDecision) {
    decision = found
    phase = .decided
    guard !found.encoding.isUTF8 else { return }
    // The detector has tried the table already; were it missing, UTF-8 would keep every byte as it
    // is.
    let offset = decoder.sourceMap.sourceCount
    if let other = try? TextDecoder(found.encoding, offset: offset, options: detector.options) {
      decoder = other
    }
  }
}
