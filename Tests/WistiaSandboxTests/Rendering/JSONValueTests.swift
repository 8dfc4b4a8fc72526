// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

@Suite struct JSONValueTests {
  @Test(
    "Text is read as JSON has it",
    arguments: [
      ("null", SandboxJSON.null), (" [ 1 , -2.5e1 ] ", [1, -25.0]), ("\u{FEFF}true", true),
      (#"{"b":1,"a":{"c":[]}}"#, ["b": 1, "a": ["c": []]]), (#""\u00e9\ud83d\ude00\n\/""#, "é😀\n/"),
      (#""\ud800x""#, "\u{FFFD}x"), (#""\ud800\u0041""#, "\u{FFFD}A"),
      (#"{"a":1,"b":2,"a":3}"#, ["a": 3, "b": 2]),
      ("9223372036854775807", 9_223_372_036_854_775_807),
      ("9223372036854775808", 9.223372036854775808e18), ("0", 0), ("-0.0", -0.0),
    ] as [(String, SandboxJSON)])
  func reading(text: String, value: SandboxJSON) throws {
    #expect(try SandboxJSON(parsing: Array(text.utf8)) == value)
  }

  @Test(
    "What is not JSON is refused",
    arguments: [
      "", "{", "[1,]", "[1 2]", #"{"a"}"#, #"{"a":}"#, #"{a:1}"#, "01", "1.", "-", "+1", ".5", "1e",
      "nul", "1e999", "\"", "\"\u{1}\"", #""\x""#, #""\u12""#, "[] []", "'a'", "NaN",
      String(repeating: "[", count: 100_000),
    ])
  func refusing(text: String) {
    #expect(throws: (any Error).self) { try SandboxJSON(parsing: Array(text.utf8)) }
  }

  @Test("Bytes that are no UTF-8 are refused")
  func encoding() {
    #expect(throws: (any Error).self) { try SandboxJSON(parsing: [0x22, 0xC3, 0x22]) }
  }

  @Test("What is written is read back as it was, members in their order")
  func roundTrip() throws {
    let text = #"{"z":[{"y":"\u0000\"\\\t"},1.5,false],"a":{},"m":null}"#
    let value = try SandboxJSON(parsing: Array(text.utf8))
    #expect(String(decoding: value.encoded, as: UTF8.self) == text)
  }
}
