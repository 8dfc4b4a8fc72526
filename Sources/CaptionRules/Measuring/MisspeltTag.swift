// SPDX-License-Identifier: Apache-2.0

/// Something that begins as a tag does and is none: `< i>`, `</ i>`, `<\i>`, `<i♪ la la`.
///
/// Machine translation puts spaces into tags, and hands that type turn slashes around.
struct MisspeltTag {
  /// Where it stands in the cue's bytes; only its `<` where nothing says where it ends.
  var range: Range<Int>
  /// The tag that is meant, if that can be told.
  var replacement: String?

  /// The misspelt tags of a text.
  static func all(in text: Range<Int>, of bytes: Span<UInt8>) -> [MisspeltTag] {
    var found: [MisspeltTag] = []
    // `x < i > y` is a comparison: a tag that is meant has its other half, however it is written.
    var opened: Set<UInt8> = []
    var closed: Set<UInt8> = []
    var position = text.lowerBound
    while position < text.upperBound {
      guard bytes[position] == UInt8(ascii: "<") else {
        position += 1
        continue
      }
      if let tag = MarkupTag.read(bytes, at: position, end: text.upperBound),
        !isSpacedCloser(tag, bytes)
      {
        if tag.isClosing || tag.isSelfClosing {
          closed.insert(bytes[tag.nameRange.lowerBound] | 0x20)
        } else {
          opened.insert(bytes[tag.nameRange.lowerBound] | 0x20)
        }
        position = tag.range.upperBound
        continue
      }
      if let tag = read(bytes, at: position, end: text.upperBound) {
        found.append(tag)
        if let name = tag.name {
          if tag.isClosing { closed.insert(name) } else { opened.insert(name) }
        }
      }
      position += 1
    }
    return found.compactMap { tag in
      guard let name = tag.name, !opened.contains(name) || !closed.contains(name) else {
        return tag
      }
      return nil
    }
  }

  /// The first letter of the tag that is meant.
  private var name: UInt8? { replacement?.utf8.first { $0 != 0x3C && $0 != 0x2F } }

  /// Whether the tag that is meant closes another.
  private var isClosing: Bool { replacement?.hasPrefix("</") ?? false }

  /// `</i >`, which players know and some do not.
  private static func isSpacedCloser(_ tag: MarkupTag, _ bytes: Span<UInt8>) -> Bool {
    tag.isClosing && tag.isTerminated && tag.name.isKnown
      && tag.range.upperBound - 1 > tag.nameRange.upperBound
  }

  private static func read(_ bytes: Span<UInt8>, at start: Int, end: Int) -> MisspeltTag? {
    var position = start + 1
    var isClosing = false
    func skipSpaces() {
      while position < end, position < start + 8, bytes[position] == 0x20 { position += 1 }
    }
    skipSpaces()
    if position < end, bytes[position] == UInt8(ascii: "/") || bytes[position] == 0x5C {
      isClosing = true
      position += 1
      skipSpaces()
    }
    guard position < end else { return nil }
    let name = bytes[position] | 0x20
    let isFont = isFont(bytes, at: position, end: end)
    guard isFont || [0x62, 0x69, 0x75, 0x73].contains(name) else { return nil }
    position += isFont ? 4 : 1
    let nameEnd = position
    skipSpaces()
    guard position < end, bytes[position] == UInt8(ascii: ">"), isClosing || !isFont else {
      // `<i♪` and `<b Loud`, but no word, as in `<sighs`.
      guard nameEnd < end, (bytes[nameEnd] | 0x20) &- 0x61 >= 26 else { return nil }
      return MisspeltTag(range: start..<start + 1, replacement: nil)
    }
    let written = isFont ? "font" : String(Character(Unicode.Scalar(name)))
    return MisspeltTag(
      range: start..<position + 1, replacement: isClosing ? "</\(written)>" : "<\(written)>")
  }

  private static func isFont(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Bool {
    let name: [4 of UInt8] = [0x66, 0x6F, 0x6E, 0x74]
    guard position + 4 <= end else { return false }
    for offset in 0..<4 where bytes[position + offset] | 0x20 != name[offset] { return false }
    return true
  }
}
