// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// The cues of bytes that arrive over time.
///
/// The next chunk is asked for only when the cues of the one before it have been taken, so that a
/// slow reader slows the source down and memory stays bounded.
///
/// ```swift
/// for try await cue in AsyncCueSequence(chunks) {
///   print(cue.start, cue.text)
/// }
/// ```
public struct AsyncCueSequence<Base: AsyncSequence>: AsyncSequence where Base.Element == [UInt8] {
  /// A cue.
  public typealias Element = Cue
  /// What the source of the chunks throws; `Never` where it throws nothing.
  public typealias Failure = Base.Failure

  private let base: Base
  private let limits: ParserLimits

  /// Creates the sequence.
  ///
  /// - Parameters:
  ///   - base: Chunks of UTF-8, cut anywhere.
  ///   - limits: What bounds one cue.
  public init(_ base: Base, limits: ParserLimits = .standard) {
    self.base = base
    self.limits = limits
  }

  /// Starts reading.
  public func makeAsyncIterator() -> Iterator {
    Iterator(base: base.makeAsyncIterator(), feed: CueFeed(limits: limits))
  }

  /// Parses a chunk at a time.
  public struct Iterator: AsyncIteratorProtocol {
    private var base: Base.AsyncIterator
    private let feed: CueFeed

    fileprivate init(base: Base.AsyncIterator, feed: CueFeed) {
      self.base = base
      self.feed = feed
    }

    /// Gives the next cue.
    ///
    /// - Parameter actor: Where the caller runs; no thread is changed for a cue.
    /// - Returns: The cue, or `nil` at the end.
    /// - Throws: What the source of the chunks throws.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(Base.Failure) -> Cue? {
      while true {
        if let cue = feed.next() { return cue }
        guard !feed.isFinished else { return nil }
        if let chunk = try await base.next(isolation: actor) {
          feed.consume(chunk.span)
        } else {
          feed.finish()
        }
      }
    }
  }
}

extension AsyncCueSequence: Sendable where Base: Sendable {}
