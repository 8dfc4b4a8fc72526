// SPDX-License-Identifier: Apache-2.0

/// What `Html.fromHtml` of Android shows: tags vanish, `<br>` and paragraphs break lines, runs of spaces
/// become one, character references are resolved.
///
/// What is not the beginning of a tag stays text: a `<` with no letter, `/`, `!` or `?` behind it.
enum AndroidHTML {
  static func shown(_ html: [UInt8]) -> [UInt8] {
    guard
      html.contains(where: { $0 == 0x3C || $0 == 0x26 || $0 == 0x20 || $0 == 0x0A || $0 == 0x09 })
    else { return html }
    var shown: [UInt8] = []
    shown.reserveCapacity(html.count)
    var position = 0
    while position < html.count {
      let byte = html[position]
      let next = position + 1 < html.count ? html[position + 1] : 0
      if byte == 0x3C, isLetter(next) || next == 0x2F || next == 0x21 || next == 0x3F {
        let start = position + 1
        while position < html.count, html[position] != 0x3E { position += 1 }
        if breaksLine(html, start..<min(position, html.count)) { shown.append(0x0A) }
        position += 1
      } else if byte == 0x26, let reference = CharacterReference(html, at: position) {
        shown += reference.text
        position = reference.end
      } else {
        if byte == 0x20 || byte == 0x0A {
          if let last = shown.last, last != 0x20, last != 0x0A { shown.append(0x20) }
        } else {
          shown.append(byte)
        }
        position += 1
      }
    }
    return shown
  }

  private static func breaksLine(_ html: [UInt8], _ tag: Range<Int>) -> Bool {
    html.hasAnyCase("br", at: tag.lowerBound, before: tag.upperBound)
      && (tag.count == 2 || !isLetter(html[tag.lowerBound + 2]))
  }
}
