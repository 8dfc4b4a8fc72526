// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// The cues of bytes in memory, parsed as they are asked for.
///
/// ```swift
/// for cue in CueSequence(bytes) where cue.text.isEmpty {
///   print("cue \(cue.ordinal) says nothing")
/// }
/// ```
public struct CueSequence: Sequence, Sendable {
  private let bytes: [UInt8]
  private let limits: ParserLimits

  /// Creates the sequence.
  ///
  /// - Parameters:
  ///   - bytes: The file, as UTF-8.
  ///   - limits: What bounds one cue.
  public init(_ bytes: [UInt8], limits: ParserLimits = .standard) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Starts parsing.
  public func makeIterator() -> Iterator {
    Iterator(bytes: bytes, feed: CueFeed(limits: limits))
  }

  /// Parses some kilobytes at a time.
  public struct Iterator: IteratorProtocol {
    fileprivate let bytes: [UInt8]
    fileprivate let feed: CueFeed
    private var position = 0

    fileprivate init(bytes: [UInt8], feed: CueFeed) {
      self.bytes = bytes
      self.feed = feed
    }

    /// The next cue, or `nil` at the end.
    public mutating func next() -> Cue? {
      while true {
        if let cue = feed.next() { return cue }
        guard !feed.isFinished else { return nil }
        guard position < bytes.count else {
          feed.finish()
          continue
        }
        let end = Swift.min(position + 16384, bytes.count)
        feed.consume(bytes.span.extracting(position..<end))
        position = end
      }
    }
  }
}

/// A parser and the cues that wait to be taken.
///
/// A class, since iterators must be copyable and a parser is not.
final class CueFeed {
  private var parser: SubRipParser
  private var waiting: [Cue] = []
  private var taken = 0
  private(set) var isFinished = false

  init(limits: ParserLimits) {
    parser = SubRipParser(limits: limits)
  }

  func next() -> Cue? {
    guard taken < waiting.count else { return nil }
    defer { taken += 1 }
    return waiting[taken]
  }

  func consume(_ chunk: Span<UInt8>) {
    var cues: [Cue] = []
    parser.consume(chunk) { event, bytes in
      if case .cue(let block) = event { cues.append(block.cue(in: bytes)) }
    }
    waiting = cues
    taken = 0
  }

  func finish() {
    var cues: [Cue] = []
    parser.finish { event, bytes in
      if case .cue(let block) = event { cues.append(block.cue(in: bytes)) }
    }
    waiting = cues
    taken = 0
    isFinished = true
  }
}
