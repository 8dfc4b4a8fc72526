// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct CuesCommandTests {
  static let source =
    "\u{FEFF}1\r\n00:00:01.000 -> 00:00:03,5\r\nA \"b\"\r\nc\r\n\r\n00:00:04,000 --> 00:00:05,000\r\n"

  @Test(arguments: [
    (
      "ndjson",
      """
      {"ordinal":1,"index":1,"start":1000,"end":3500,"text":"A \\"b\\"\\nc","line":2}
      {"ordinal":2,"index":null,"start":4000,"end":5000,"text":"","line":6}

      """
    ),
    (
      "csv",
      "ordinal,index,start,end,text,line\r\n1,1,1000,3500,\"A \"\"b\"\"\nc\",2\r\n2,,4000,5000,\"\",6\r\n"
    ),
    (
      "text",
      "1  00:00:01,000 --> 00:00:03,500  A \"b\" | c\n2  00:00:04,000 --> 00:00:05,000  \n"
    ),
  ])
  func printsEveryCue(format: String, expected: String) throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.source)
    let outcome = try captions.run("cues", "a.srt", "--format", format)
    #expect(outcome.output == expected)
    #expect(outcome.status == 0)
    #expect(
      try captions.run("cues", "-", "--format", format, input: Self.source).output == expected)
  }

  @Test func anEmptyFileHasNoCues() throws {
    let captions = try Captions()
    try captions.file("a.srt", "")
    let outcome = try captions.run("cues", "a.srt")
    #expect(outcome.output.isEmpty)
    #expect(outcome.status == 0)
  }

  @Test func readsOtherEncodings() throws {
    let captions = try Captions()
    let text = "1\n00:00:01,000 --> 00:00:03,000\nПривет, как дела?\n"
    try captions.file("a.ru.srt", text.data(using: .windowsCP1251) ?? Data())
    try captions.file("b.srt", text.data(using: .utf16) ?? Data())
    for name in ["a.ru.srt", "b.srt"] {
      let outcome = try captions.run("cues", name)
      #expect(outcome.output.contains("Привет, как дела?"), "\(name)")
    }
  }

  @Test(arguments: [("missing.srt", "no such file"), (".", "it is a directory")])
  func saysWhatCannotBeRead(path: String, message: String) throws {
    let outcome = try Captions().run("cues", path)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(message))
  }
}
