// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct LanguagesCommandTests {
  @Test func `one input a line gives one output a line`() throws {
    let captions = try Captions()
    let outcome = try captions.run(
      "languages", "translate", "--to", "639-2t", input: "fre\nGER\r\nxx\n\nChinese (Simplified)")
    #expect(outcome.output == "fra\ndeu\r\n\n\nzho\n")
    #expect(outcome.status == 1)
    #expect(
      outcome.messages == """
        captions: <stdin>:3: unknown language "xx"
        captions: <stdin>:5: "Chinese (Simplified)" became "zho": script Hans dropped

        """)
  }

  @Test(arguments: [
    ("639-1", "fr\nde\n"), ("639-2b", "fre\nger\n"), ("bcp47", "fr\nde\n"),
    ("name", "French\nGerman\n"), ("native", "français\nDeutsch\n"),
  ])
  func `every form is written`(_ form: String, _ expected: String) throws {
    let outcome = try Captions().run(
      "languages", "translate", "--to", form, input: "fra\nger\n",
      environment: ["LC_ALL": "tr_TR.UTF-8"])
    #expect(outcome.output == expected)
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
  }

  @Test func `collisions are told and losses can be refused`() throws {
    let captions = try Captions()
    let input = "pt-BR\npt-PT\n"
    let outcome = try captions.run("languages", "translate", "--to", "639-2t", input: input)
    #expect(outcome.output == "por\npor\n")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("\"por\" stands for several languages: pt-BR, pt-PT"))
    let strict = try captions.run(
      "languages", "translate", "--to", "639-2t", "--strict", input: input)
    #expect(strict.output == "\n\n")
    #expect(strict.status == 1)
  }

  @Test func `columns and key paths are rewritten in place`() throws {
    let captions = try Captions()
    try captions.file("t.csv", "id,lang\r\n1,\"fre\"\r\n2,xx\r\n")
    let table = try captions.run(
      "languages", "translate", "--to", "639-1", "--csv", "lang", "t.csv")
    #expect(table.output == "id,lang\r\n1,\"fr\"\r\n2,\r\n")
    #expect(table.status == 1)
    let json = try captions.run(
      "languages", "translate", "--to", "639-1", "--json", "t.l",
      input: #"{"t":[{"l":"fre"},{"l":"xx"}]}"#)
    #expect(json.output == #"{"t":[{"l":"fr"},{"l":null}]}"#)
    let missing = try captions.run(
      "languages", "translate", "--to", "639-1", "--csv", "nope", "t.csv")
    #expect(missing.status == 2)
    #expect(missing.messages.contains("no column is called \"nope\"; there are \"id\", \"lang\""))
  }

  @Test func `the list and lookups are data`() throws {
    let captions = try Captions()
    let list = try captions.run("languages", "list", "--format", "ndjson")
    #expect(list.output.split(separator: "\n").count == 487)
    let lookup = try captions.run("languages", "lookup", "chi", "--format", "json")
    let entries = try #require(
      JSONSerialization.jsonObject(with: Data(lookup.output.utf8)) as? [[String: Any]])
    #expect(entries.first?["terminology"] as? String == "zho")
    #expect(entries.first?["bibliographic"] as? String == "chi")
    #expect(entries.first?["alpha2"] as? String == "zh")
    #expect(try captions.run("languages", "lookup", "nothing").status == 1)
  }

  @Test func `files are renamed only when told, and back again`() throws {
    let captions = try Captions()
    try captions.file("d/Talk one.fre.srt", "")
    try captions.file("d/Talk one.en.sdh.srt", "")
    try captions.file("d/plain.srt", "")
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(
        atPath: captions.directory.appending(path: "d").path
      ).filter { !$0.hasPrefix(".") }.sorted()
    }
    let before = try names()
    #expect(try captions.run("languages", "rename", "d", "--to", "639-2t").status == 0)
    #expect(try names() == before)
    let applied = try captions.run("languages", "rename", "d", "--to", "639-2t", "--apply")
    #expect(applied.status == 0)
    #expect(try names() == ["Talk one.eng.sdh.srt", "Talk one.fra.srt", "plain.srt"])
    let undone = try captions.run(
      "languages", "rename", "--undo", "d/.captions-rename-1.ndjson")
    #expect(undone.status == 0)
    #expect(try names() == before)
  }

  @Test func `names that would meet stop everything`() throws {
    let captions = try Captions()
    try captions.file("d/A.pt-BR.srt", "")
    try captions.file("d/A.pt-PT.srt", "")
    try captions.file("d/B.fre.srt", "")
    let outcome = try captions.run("languages", "rename", "d", "--preset", "wistia", "--apply")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("nothing was renamed"))
    #expect(
      FileManager.default.fileExists(
        atPath: captions.directory.appending(path: "d/B.fre.srt").path))
  }

  @Test func `a file whose text is not what its name says is found`() throws {
    let captions = try Captions()
    let cue = "1\n00:00:01,000 --> 00:00:02,000\n어젯밤에 네가 집에 올 줄 알았어.\n"
    try captions.file("A.kor.srt", cue)
    try captions.file("B.eng.srt", cue)
    #expect(try captions.run("languages", "detect", "A.kor.srt").status == 0)
    let outcome = try captions.run("languages", "detect", "B.eng.srt", "--format", "ndjson")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\"agreement\":\"different\""))
  }
}
