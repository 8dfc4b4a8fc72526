// SPDX-License-Identifier: Apache-2.0

/// What ends lines in files of word processors and databases, where others write LF.
///
/// Word writes VT for a line break inside a paragraph, and a file that was pasted from it has VT where
/// cues have newlines; text that went through XML or a mainframe has U+0085, text of layout programs
/// U+2028. In any other file these are characters of the text.
enum SoftBreak: String, Sendable, Hashable, Codable {
  case verticalTab
  case nextLine
  case lineSeparator

  /// How many bytes of a file are looked at.
  static let headLength = 128

  /// The character that a position begins with, if it is one of the three.
  static func read(_ span: Span<UInt8>, at position: Int) -> SoftBreak? {
    switch span[position] {
    case 0x0B: .verticalTab
    case 0xC2 where position + 1 < span.count && span[position + 1] == 0x85: .nextLine
    case 0xE2
    where position + 2 < span.count && span[position + 1] == 0x80 && span[position + 2] == 0xA8:
      .lineSeparator
    default: nil
    }
  }

  /// How many bytes it takes.
  var width: Int {
    switch self {
    case .verticalTab: 1
    case .nextLine: 2
    case .lineSeparator: 3
    }
  }

  private var first: UInt8 {
    switch self {
    case .verticalTab: 0x0B
    case .nextLine: 0xC2
    case .lineSeparator: 0xE2
    }
  }

  /// What a file ends lines with besides LF and CR, if its first timing line ends so.
  ///
  /// - Returns: `nil` for the inner value where it ends them with nothing else; `nil` where more bytes are
  ///   needed to tell.
  static func ofFile(_ span: Span<UInt8>, from start: Int, isLast: Bool) -> SoftBreak?? {
    let end = min(span.count, start + headLength)
    let isWhole = isLast || end - start == headLength
    var line = start
    var position = start
    while position < end {
      let byte = span[position]
      // A character that may not be all there.
      if !isWhole, position + 3 > end, byte == 0xC2 || byte == 0xE2 { return nil }
      let found = read(span, at: position)
      let isNewline = byte == 0x0A || byte == 0x0D
      guard found != nil || isNewline else {
        position += 1
        continue
      }
      if case .timing = LineKind.read(span, in: line..<position, expectedIndex: nil) {
        return .some(found)
      }
      position += found?.width ?? 1
      line = position
    }
    return isWhole ? .some(nil) : nil
  }

  /// The next newline at or after a position, as `NewlineCursor` finds LF and CR.
  ///
  /// - Returns: Where it begins, or `span.count`; the bytes that may begin one at the end of a window count
  ///   as one that is not complete.
  func advance(_ span: Span<UInt8>, from position: Int) -> Int {
    var p = position
    while p < span.count {
      let byte = span[p]
      if byte == 0x0A || byte == 0x0D { return p }
      if byte == first, p + width > span.count || Self.read(span, at: p) == self { return p }
      p += 1
    }
    return p
  }
}

extension LineMachine {
  /// The line at `position` of a file that ends lines with a soft break, if its end is in the window.
  ///
  /// On failure `resume` tells how far the line is known to reach.
  mutating func nextSoftLine(_ span: Span<UInt8>, _ soft: SoftBreak, isLast: Bool) -> Line? {
    var newline = soft.advance(span, from: resume)
    while newline < span.count, newline + soft.width > span.count, span[newline] != 0x0A,
      span[newline] != 0x0D
    {
      guard isLast else {
        resume = newline
        return nil
      }
      newline = soft.advance(span, from: newline + 1)
    }
    resume = newline
    guard newline < span.count else {
      guard isLast, position < span.count else { return nil }
      return Line(lower: position, upper: span.count, next: span.count)
    }
    if span[newline] == 0x0A || span[newline] == 0x0D {
      guard let next = nextLineEnd(span, from: newline, isLast: isLast) else { return nil }
      return Line(lower: position, upper: newline, next: next)
    }
    return Line(lower: position, upper: newline, next: newline + soft.width)
  }
}
