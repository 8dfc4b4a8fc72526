// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import Testing

@Suite struct TranslationTests {
  /// Feeds text in pieces of a size.
  private func csv(
    _ text: String, _ column: DelimitedRewriter.Column, size: Int, delimiter: UInt8 = 0x2C,
    hasHeader: Bool = false
  ) throws -> String {
    var rewriter = DelimitedRewriter(column: column, delimiter: delimiter, hasHeader: hasHeader)
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      let chunk = Array(bytes[start..<min(start + size, bytes.count)])
      try rewriter.consume(chunk.span, into: &output) { text, _ in "<\(text)>" }
    }
    try rewriter.finish(into: &output) { text, _ in "<\(text)>" }
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    ("a,b,c\n1,2,3\n", "b", "a,b,c\n1,<2>,3\n"), ("a,b\r\n1,2\r\n", "b", "a,b\r\n1,<2>\r\n"),
    ("a,b\n\"x,\"\"y\"\"\nz\",2", "b", "a,b\n\"x,\"\"y\"\"\nz\",<2>"),
    ("a,b\n1,\"2\"\n", "b", "a,b\n1,\"<2>\"\n"),
    ("\u{FEFF}a,b\n1,2\n", "a", "\u{FEFF}a,b\n<1>,2\n"),
    ("\u{FEFF}\"a\",b\n1,2\n", "a", "\u{FEFF}\"a\",b\n<1>,2\n"), ("a,b\n1,\n", "b", "a,b\n1,<>\n"),
    ("a,b\n1\n\n", "b", "a,b\n1\n\n"), ("a\n x \n", "a", "a\n<x>\n"),
    ("a,b\n5\" x,2\n", "b", "a,b\n5\" x,<2>\n"),
    ("a,b\n1,\"p\"\"q\"\n", "b", "a,b\n1,\"<p\"\"q>\"\n"),
    // Line ends of old Macs, which spreadsheets still write.
    ("a,b\r1,2\r\"x\ry\",3", "b", "a,b\r1,<2>\r\"x\ry\",<3>"),
    ("a,b\r\n\r\n1,2\r\n", "b", "a,b\r\n\r\n1,<2>\r\n"),
  ])
  func `a column is replaced and nothing else`(
    _ text: String, _ column: String, _ expected: String
  ) throws {
    for size in [1, 2, 3, 7, 1000] {
      #expect(try csv(text, .named(column), size: size) == expected)
    }
  }

  @Test func `columns have numbers too`() throws {
    #expect(try csv("x\ty\n1\t2\n", .number(2), size: 5, delimiter: 0x09) == "x\t<y>\n1\t<2>\n")
    #expect(try csv("x,y\n1,2\n", .number(1), size: 5, hasHeader: true) == "x,y\n<1>,2\n")
  }

  @Test func `a column that is not there is an error that lists what is`() {
    let error = #expect(throws: DelimitedRewriter.Failure.self) {
      try csv("a,b\n1,2\n", .named("c"), size: 9)
    }
    #expect(error?.description == "no column is called \"c\"; there are \"a\", \"b\"")
    #expect(throws: DelimitedRewriter.Failure.self) { try csv("a\n\"x", .named("a"), size: 9) }
  }

  @Test func `a header is found in another case when only one is`() throws {
    #expect(try csv("id,Lang\n1,2\n", .named("lang"), size: 3) == "id,Lang\n1,<2>\n")
    #expect(try csv("LANG,lang\n1,2\n", .named("lang"), size: 3) == "LANG,lang\n1,<2>\n")
    #expect(throws: DelimitedRewriter.Failure.self) {
      try csv("LANG,Lang\n1,2\n", .named("lang"), size: 3)
    }
  }

  private func json(_ text: String, _ path: String, size: Int = 1) throws -> String {
    var rewriter = JSONStringRewriter(keyPath: try #require(JSONKeyPath(path)))
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      let chunk = Array(bytes[start..<min(start + size, bytes.count)])
      try rewriter.consume(chunk.span, into: &output) { text, _ in
        text == "?" ? nil : "<\(text)>"
      }
    }
    try rewriter.finish()
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    (#"{"a":"x","b":"y"}"#, "a", #"{"a":"<x>","b":"y"}"#),
    (#"{"t":[{"l":"x"},{"l":"y"}]}"#, "t.l", #"{"t":[{"l":"<x>"},{"l":"<y>"}]}"#),
    (#"{"t":[{"l":"x"}]}"#, "t[].l", #"{"t":[{"l":"<x>"}]}"#),
    (#"{"l":["x","y"],"m":{"l":"z"}}"#, "l", #"{"l":["<x>","<y>"],"m":{"l":"z"}}"#),
    (#"{"p":{"a":{"l":"x"},"b":{"l":"y"}}}"#, "p.*.l", #"{"p":{"a":{"l":"<x>"},"b":{"l":"<y>"}}}"#),
    ("{\"l\": \"x\"}\n{\"l\" : \"y\"}\n", "l", "{\"l\": \"<x>\"}\n{\"l\" : \"<y>\"}\n"),
    (#"["x","y"]"#, "", #"["<x>","<y>"]"#), (#"{"a.b":"x"}"#, #"a\.b"#, #"{"a.b":"<x>"}"#),
    (#"{"l":"?","n":null,"v":1.5e3}"#, "l", #"{"l":null,"n":null,"v":1.5e3}"#),
    (#"{"l":"\u00e9\"\n"}"#, "l", #"{"l":"<é\"\n>"}"#),
    (#"{"l":"\u+0E9"}"#, "l", #"{"l":"\u+0E9"}"#),
    (#"{"\u006c":"x"}"#, "l", #"{"\u006c":"<x>"}"#),
    (#"{"l":{"l":"x"}}"#, "l", #"{"l":{"l":"x"}}"#),
    (#"{"l":5,"l2":"l"}"#, "l", #"{"l":5,"l2":"l"}"#),
    (#"{"a":{"l":"x"},"l":"y"}"#, "l", #"{"a":{"l":"x"},"l":"<y>"}"#), ("", "l", ""),
    (#"{"t":[{"l":"x"},{"l":"y"}]}"#, "t[1].l", #"{"t":[{"l":"x"},{"l":"<y>"}]}"#),
    (#"{"t":[["x","y"],["z","w"]]}"#, "t[0][1]", #"{"t":[["x","<y>"],["z","w"]]}"#),
    (#"[1,{"a":[0,1]},"x"] ["y"]"#, "[2]", #"[1,{"a":[0,1]},"<x>"] ["y"]"#),
    (#"{"t":["x"],"u":"y"}"#, "t[1]", #"{"t":["x"],"u":"y"}"#),
    (#"{"t":{"l":"x"}}"#, "t[0].l", #"{"t":{"l":"x"}}"#),
    (#"{"t[0]":"x","*":"y","z":"w"}"#, #"t\[0]"#, #"{"t[0]":"<x>","*":"y","z":"w"}"#),
    (#"{"*":"y","z":"w"}"#, #"\*"#, #"{"*":"<y>","z":"w"}"#),
  ])
  func `strings at a path are replaced and nothing else`(
    _ text: String, _ path: String, _ expected: String
  ) throws {
    for size in [1, 3, 1000] { #expect(try json(text, path, size: size) == expected) }
  }

  @Test(arguments: ["a[", "a[x]", "a[1", "a[-1]", "a[[0]]", "a[99999999999999999999]"])
  func `brackets hold a number or nothing`(_ path: String) {
    #expect(JSONKeyPath(path) == nil)
  }

  @Test(arguments: [
    #"{"a" "x"}"#, "not json", #"{"a":"x",}"#, #"["x" "y"]"#, #"{"a":}"#, "[,]", #"{,"a":1}"#,
    "[1 2]",
    "[tru]", "[0x1]", "[inf]", "[nan]", "[1.2.3]", #"{"a":"x":1}"#, #"{a:"x"}"#, "[1]]",
    #"{"a":"x"]"#,
    #"{"a""#, "[\u{FEFF}]",
  ])
  func `JSON that is nearly right is an error`(_ text: String) {
    for size in [1, 1000] {
      #expect(throws: JSONStringRewriter.Failure.self) { try json(text, "a", size: size) }
    }
  }

  @Test(arguments: [
    "[]", "{}", "[[],{}]", "1", "true false null", "-1.5E+3", #"[{"b":1},2]"#, #""x" "y""#,
    " \n", "\u{FEFF}{}", #"{"b":[true,null,{"c":false}],"d":-0}"#,
  ])
  func `JSON of every shape passes through`(_ text: String) throws {
    for size in [1, 1000] { #expect(try json(text, "a", size: size) == text) }
  }

  @Test(arguments: [#"{"a":"x""#, #"{"a"]"#, "}", #""x"#, "{\"a\":\"x\ny\"}", "<html>", "[1,2"])
  func `what is not JSON is an error`(_ text: String) {
    #expect(throws: JSONStringRewriter.Failure.self) { try json(text, "a") }
  }

  @Test func `deep nesting is refused and not a crash`() {
    #expect(throws: JSONStringRewriter.Failure.self) {
      try json(String(repeating: "[", count: 100_000), "a", size: 4096)
    }
  }

  @Test func `translations keep notes, problems and collisions`() {
    var translator = LanguageTranslator(to: .terminology)
    #expect(translator.translate("fre").text == "fra")
    #expect(translator.translate("French").text == "fra")
    #expect(translator.translate("").text == "")
    #expect(translator.translate("").problem == nil)
    let brazilian = translator.translate("pt-BR")
    #expect(brazilian.text == "por")
    #expect(brazilian.notes == ["\"pt-BR\" became \"por\": region BR dropped"])
    #expect(!brazilian.isRepeated)
    #expect(translator.translate("pt-BR").isRepeated)
    #expect(translator.translate("pt-PT").text == "por")
    let unknown = translator.translate("Frnech")
    #expect(unknown.text == nil)
    #expect(unknown.problem == "unknown language \"Frnech\"; did you mean \"fr\" (French)?")
    #expect(translator.collisions.map { "\($0.output): \($0.tags)" } == ["por: [pt-BR, pt-PT]"])
  }

  @Test func `a strict translator refuses losses`() {
    var translator = LanguageTranslator(to: .terminology, isStrict: true)
    #expect(translator.translate("fre").text == "fra")
    for input in ["pt-BR", "iw", "yue", "jp"] {
      let translation = translator.translate(input)
      #expect(translation.text == nil)
      #expect(translation.problem?.hasPrefix("refused") == true)
    }
    #expect(translator.collisions.isEmpty)
  }
}
