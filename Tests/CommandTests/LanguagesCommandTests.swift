// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import Foundation
import Glibc
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

  @Test func `lines are shown beside what became of them`() throws {
    let captions = try Captions()
    let input = "fre\npt-BR\nFrnech\n\u{1B}[31m\n"
    func run(_ format: String) throws -> Captions.Outcome {
      try captions.run(
        "languages", "translate", "--to", "639-2t", "--format", format, input: input)
    }
    let table = try run("table")
    #expect(table.status == 1)
    #expect(
      table.output.split(separator: "\n").prefix(3) == [
        "INPUT       OUTPUT  NOTES", "fre         fra",
        "pt-BR       por     \"pt-BR\" became \"por\": region BR dropped",
      ])
    #expect(!table.output.contains("\u{1B}"))
    let array = try run("json")
    let values = try #require(
      JSONSerialization.jsonObject(with: Data(array.output.utf8)) as? [[String: Any]])
    #expect(values.map { $0["output"] as? String } == ["fra", "por", nil, nil])
    #expect(values.map { $0["line"] as? Int } == [1, 2, 3, 4])
    #expect(values[1]["notes"] as? [String] == ["\"pt-BR\" became \"por\": region BR dropped"])
    #expect((values[2]["problem"] as? String)?.contains("did you mean") == true)
    #expect(try run("ndjson").output.split(separator: "\n").count == 4)
    let empty = try captions.run(
      "languages", "translate", "--to", "639-1", "--format", "json", input: "")
    #expect(empty.output == "[]\n")
    let mixed = try captions.run(
      "languages", "translate", "--to", "639-1", "--format", "json", "--csv", "1", input: "")
    #expect(mixed.status == 64)
  }

  @Test(arguments: [
    ["--to", "name:tlh"], ["--to", "639-1", "--names", "tlh"], ["--to", "name:zz"],
  ])
  func `a locale without names is refused`(_ arguments: [String]) throws {
    let outcome = try Captions().run(
      ["languages", "translate"] + arguments, input: Data("en\n".utf8))
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("there are no names of languages in"))
  }

  @Test func `a list that cannot be read is a failure`() throws {
    let captions = try Captions()
    try captions.file("d/A.fre.srt", "")
    // A file stands in the place of the directory.
    let undone = try captions.run("languages", "rename", "--undo", "d/A.fre.srt/list")
    #expect(undone.status == 2)
    #expect(undone.messages.hasPrefix("captions: "))
  }

  @Test func `a key path that leads nowhere is told`() throws {
    let captions = try Captions()
    let outcome = try captions.run(
      "languages", "translate", "--to", "639-1", "--json", "t.x", input: #"{"t":[{"l":"fre"}]}"#)
    #expect(outcome.output == #"{"t":[{"l":"fre"}]}"#)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("no string is at \"t.x\""))
    let index = try captions.run(
      "languages", "translate", "--to", "639-1", "--json", "t[x].l", input: "{}")
    #expect(index.status == 64)
  }

  @Test func `every line end is kept, and one input a line is one output a line`() throws {
    for (input, expected) in [
      ("fre\rger\r", "fr\rde\r"), ("fre\r\n\r\nger\r\n", "fr\r\n\r\nde\r\n"),
      ("fre\r\rger", "fr\r\rde\r"), ("fre\n\rger", "fr\n\rde\r"), ("fre", "fr\n"),
    ] {
      let outcome = try Captions().run("languages", "translate", "--to", "639-1", input: input)
      #expect(outcome.output == expected, "\(input.debugDescription)")
    }
  }

  @Test func `columns may stand between other characters`() throws {
    let outcome = try Captions().run(
      "languages", "translate", "--to", "639-1", "--csv", "lang", "--delimiter", ";",
      input: "id;Lang\n1;fre\n")
    #expect(outcome.output == "id;Lang\n1;fr\n")
    #expect(outcome.status == 0)
  }

  @Test func `a reader that goes away ends the run quietly, as the system does`() throws {
    let captions = try Captions()
    try captions.file("codes.txt", String(repeating: "fre\n", count: 200_000))
    let outcome = try captions.shell(
      "(\"$CAPTIONS\" languages translate --to 639-1 codes.txt; echo $? >status) | head -n 1")
    #expect(outcome.output == "fr\n")
    #expect(outcome.messages == "")
    #expect(try captions.content("status") == "\(128 + SIGPIPE)\n")
  }

  @Test func `what was not done for want of a reader is no success`() throws {
    let captions = try Captions()
    try captions.file("Talk.en.srt", "1\n00:00:01,000 --> 00:00:02,000\nHi\n")
    _ = try captions.shell(
      "(sleep 0.2; \"$CAPTIONS\" languages rename . --to 639-2t --apply; echo $? >status) | true")
    let names = try FileManager.default.contentsOfDirectory(atPath: captions.directory.path)
    let status = try captions.content("status")
    #expect(names.contains("Talk.eng.srt") || status != "0\n", "\(names) \(status)")
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
    let problems = try captions.run("languages", "lookup", "Tonga", "fr", "--format", "json")
    #expect(problems.status == 1)
    let found = try #require(
      JSONSerialization.jsonObject(with: Data(problems.output.utf8)) as? [[String: Any]])
    #expect(found.map { $0["reason"] as? String } == ["ambiguous", nil])
    #expect((found[0]["candidates"] as? [String])?.sorted() == ["to", "tog"])
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
      "languages", "rename", "--undo", "d/.captions-rename-1.ndjson", "--apply")
    #expect(undone.status == 0)
    #expect(try names() == before)
  }

  @Test func `odd names are renamed and taken back byte by byte`() throws {
    let captions = try Captions()
    let names = [
      "e\u{301}.ger.srt", "quo\"te\\.fre.srt",
      "-dash.fre.srt", "deep/ space .fre.srt", "deep/A.zh.srt", "deep/A.por.srt",
    ]
    for name in names { try captions.file("d/\(name)", name) }
    func contents() throws -> [String: String] {
      var contents: [String: String] = [:]
      let folder = captions.directory.appending(path: "d").path
      for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init()
      where path.hasSuffix(".srt") {
        contents[path] = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
      }
      return contents
    }
    let before = try contents()
    #expect(before.count == names.count)
    #expect(try captions.run("languages", "rename", "d", "--to", "639-2b", "--apply").status == 0)
    let after = try contents()
    #expect(after.count == names.count)
    #expect(after["deep/A.chi.srt"] == "deep/A.zh.srt")
    #expect(try captions.run("languages", "rename", "d", "--to", "639-1", "--apply").status == 0)
    let second = try contents()
    #expect(second["deep/ space .fr.srt"] == "deep/ space .fre.srt")
    for number in [2, 1] {
      let undone = try captions.run(
        "languages", "rename", "--undo", "d/.captions-rename-\(number).ndjson", "--apply")
      #expect(undone.status == 0)
    }
    #expect(try contents() == before)
    let again = try captions.run(
      "languages", "rename", "--undo", "d/.captions-rename-1.ndjson", "--apply")
    #expect(again.status != 0)
  }

  @Test func `a name that begins with a combining mark is a name`() throws {
    // The mark makes one character with the slash before it.
    let captions = try Captions()
    let outcome = try captions.shell(
      """
      mkdir d; cd d; : > "$(printf '\\314\\201A.fre.srt')"; cd ..
      "$CAPTIONS" languages rename d --to 639-1 --apply && ls d
      "$CAPTIONS" languages rename --undo d/.captions-rename-1.ndjson --apply && ls d
      """)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("\n\u{301}A.fr.srt\n\u{301}A.fre.srt\n"))
  }

  @Test func `taking back leaves alone what has the old name by now`() throws {
    let captions = try Captions()
    try captions.file("d/A.fre.srt", "A")
    try captions.file("d/B.fre.srt", "B")
    #expect(try captions.run("languages", "rename", "d", "--to", "639-1", "--apply").status == 0)
    try captions.file("d/A.fre.srt", "new")
    let undone = try captions.run(
      "languages", "rename", "--undo", "d/.captions-rename-1.ndjson", "--apply")
    #expect(undone.status == 1)
    #expect(undone.messages.contains("d/A.fre.srt is another file by now"))
    #expect(try captions.content("d/A.fre.srt") == "new")
    #expect(try captions.content("d/A.fr.srt") == "A")
    #expect(try captions.content("d/B.fre.srt") == "B")
  }

  @Test func `a name that is not UTF-8 is told and stands in no way`() throws {
    let captions = try Captions()
    try captions.file("d/A.fre.srt", "")
    _ = try captions.shell("touch \"$(printf 'd/caf\\351.fre.srt')\"")
    let outcome = try captions.run("languages", "rename", "d", "--to", "639-1", "--apply")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("its name is not UTF-8"))
    #expect(
      FileManager.default.fileExists(
        atPath: captions.directory.appending(path: "d/A.fr.srt").path))
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
  /// Which of both is missing, the library or the build's use of it, is told apart.
  @Test func `detect says what is missing where there are no statistics`() throws {
    let captions = try Captions()
    try captions.file("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nThey were late again today.\n")
    // What the loader finds first is no library.
    try captions.file("nothing/libcld2.so.0", "")
    let outcome = try captions.run(
      ["languages", "detect", "a.srt"],
      environment: ["LD_LIBRARY_PATH": captions.directory.appending(path: "nothing").path])
    #expect(outcome.status == 0)
    #expect(
      outcome.messages.contains(
        LanguageDetector.isBuiltWithStatistics ? "apt-get install libcld2-0" : "built without"))
    #expect(outcome.messages.contains("Latin letters"))
  }
}
