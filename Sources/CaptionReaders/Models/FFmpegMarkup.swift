// SPDX-License-Identifier: Apache-2.0

/// What FFmpeg's SubRip decoder makes of the text of a cue: `ff_htmlmarkup_to_ass` of
/// `libavcodec/htmlsubtitles.c`.
///
/// Known tags become overrides of SubStation Alpha, what looks like another tag vanishes, and an empty
/// line ends the text. Colours and fonts change no letter: their overrides are written without values.
struct FFmpegMarkup {
  private let text: [UInt8]
  private var position = 0
  private var output: [UInt8] = []
  private var isLineStart = true
  private var alignments = 0
  private var isBraceMissing = false
  private var fonts = 0
  private let lastBrace: Int

  private init(_ text: [UInt8]) {
    self.text = text
    lastBrace = text.lastIndex(of: 0x7D) ?? -1
    output.reserveCapacity(text.count + 16)
  }

  /// The text with the overrides of SubStation Alpha.
  static func substation(of text: [UInt8]) -> [UInt8] {
    var markup = FFmpegMarkup(text)
    markup.run()
    return markup.output
  }

  private func byte(_ ahead: Int) -> UInt8 {
    position + ahead < text.count ? text[position + ahead] : 0
  }

  private mutating func run() {
    loop: while position < text.count, text[position] != 0 {
      switch text[position] {
      case 0x0D: break
      case 0x0A:
        if isLineStart { break loop }
        dropSpaces()
        output.append("\\N")
        isLineStart = true
      case 0x20:
        if !isLineStart { output.append(0x20) }
      case 0x7B: brace()
      case 0x3C: angle()
      default: output.append(text[position])
      }
      if position < text.count, ![0x20, 0x0D, 0x0A].contains(text[position]) {
        isLineStart = false
      }
      position += 1
    }
    while output.count >= 2, output.has("\\N", at: output.count - 2, before: output.count) {
      output.removeLast(2)
    }
    dropSpaces()
  }

  private mutating func dropSpaces() {
    while output.last == 0x20 { output.removeLast() }
  }

  /// An opening brace: hides overrides before the first `{\an8}`, and MicroDVD's styles.
  ///
  /// Stops at the closing one, which the loop passes over.
  private mutating func brace() {
    if byte(1) == 0x5C, byte(2) == 0x61, byte(3) == 0x6E, isDigit(byte(4)), byte(5) == 0x7D {
      alignments += 1
    }
    if !isBraceMissing {
      let isStyle = byte(1) != 0 && "CcFfoPSsYy".utf8.contains(byte(1)) && byte(2) == 0x3A
      if (alignments != 1 && byte(1) == 0x5C) || isStyle {
        if lastBrace >= position + 2 {
          position = text.first(0x7D, in: (position + 2)..<text.count) ?? lastBrace
          return
        }
        isBraceMissing = true
      }
    }
    output.append(text[position])
  }

  /// What may be a tag: stops at its last byte, which the loop passes over.
  private mutating func angle() {
    var looksLikeTag = true
    while byte(1) == 0x3C {
      output.append(0x3C)
      looksLikeTag = false
      position += 1
    }
    let isClosing = byte(1) == 0x2F
    if isClosing { looksLikeTag = true }
    let start = position + (isClosing ? 2 : 1)
    guard let end = tagEnd(from: start) else {
      output.append(0x3C)
      return
    }
    var name = start..<end
    while name.lowerBound < name.upperBound, text[name.lowerBound] == 0x20 {
      looksLikeTag = false
      name = (name.lowerBound + 1)..<end
    }
    let inside = name
    if let space = text.first(0x20, in: name) { name = name.lowerBound..<space }
    for index in name {
      let byte = text[index]
      if !(isDigit(byte) || isLetter(byte) || byte == 0x5F || byte == 0x2F) { looksLikeTag = false }
    }
    if name.count == 4, text.hasAnyCase("font", at: name.lowerBound, before: name.upperBound) {
      font(isClosing, hasAttributes: inside.count > 4)
    } else if name.count == 1, "bisu".utf8.contains(lowercased(text[name.lowerBound])) {
      output.append("{\\")
      output.append(lowercased(text[name.lowerBound]))
      output.append(isClosing ? 0x30 : 0x31)
      output.append(0x7D)
    } else if text.hasAnyCase("br", at: name.lowerBound, before: name.upperBound),
      name.count == 2 || (name.count == 3 && text[name.lowerBound + 2] == 0x2F)
    {
      output.append("\\N")
    } else if !looksLikeTag {
      output.append(0x3C)
      return
    }
    position = end
  }

  /// Where the `>` of a tag stands: fewer than 128 bytes ahead, with no `<` before it.
  private func tagEnd(from start: Int) -> Int? {
    var place = start
    while place < text.count, place - start < 128 {
      switch text[place] {
      case 0x00, 0x3C: return nil
      case 0x3E: return place
      default: place += 1
      }
    }
    return nil
  }

  private mutating func font(_ isClosing: Bool, hasAttributes: Bool) {
    if isClosing, fonts > 0 {
      fonts -= 1
      output.append("{\\c}")
    } else if !isClosing, fonts < 15 {
      fonts += 1
      if hasAttributes { output.append("{\\c}") }
    }
  }
}
