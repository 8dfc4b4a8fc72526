// SPDX-License-Identifier: Apache-2.0

/// A block in braces that some players take for an instruction: `{\an8}` of SubStation Alpha, or
/// `{y:i}` of MicroDVD.
struct OverrideBlock {
  /// Whose instruction it is.
  enum Kind {
    /// Any override of SubStation Alpha: `{\pos(10,20)}`.
    case subStation
    /// One that does nothing but place the cue: `{\an8}`.
    case alignment
    /// `{y:i}`, `{c:$0000ff}`.
    case microDVD
  }

  /// The block with its braces.
  var range: Range<Int>
  /// Whose instruction it is.
  var kind: Kind
}

/// Reads the blocks of one line from its start to its end.
struct OverrideBlockReader {
  /// Where the line ends.
  private let end: Int
  /// The first `}` behind the place last asked for, or the line's end: a line of `{` that nothing
  /// closes would otherwise be gone through for each of them.
  private var close = -1

  /// Creates a reader.
  ///
  /// - Parameter end: Where the line ends.
  init(end: Int) { self.end = end }

  /// Reads a block.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - position: Where a `{` stands, behind the one asked for before.
  /// - Returns: The block, or `nil` where the brace is text.
  mutating func read(_ bytes: Span<UInt8>, at position: Int) -> OverrideBlock? {
    guard position + 2 < end else { return nil }
    if close <= position {
      close = position + 1
      while close < end, bytes[close] != UInt8(ascii: "}") { close += 1 }
    }
    guard close < end else { return nil }
    let range = position..<close + 1
    let first = bytes[position + 1]
    if first == UInt8(ascii: "\\") {
      let isAlignment =
        range.count == 6 && bytes[position + 2] == UInt8(ascii: "a")
        && bytes[position + 3] == UInt8(ascii: "n")
      return OverrideBlock(range: range, kind: isAlignment ? .alignment : .subStation)
    }
    guard bytes[position + 2] == UInt8(ascii: ":") else { return nil }
    switch first {
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "c"), UInt8(ascii: "C"),
      UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "s"), UInt8(ascii: "S"),
      UInt8(ascii: "o"), UInt8(ascii: "P"):
      return OverrideBlock(range: range, kind: .microDVD)
    default: return nil
    }
  }
}
