// SPDX-License-Identifier: Apache-2.0

/// What VLC's text decoder makes of the text of a cue: `ParseSubtitles` of `modules/codec/subsdec.c`.
///
/// Tags that it knows vanish; one that it does not know vanishes where the first thing of its name behind
/// it closes it. All of `{\…}` vanishes, and `{x:…}` of MicroDVD. A closing brace anywhere behind will do.
struct VLCMarkup {
  private let text: [UInt8]
  private var position = 0
  private var shown: [UInt8] = []
  /// Unknown tags that are hidden, the innermost last.
  private var hidden: [[UInt8]] = []
  /// Where the last closing brace stands.
  private let lastBrace: Int
  /// How much may still be searched for the ends of unknown tags: a text of nothing but those would take
  /// time in proportion to its square.
  private var searchesLeft = 1 << 20

  private init(_ text: [UInt8]) {
    self.text = text
    lastBrace = text.lastIndex(of: 0x7D) ?? -1
    shown.reserveCapacity(text.count)
  }

  static func shown(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == 0x3C || $0 == 0x7B || $0 == 0x5C }) else { return text }
    var markup = VLCMarkup(text)
    while markup.position < text.count { markup.step() }
    return markup.shown
  }

  private func byte(_ ahead: Int) -> UInt8 {
    position + ahead < text.count ? text[position + ahead] : 0
  }

  private mutating func step() {
    switch text[position] {
    case 0x3C: angle()
    case 0x7B where byte(1) == 0x5C && lastBrace > position:
      skip(past: 0x7D)
    case 0x7B where byte(1) != 0 && byte(2) == 0x3A && lastBrace >= position + 2:
      microDVD()
    case 0x5C where byte(1) | 0x20 == 0x6E:
      shown.append(0x0A)
      position += 2
    case 0x5C where byte(1) | 0x20 == 0x68:
      shown.append(contentsOf: [0xC2, 0xA0])
      position += 2
    default:
      shown.append(text[position])
      position += 1
    }
  }

  private mutating func skip(past byte: UInt8) {
    while position < text.count, text[position] != byte { position += 1 }
    if position < text.count { position += 1 }
  }

  private mutating func microDVD() {
    position = (text.first(0x7D, in: (position + 2)..<text.count) ?? text.count - 1) + 1
  }

  /// The name of the tag at a `<`; moves behind it.
  private mutating func name(closing: Bool) -> [UInt8]? {
    var place = position + 1
    if closing, place < text.count, text[place] == 0x2F { place += 1 }
    while place < text.count, text[place] == 0x20 { place += 1 }
    guard place < text.count, isLetter(text[place]) else { return nil }
    let start = place
    while place < text.count, isLetter(text[place]) || isDigit(text[place]) || text[place] == 0x5F {
      place += 1
    }
    position = place
    return Array(text[start..<place])
  }

  private mutating func angle() {
    if let name = name(closing: false) {
      let key = name.map(lowercased)
      switch key {
      case Array("br".utf8): shown.append(0x0A)
      case Array("font".utf8): attributes()
      case [0x62], [0x69], [0x75], [0x73]: break
      default:
        if isClosed(key) {
          hidden.append(key)
        } else {
          shown += [0x3C] + name + [0x3E]
        }
      }
      skip(past: 0x3E)
    } else if byte(1) == 0x2F {
      closing()
    } else {
      shown.append(0x3C)
      position += 1
    }
  }

  private mutating func closing() {
    guard let name = name(closing: true) else {
      shown += [0x3C, 0x2F]
      position += 2
      return
    }
    let key = name.map(lowercased)
    let isKnown = key == Array("font".utf8) || (key.count == 1 && "bius".utf8.contains(key[0]))
    if !isKnown {
      if let index = hidden.lastIndex(of: key) {
        hidden.remove(at: index)
      } else {
        shown += [0x3C, 0x2F] + name + [0x3E]
      }
    }
    while position < text.count, text[position] == 0x20 { position += 1 }
    if position < text.count, text[position] == 0x3E { position += 1 }
  }

  /// The attributes of `<font>`: what looks like one is taken, also past a `>` in quotes.
  private mutating func attributes() {
    while true {
      while position < text.count, text[position] == 0x20 { position += 1 }
      let start = position
      while position < text.count, isLetter(text[position]) { position += 1 }
      guard position < text.count, position > start else {
        position = start
        return
      }
      while position < text.count, text[position] != 0x3D { position += 1 }
      guard position < text.count else { return }
      position += 1
      while position < text.count, isSpaceOfC(text[position]) { position += 1 }
      let quote = byte(0) == 0x27 || byte(0) == 0x22 ? byte(0) : 0
      if quote != 0 { position += 1 }
      while position < text.count, isSpaceOfC(text[position]) { position += 1 }
      while position < text.count,
        quote != 0
          ? text[position] != quote : !isSpaceOfC(text[position]) && text[position] != 0x3E
      {
        position += 1
      }
      if quote != 0, position < text.count { position += 1 }
    }
  }

  /// Whether the first thing of a name behind the tag is the name in a closing tag.
  private mutating func isClosed(_ name: [UInt8]) -> Bool {
    var place = position
    while place + name.count <= text.count {
      searchesLeft -= 1
      guard searchesLeft > 0 else { return false }
      if lowercased(text[place]) == name[0],
        zip(text[place...], name).allSatisfy({ lowercased($0) == $1 })
      {
        var end = place + name.count
        while end < text.count, text[end] == 0x20 { end += 1 }
        guard end < text.count, text[end] == 0x3E else { return false }
        var start = place - 1
        while start > position, text[start] == 0x20 { start -= 1 }
        return start > 0 && text[start] == 0x2F && text[start - 1] == 0x3C
      }
      place += 1
    }
    return false
  }
}
