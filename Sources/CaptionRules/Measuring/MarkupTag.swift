// SPDX-License-Identifier: Apache-2.0

/// A tag in angle brackets as caption files use them: `<i>`, `</font>`, `<v Bob>`.
struct MarkupTag {
  /// Which tags there are.
  enum Name: Equatable {
    /// `b`, `i`, `u` or `s`.
    case style(UInt8)
    /// `font`.
    case font
    /// `br`.
    case lineBreak
    /// `c`, `v`, `lang`, `ruby`, `rt`, or a time of WebVTT.
    case webVTT
    /// Anything else that looks like a tag.
    case unknown

    /// Whether players of SubRip files know the tag.
    var isKnown: Bool { self != .webVTT && self != .unknown }
  }

  /// The whole tag with its brackets.
  var range: Range<Int>
  /// The name as it is written.
  var nameRange: Range<Int>
  /// What stands between the name and the closing bracket.
  var attributes: Range<Int>
  /// Which tag it is.
  var name: Name
  /// Whether the tag ends an element: `</i>`.
  var isClosing: Bool
  /// Whether the tag ends itself: `<br/>`.
  var isSelfClosing = false
  /// Whether the closing bracket is there.
  var isTerminated = true

  /// A tag longer than this is text.
  private static let longest = 256

  /// Reads a tag.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - position: Where a `<` stands.
  ///   - end: Where the line ends.
  /// - Returns: The tag, or `nil` where the `<` is text, as in `<3` or `a < b`.
  static func read(_ bytes: Span<UInt8>, at position: Int, end: Int) -> MarkupTag? {
    var p = position + 1
    let isClosing = p < end && bytes[p] == UInt8(ascii: "/")
    if isClosing { p += 1 }
    let nameStart = p
    while p < end, isNameByte(bytes[p]) { p += 1 }
    let nameRange = nameStart..<p
    guard !nameRange.isEmpty else { return nil }
    var name = Name.unknown
    if isLetter(bytes[nameStart]) {
      name = Self.name(bytes, nameRange)
    } else if isTime(bytes, nameRange) {
      name = .webVTT
    } else {
      return nil
    }
    // The name ends at a space, a bracket or a slash; `<b,` is text.
    let limit = min(end, position + longest)
    var attributesEnd = p
    if p < limit {
      switch bytes[p] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "/"), UInt8(ascii: ">"): break
      default: return nil
      }
    }
    while attributesEnd < limit, bytes[attributesEnd] != UInt8(ascii: ">"),
      bytes[attributesEnd] != UInt8(ascii: "<")
    {
      attributesEnd += 1
    }
    guard attributesEnd < limit, bytes[attributesEnd] == UInt8(ascii: ">") else {
      return unterminated(
        bytes, from: position, name, nameRange, to: attributesEnd, isClosing: isClosing)
    }
    var tag = MarkupTag(
      range: position..<attributesEnd + 1, nameRange: nameRange,
      attributes: trimmed(bytes, p..<attributesEnd), name: name, isClosing: isClosing)
    if let last = tag.attributes.last, bytes[last] == UInt8(ascii: "/") {
      tag.isSelfClosing = true
      tag.attributes = trimmed(bytes, tag.attributes.lowerBound..<last)
    }
    // A style takes no attributes: `<i think>` is text in brackets.
    if case .style = name, !tag.attributes.isEmpty { tag.name = .unknown }
    return tag
  }

  /// A known tag whose bracket is missing at the end of the line; anything else is text.
  private static func unterminated(
    _ bytes: Span<UInt8>, from position: Int, _ name: Name, _ nameRange: Range<Int>, to end: Int,
    isClosing: Bool
  ) -> MarkupTag? {
    guard name.isKnown else { return nil }
    var tag = MarkupTag(
      range: position..<nameRange.upperBound, nameRange: nameRange,
      attributes: nameRange.upperBound..<nameRange.upperBound, name: name, isClosing: isClosing)
    tag.isTerminated = false
    if nameRange.upperBound == end { return tag }
    return nil
  }

  private static func name(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Name {
    let first = bytes[range.lowerBound] | 0x20
    switch range.count {
    case 1:
      switch first {
      case UInt8(ascii: "b"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "s"):
        return .style(first)
      case UInt8(ascii: "c"), UInt8(ascii: "v"): return .webVTT
      default: return .unknown
      }
    case 2:
      if Self.matches("br", bytes, range) { return .lineBreak }
      return Self.matches("rt", bytes, range) ? .webVTT : .unknown
    case 4:
      if Self.matches("font", bytes, range) { return .font }
      return Self.matches("lang", bytes, range) || Self.matches("ruby", bytes, range)
        ? .webVTT : .unknown
    default:
      // Classes: `<c.yellow>`, `<v.loud Bob>`.
      let second = bytes[range.lowerBound + 1]
      let isClass = second == UInt8(ascii: ".")
      return isClass && (first == UInt8(ascii: "c") || first == UInt8(ascii: "v"))
        ? .webVTT : .unknown
    }
  }

  /// Whether some bytes are a word in lower case, whatever their own case.
  static func matches(_ word: StaticString, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard word.utf8CodeUnitCount == range.count else { return false }
    // Sound: the offset stays within the string's count, which equals the range's.
    for offset in 0..<range.count {
      let expected = unsafe word.utf8Start[offset]
      if bytes[range.lowerBound + offset] | 0x20 != expected { return false }
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  /// Whether a name is a time of WebVTT, such as `00:01.500`.
  private static func isTime(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 9 else { return false }
    for position in range {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "."): continue
      default: return false
      }
    }
    return true
  }

  private static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}

