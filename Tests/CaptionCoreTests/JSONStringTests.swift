// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Foundation
import Testing

struct JSONStringTests {
  /// Each character behind none to eight others, since eight bytes are asked at once.
  @Test func everyCharacterIsEscapedOrStays() {
    var wrong: [String] = []
    for value in UInt32(0)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(repeating: "x", count: Int(value % 9)) + String(Character(scalar)) + "y"
      var bytes: [UInt8] = []
      bytes.append(quoted: text)
      let isEscaped = !bytes.elementsEqual("\"\(text)\"".utf8)
      if isEscaped != (TerminalText.isUnsafe(scalar) || value == 0x22 || value == 0x5C) {
        wrong.append(String(value, radix: 16))
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func noMoreIsEscapedThanAsked() {
    var bytes: [UInt8] = []
    bytes.append(quoted: "a\u{7F}\u{9B}\u{202E}\"\\\n\r\t\u{1B}é日/", escaping: .required)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\"a\u{7F}\u{9B}\u{202E}\\\"\\\\\\n\\r\\t\\u001bé日/\"")
  }

  @Test func whatIsEscapedIsReadBack() throws {
    let unsafe = (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init)
      .filter { TerminalText.isUnsafe($0) || [0x22, 0x5C, 0xE9, 0x627, 0x4E00].contains($0.value) }
    var text = ""
    for scalar in unsafe { text.unicodeScalars.append(contentsOf: ["a", scalar, "é", scalar]) }
    var bytes: [UInt8] = []
    bytes.append(quoted: text)
    #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    let decoded = try JSONDecoder().decode(String.self, from: Data(bytes))
    #expect(decoded.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  /// What another encoder wrote says the same, and keeps what is no part of a string.
  @Test func aDocumentOfAnotherEncoderIsMadeSafe() throws {
    let value = ["na\u{9B}me": ["a\u{202E}b\n\"\\", "\u{7F}\u{2028}\u{FEFF}é日😀", ""]]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let document = [UInt8](try encoder.encode(value))
    var bytes: [UInt8] = []
    bytes.append(document: document)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("na\\u009bme"))
    #expect(text.contains("\\u007f\\u2028\\ufeffé日😀"))
    #expect(!text.unicodeScalars.contains { TerminalText.isUnsafe($0) && $0 != "\n" })
    #expect(try JSONDecoder().decode([String: [String]].self, from: Data(bytes)) == value)
    #expect(text.count { $0 == "\n" } == document.count { $0 == 0x0A })
  }
}
