// SPDX-License-Identifier: Apache-2.0

/// Text of SubStation Alpha, as libass shows it and as FFmpeg writes it as WebVTT.
enum SubstationText {
  /// The words on the screen: without what stands in braces, `\N` a new line, `\h` a no-break space.
  static func shown(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == 0x7B || $0 == 0x5C }) else { return text }
    var shown: [UInt8] = []
    shown.reserveCapacity(text.count)
    let lastBrace = text.lastIndex(of: 0x7D) ?? -1
    var position = 0
    while position < text.count {
      let byte = text[position]
      let next = position + 1 < text.count ? text[position + 1] : 0
      if byte == 0x7B, lastBrace > position {
        position = (text.first(0x7D, in: position..<text.count) ?? lastBrace) + 1
      } else if byte == 0x5C, next == 0x4E || next == 0x6E {
        // libass makes a space of `\n`, unless told to break lines at nothing else.
        shown.append(next == 0x4E ? 0x0A : 0x20)
        position += 2
      } else if byte == 0x5C, next == 0x68 {
        shown.append(contentsOf: [0xC2, 0xA0])
        position += 2
      } else if byte == 0x5C, next == 0x7B || next == 0x7D {
        shown.append(next)
        position += 2
      } else {
        shown.append(byte)
        position += 1
      }
    }
    return shown
  }

  /// The text as FFmpeg's encoder writes it into WebVTT, which escapes nothing.
  ///
  /// After `libavcodec/webvttenc.c` and `ff_ass_split_override_codes` of `libavcodec/ass_split.c`.
  static func webVTT(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var open: [UInt8] = []
    output.reserveCapacity(text.count)
    func close(to count: Int) {
      while open.count > count, let tag = open.popLast() { output += [0x3C, 0x2F, tag, 0x3E] }
    }
    var position = 0
    let end = text.count
    while position < end {
      if text.has("\\N", at: position, before: end) || text.has("\\n", at: position, before: end) {
        output.append(0x0A)
        position += 2
      } else if text.has("{\\", at: position, before: end) {
        position += 1
        while position < end, text[position] == 0x5C {
          let style = position + 1 < end ? text[position + 1] : 0
          let value = position + 2 < end ? text[position + 2] : 0
          if "bisu".utf8.contains(style),
            value == 0x30 || value == 0x31 || value == 0x7D || value == 0x5C
          {
            let isOn = value == 0x31
            if style != 0x73 {
              if isOn {
                if open.count < 64 { open.append(style) }
                output += [0x3C, style, 0x3E]
              } else if let index = open.lastIndex(of: style) {
                close(to: index)
              }
            }
            position += value == 0x30 || value == 0x31 ? 3 : 2
          } else {
            position += 1
            while position < end, text[position] != 0x5C, text[position] != 0x7D { position += 1 }
          }
        }
        // An override that does not end takes the rest of the text with it.
        guard position < end, text[position] == 0x7D else { return output }
        position += 1
      } else {
        output.append(text[position])
        position += 1
      }
    }
    close(to: 0)
    return output
  }
}