extension MarkupTag {
  /// Calls a body for each tag of a cue's text, in order.
  ///
  /// - Parameters:
  ///   - text: Where the text stands.
  ///   - bytes: The cue's bytes.
  ///   - body: Takes each tag.
  @inline(__always)
  static func forEach(in text: Range<Int>, of bytes: Span<UInt8>, _ body: (MarkupTag) -> Void) {
    var position = text.lowerBound
    var lineEnd = position
    while position < text.upperBound {
      guard bytes[position] == UInt8(ascii: "<") else {
        position &+= 1
        continue
      }
      lineEnd = max(lineEnd, position)
      while lineEnd < text.upperBound, bytes[lineEnd] != 0x0A, bytes[lineEnd] != 0x0D {
        lineEnd &+= 1
      }
      let end = min(lineEnd, position &+ longest &+ 1)
      if let tag = read(bytes, at: position, end: end) {
        body(tag)
        position = tag.range.upperBound
      } else {
        position &+= 1
        // `<<text>>` is text to ffmpeg and VLC.
        while position < text.upperBound, bytes[position] == UInt8(ascii: "<") { position += 1 }
      }
    }
  }
}

extension MarkupTag {
  /// Whether what stands behind the name is `name=value`, the value in quotation marks or one word, as
  /// often as it likes, and nothing else.
  ///
  /// - Parameter bytes: The cue's bytes.
  /// - Returns: Whether it is so.
  func hasValidAttributes(_ bytes: Span<UInt8>) -> Bool {
    var p = attributes.lowerBound
    let end = attributes.upperBound
    func skipSpaces() { while p < end, bytes[p] <= 0x20 { p += 1 } }
    while p < end {
      let start = p
      while p < end, Self.isNameByte(bytes[p]) { p += 1 }
      guard p > start else { return false }
      skipSpaces()
      guard p < end, bytes[p] == UInt8(ascii: "=") else { return false }
      p += 1
      skipSpaces()
      guard p < end else { return false }
      let quote = bytes[p]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        p += 1
        while p < end, bytes[p] != quote { p += 1 }
        guard p < end else { return false }
        p += 1
        guard p == end || bytes[p] <= 0x20 else { return false }
      } else {
        while p < end, bytes[p] > 0x20 { p += 1 }
      }
      skipSpaces()
    }
    return true
  }
}
