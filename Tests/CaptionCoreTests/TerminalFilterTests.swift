// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaptionCore

struct TerminalFilterTests {
  /// What comes out of the filter when the bytes go in in pieces of a size.
  private func filtered(
    _ bytes: [UInt8], pieces: Int = .max, colours: Bool = false
  ) -> [UInt8] {
    var filter = TerminalFilter()
    var output: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let end = position + min(pieces, bytes.count - position)
      filter.consume(
        bytes.span.extracting(position..<end), keepingColours: colours, into: &output)
      position = end
    }
    filter.finish(into: &output)
    return output
  }

  private func filtered(_ text: String, colours: Bool = false) -> String {
    String(decoding: filtered(Array(text.utf8), colours: colours), as: UTF8.self)
  }

  /// Each character alone, whether the terminal may have it.
  @Test func everyCharacterPassesOrBecomesVisible() {
    for value in UInt32(0)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      let result = filtered("a\(text)b")
      if value == 0x09 || value == 0x0A || !TerminalText.isUnsafe(scalar) {
        guard result.utf8.elementsEqual("a\(text)b".utf8) else {
          Issue.record("U+\(String(value, radix: 16)) became \(result)")
          continue
        }
      } else if result != "a\(TerminalText.escaped(text))b" {
        Issue.record("U+\(String(value, radix: 16)) became \(result)")
      }
    }
  }

  @Test(arguments: [
    ("a\r\nb", "a\r\nb"), ("a\rb", "a\\rb"), ("a\r", "a\\r"), ("a\r\r\n", "a\\r\r\n"),
    ("\u{1B}[31m", "\\u{1B}[31m"), ("\u{1B}", "\\u{1B}"),
  ])
  func whatATerminalActsOnBecomesVisible(text: String, shown: String) {
    #expect(filtered(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test(arguments: [
    ("\u{1B}[31mred\u{1B}[0m", "\u{1B}[31mred\u{1B}[0m"), ("\u{1B}[1;31m", "\u{1B}[1;31m"),
    ("\u{1B}[m", "\u{1B}[m"), ("\u{1B}[2J", "\\u{1B}[2J"),
    ("\u{1B}]0;x\u{07}", "\\u{1B}]0;x\\u{7}"),
    ("\u{1B}[31", "\\u{1B}[31"), ("\u{1B}m", "\\u{1B}m"), ("\u{1B}1m", "\\u{1B}1m"),
    ("\u{1B}[3[1m", "\\u{1B}[3[1m"), ("\u{9B}31m", "\\u{9B}31m"),
    ("\u{1B}\u{1B}[0m", "\\u{1B}\u{1B}[0m"),
    (
      "\u{1B}[" + String(repeating: "1;", count: 20) + "m",
      "\\u{1B}[" + String(repeating: "1;", count: 20) + "m"
    ),
  ])
  func coloursPassWhereTheyAreTheToolsOwn(text: String, shown: String) {
    #expect(filtered(text, colours: true) == shown)
  }

  @Test(
    arguments: [
      ([0x9B], "\\x9B"), ([0xC2], "\\xC2"), ([0xE2, 0x80], "\\xE2\\x80"),
      ([0xC0, 0x9B], "\\xC0\\x9B"),
      ([0xE0, 0x82, 0x9B], "\\xE0\\x82\\x9B"), ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"),
      ([0xF4, 0x90, 0x80, 0x80], "\\xF4\\x90\\x80\\x80"), ([0xF0, 0x9F, 0x98], "\\xF0\\x9F\\x98"),
      ([0xE2, 0x61], "\\xE2a"), ([0xFF, 0x00], "\\xFF\\u{0}"),
    ] as [([UInt8], String)])
  func whatIsNoUTF8BecomesVisible(bytes: [UInt8], shown: String) {
    #expect(String(decoding: filtered(bytes), as: UTF8.self) == shown)
  }

  /// However the bytes are cut, the same comes out.
  @Test(arguments: 1...5) func piecesOfAnySizeGiveTheSame(size: Int) {
    let bytes: [UInt8] =
      Array("a\r\nb\rc\u{1B}[1;31mx\u{1B}[2J\u{9B}ř日😀\u{202E}\u{2028}\r".utf8) + [0xE2, 0x80, 0xC2]
    #expect(filtered(bytes, pieces: size) == filtered(bytes))
    #expect(filtered(bytes, pieces: size, colours: true) == filtered(bytes, colours: true))
  }
}
