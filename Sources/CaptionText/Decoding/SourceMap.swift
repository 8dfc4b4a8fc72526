// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Where in the file each byte of its text came from: what leads from a `TextOffset` to a `FileOffset`.
///
/// The text is UTF-8. Where the file is UTF-8 or ASCII the map is the identity and holds
/// nothing; elsewhere it is a list of runs of characters of the same shape, about one byte of map a
/// byte of text. On a stream the map forgets its oldest part (``retention``).
///
/// Complexity: looking an offset up is a binary search and a walk of at most 64 runs.
public struct SourceMap: Sendable {
  /// Characters in a row that each take `source` bytes of the file and `decoded` bytes of UTF-8.
  struct Run: Sendable {
    var source: UInt8
    var decoded: UInt8
    var count: UInt16
  }

  /// Where a block of runs begins.
  private struct Block: Sendable {
    var source: Int
    var decoded: Int
    var firstRun: Int
  }

  private static let runsPerBlock = 64

  /// How many bytes of text are mapped at least, counted from the end; older runs are forgotten.
  public let retention: Int

  private var blocks: [Block] = []
  private var runs: [Run] = []
  /// How many runs were forgotten.
  private var forgotten = 0
  private var identityEnd = 0
  /// How many bytes of the file are mapped.
  public private(set) var sourceCount = 0
  /// How many bytes of text are mapped.
  public private(set) var decodedCount = 0

  /// Creates an empty map, the identity.
  ///
  /// - Parameter retention: How many bytes of text to remember at least.
  public init(retention: Int = .max) { self.retention = retention }

  /// Whether every byte of text so far is the byte of the file at the same distance from the start.
  public var isIdentity: Bool { runs.isEmpty && forgotten == 0 }

  /// The first place of the text that is mapped; places before it map to the start of what is known, but
  /// for the ASCII at the start of the file, which maps to itself.
  public var firstMappedOffset: TextOffset {
    TextOffset(forgotten > 0 ? blocks[0].decoded : 0)
  }

  /// Whether a place is still mapped: it was not forgotten.
  ///
  /// - Parameter offset: A place in the text.
  /// - Returns: `false` where ``fileOffset(of:)`` gives the start of what is known.
  public func remembers(_ offset: TextOffset) -> Bool {
    forgotten == 0 || offset.bytes == 0 || offset.bytes < identityEnd
      || offset.bytes >= blocks[0].decoded
  }

  /// The bytes of the file from which a range of the text came.
  ///
  /// A range that begins or ends inside a character covers the whole character. Bytes that decode
  /// to nothing, such as escape sequences, belong to no range.
  ///
  /// - Parameter range: Bytes of the text.
  /// - Returns: Bytes of the file; empty for an empty range.
  public func fileRange(of range: Range<TextOffset>) -> Range<FileOffset> {
    let decoded = range.bytes
    if isIdentity || decoded.upperBound <= identityEnd && !decoded.isEmpty {
      return FileOffset(decoded.lowerBound)..<FileOffset(decoded.upperBound)
    }
    let lower = fileOffset(of: range.lowerBound)
    guard !decoded.isEmpty else { return lower..<lower }
    return lower..<max(lower, FileOffset(locate(decoded.upperBound, isEnd: true)))
  }

  /// Where in the file the character at a place of the text begins.
  ///
  /// - Parameter offset: A place in the text.
  /// - Returns: The place in the file.
  public func fileOffset(of offset: TextOffset) -> FileOffset {
    let decoded = offset.bytes
    return FileOffset(
      isIdentity || decoded < identityEnd ? decoded : locate(decoded, isEnd: false))
  }

  /// Walks to an offset; as an end it stays in front of bytes that decode to nothing.
  private func locate(_ offset: Int, isEnd: Bool) -> Int {
    if isEnd, offset <= identityEnd { return offset }
    // The last block that begins at or before the offset (as an end: before it).
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      let start = blocks[middle].decoded
      if start < offset || (start == offset && !isEnd) { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else {
      // The start of the file is never forgotten.
      return forgotten > 0 && offset > 0 ? blocks[0].source : min(offset, identityEnd)
    }
    var source = blocks[low - 1].source
    var decoded = blocks[low - 1].decoded
    let last = low < blocks.count ? blocks[low].firstRun - forgotten : runs.count
    for run in runs[(blocks[low - 1].firstRun - forgotten)..<last] {
      let length = Int(run.decoded) * Int(run.count)
      let left = offset - decoded
      if isEnd ? left <= length && left > 0 : left < length {
        let whole = left / Int(run.decoded)
        let isInside = left % Int(run.decoded) != 0
        return source + (whole + (isEnd && isInside ? 1 : 0)) * Int(run.source)
      }
      if isEnd, left == 0 { return source }
      source += Int(run.source) * Int(run.count)
      decoded += length
    }
    return source
  }

  /// Appends characters whose bytes are the same in the original.
  mutating func appendIdentity(_ count: Int) {
    guard !isIdentity else {
      identityEnd += count
      sourceCount += count
      decodedCount += count
      return
    }
    append(source: 1, decoded: 1, count: count)
  }

  /// Appends `count` characters of one shape.
  mutating func append(source: Int, decoded: Int, count: Int = 1) {
    guard count > 0 else { return }
    if isIdentity, source == 1, decoded == 1 { return appendIdentity(count) }
    var left = count
    if let last = runs.last, Int(last.source) == source, Int(last.decoded) == decoded {
      let added = min(left, Int(UInt16.max) - Int(last.count))
      runs[runs.count - 1].count += UInt16(added)
      advance(source * added, decoded * added)
      left -= added
    }
    while left > 0 {
      if (forgotten + runs.count) % Self.runsPerBlock == 0 { beginBlock() }
      let added = min(left, Int(UInt16.max))
      runs.append(
        Run(source: UInt8(source), decoded: UInt8(decoded), count: UInt16(added)))
      advance(source * added, decoded * added)
      left -= added
    }
  }

  private mutating func advance(_ source: Int, _ decoded: Int) {
    sourceCount += source
    decodedCount += decoded
  }

  private mutating func beginBlock() {
    if retention < .max { forget() }
    blocks.append(
      Block(source: sourceCount, decoded: decodedCount, firstRun: forgotten + runs.count))
  }

  /// Drops the blocks that end before what must be remembered, once they are half of the map.
  private mutating func forget() {
    let limit = decodedCount - retention
    guard blocks.count >= 64, blocks[blocks.count / 2].decoded < limit else { return }
    let kept = blocks.count / 2
    let dropped = blocks[kept].firstRun - forgotten
    runs.removeFirst(dropped)
    blocks.removeFirst(kept)
    forgotten += dropped
  }
}
