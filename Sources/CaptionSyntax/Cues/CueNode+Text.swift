// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What follows the end timecode on a timing line.
public enum TrailingKind: Sendable, Hashable {
  /// `X1:… X2:… Y1:… Y2:…`, which some DVD tools write.
  case coordinates
  /// WebVTT cue settings such as `align:start`.
  case settings
  /// Text that should stand on a line of its own.
  case text
}

extension CueNode {
  /// What follows the end timecode, or `nil` where nothing does.
  ///
  /// - Parameter bytes: The bytes of the cue.
  /// - Returns: The kind of the content.
  public func trailingKind(in bytes: Span<UInt8>) -> TrailingKind? {
    guard !trailing.isEmpty else { return nil }
    var p = trailing.lowerBound
    let end = trailing.upperBound
    // A word of letters, perhaps one digit, and a colon with something right after it.
    while p < end, (bytes[p] | 0x20) >= 0x61, (bytes[p] | 0x20) <= 0x7A { p += 1 }
    let letters = p - trailing.lowerBound
    if letters == 1, p < end, bytes[p] == 0x31 || bytes[p] == 0x32,
      [0x58, 0x59].contains(bytes[trailing.lowerBound] & 0xDF)
    {
      return p + 1 < end && bytes[p + 1] == 0x3A ? .coordinates : .text
    }
    let names: [StaticString] = ["align", "line", "position", "region", "size", "vertical"]
    guard p + 1 < end, bytes[p] == 0x3A, bytes[p + 1] != 0x20,
      names.contains(where: { matches($0, bytes, at: trailing.lowerBound, count: letters) })
    else { return .text }
    return .settings
  }

  private func matches(
    _ name: StaticString, _ bytes: Span<UInt8>, at position: Int, count: Int
  ) -> Bool {
    guard name.utf8CodeUnitCount == count else { return false }
    var p = position
    for byte in String(describing: name).utf8 {
      guard bytes[p] | 0x20 == byte else { return false }
      p += 1
    }
    return true
  }

  /// The lines of the text without their newlines, blank ones between them included.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the cue.
  ///   - body: Takes the range of each line, counted in the cue's bytes.
  /// - Throws: What `body` throws.
  public func forEachTextLine(in bytes: Span<UInt8>, _ body: (Range<Int>) throws -> Void) rethrows {
    var position = Int(textStart)
    while position < Int(textEnd) {
      let line = textLine(in: bytes, from: position)
      try body(line.content)
      position = line.next
    }
  }

  /// The line of the text that begins at a position, and where the next one begins.
  @inline(__always)
  private func textLine(
    in bytes: Span<UInt8>, from start: Int
  ) -> (content: Range<Int>, next: Int) {
    let end = Int(textEnd)
    guard anomalies.isDisjoint(with: .endsLinesWithOther) else {
      return softTextLine(in: bytes, from: start)
    }
    var newline = start
    while newline < end, bytes[newline] != 0x0A, bytes[newline] != 0x0D { newline += 1 }
    var next = newline + 1
    if newline < end, bytes[newline] == 0x0D {
      if next < end, bytes[next] == 0x0A {
        next += 1
      } else if next + 1 < end, bytes[next] == 0x0D, bytes[next + 1] == 0x0A {
        next += 2
      }
    }
    return (start..<newline, next)
  }

  /// The same where VT, U+0085 and U+2028 end lines, too.
  private func softTextLine(
    in bytes: Span<UInt8>, from start: Int
  ) -> (content: Range<Int>, next: Int) {
    let end = Int(textEnd)
    for position in start..<end {
      switch bytes[position] {
      case 0x0A, 0x0B: return (start..<position, position + 1)
      case 0x0D:
        let isPair = position + 1 < end && bytes[position + 1] == 0x0A
        return (start..<position, position + (isPair ? 2 : 1))
      case 0xC2 where position + 1 < end && bytes[position + 1] == 0x85:
        return (start..<position, position + 2)
      case 0xE2
      where position + 2 < end && bytes[position + 1] == 0x80 && bytes[position + 2] == 0xA8:
        return (start..<position, position + 3)
      default: break
      }
    }
    return (start..<end, end)
  }

  /// The text as people mean it: lines joined by `\n`, without the final newline.
  ///
  /// Text that stands on the timing line comes first, as a line of its own. Bytes that are not UTF-8
  /// become U+FFFD.
  ///
  /// - Parameter bytes: The bytes of the cue.
  /// - Returns: The text; empty for an empty cue.
  /// - Complexity: O(length of the text).
  public func text(in bytes: Span<UInt8>) -> String {
    let onTimingLine =
      anomalies.contains(.trailingData) && trailingKind(in: bytes) == .text
    let usesOnlyLF = anomalies.isDisjoint(with: [
      .endsLinesWithCR, .endsLinesWithCRLF, .endsLinesWithCRCRLF, .endsLinesWithOther,
    ])
    if usesOnlyLF && !onTimingLine {
      var range = text
      if !range.isEmpty, bytes[range.upperBound - 1] == 0x0A {
        range = range.lowerBound..<range.upperBound - 1
      }
      return String(copying: bytes, range)
    }
    let first = textLine(in: bytes, from: Int(textStart))
    if !onTimingLine, first.next >= Int(textEnd) { return String(copying: bytes, first.content) }
    var joined: [UInt8] = []
    joined.reserveCapacity(text.count + trailing.count + 1)
    var isFirst = true
    func append(_ range: Range<Int>) {
      if !isFirst { joined.append(0x0A) }
      isFirst = false
      joined.append(bytes.extracting(range))
    }
    if onTimingLine { append(trailing) }
    forEachTextLine(in: bytes, append)
    return String(decoding: joined, as: UTF8.self)
  }

  /// The cue as a value with its text.
  ///
  /// - Parameter bytes: The bytes of the cue.
  /// - Returns: The cue.
  public func cue(in bytes: Span<UInt8>) -> Cue {
    Cue(
      ordinal: ordinal, index: index, start: start, end: end, text: text(in: bytes),
      line: timingLineNumber)
  }
}

extension String {
  /// Decodes a range of UTF-8; what is malformed becomes U+FFFD.
  init(copying bytes: Span<UInt8>, _ range: Range<Int>) {
    // Sound: the buffer is only read, and only inside the closure.
    self = unsafe bytes.extracting(range).withUnsafeBufferPointer {
      unsafe String(decoding: $0, as: UTF8.self)
    }
  }
}
