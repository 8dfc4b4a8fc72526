// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WistiaAPI

/// What RFC 8259 decides, and what it leaves open.
@Suite struct JSONReaderTests {
  private func read(_ text: String, isForgiving: Bool = false) throws -> Answer {
    try JSONReader.read(Array(text.utf8), isForgiving: isForgiving)
  }

  static let values: [(String, JSONValue)] = [
    ("null", .null), (" true\r\n", .bool(true)), ("\tfalse ", .bool(false)),
    ("[]", .array([])), ("{}", .object([:])), ("[ ]", .array([])), ("{ }", .object([:])),
    ("0", .integer(0)), ("-0", .integer(0)), ("-0.0", .integer(0)), ("1.0", .integer(1)),
    ("1e3", .integer(1000)), ("1.5E+2", .integer(150)), ("100e-2", .integer(1)),
    ("1.5", .number(1.5)), ("-2.5e-3", .number(-0.0025)), ("1e-400", .integer(0)),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .number(9.223372036854775807e18)),
    ("-9223372036854775809", .number(-9.223372036854775808e18)),
    ("18446744073709551616", .number(1.8446744073709551616e19)),
    ("9007199254740993.0", .number(9007199254740992)), ("1e18", .number(1e18)),
    ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
    (#""""#, .string("")), (#""é\u00e9\u0000\/""#, .string("éé\0/")),
    (#""\"\\\b\f\n\r\t""#, .string("\"\\\u{8}\u{C}\n\r\t")),
    (#""\ud83d\ude00\uD83D\uDE00""#, .string("😀😀")), (#""\uffff""#, .string("\u{FFFF}")),
    ("\"\u{7F}\u{2028}\"", .string("\u{7F}\u{2028}")),
    (
      #"{"a":1,"b":[{"a":2}],"":null}"#,
      .object(["a": .integer(1), "b": .array([.object(["a": .integer(2)])]), "": .null])
    ),
    // Of members of the same name the last one counts, as in JavaScript, Python and Go.
    (#"{"a":1,"a":2,"\u0061":3}"#, .object(["a": .integer(3)])),
    ("\u{FEFF}[1]", .array([.integer(1)])),
  ]

  @Test(arguments: values)
  func `a value is read`(text: String, value: JSONValue) throws {
    #expect(try read(text).value == value)
    #expect(try read(text, isForgiving: true).value == value)
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    #expect(try read(text, isForgiving: true).repairs == AnswerRepairs())
  }

  static let malformed: [(String, String)] = [
    ("", "cut off at byte 0"), (" ", "cut off at byte 1"), ("[1,", "cut off at byte 3"),
    ("[1", "cut off at byte 2"), (#"{"a""#, "cut off at byte 4"), (#"{"a":"b"#, "cut off"),
    (#""a\"#, "cut off"), (#""\u12"#, "cut off"), ("tru", "cut off"), ("-", "cut off"),
    ("1.", "cut off"), ("1e", "cut off"), ("1e+", "cut off"), ("{", "cut off"),
    ("[1,]", "a value is missing at byte 3"), ("[,1]", "a value is missing at byte 1"),
    (#"{"a":1,}"#, "a name is missing at byte 7"), ("{a:1}", "a name is missing"),
    ("{'a':1}", "a name is missing"), (#"{"a" 1}"#, "a colon is missing at byte 5"),
    ("[1 2]", "a comma or bracket is missing at byte 3"), ("[1}", "a comma or bracket"),
    (#"{"a":1 "b":2}"#, "a comma or brace is missing"), ("1 2", "something follows"),
    ("[]]", "something follows"), ("01", "a digit follows a leading zero"),
    ("-01", "a digit follows a leading zero"), ("+1", "a value is missing"),
    (".5", "a value is missing"), ("1.e3", "a digit is missing"), ("-x", "a digit is missing"),
    ("1e400", "too large"), ("-1e400", "too large"), ("NaN", "a value is missing"),
    ("Infinity", "a value is missing"), ("True", "a value is missing"), ("nulL", "missing"),
    ("[1] // x", "something follows"), ("/* x */ 1", "a value is missing"),
    ("\"a\nb\"", "a control character stands in a string at byte 2"), ("\"\0\"", "control"),
    ("[1]\0", "something follows"), (#""\x41""#, "an unknown escape"),
    (#""\u00g0""#, "hexadecimal"),
    (#""\ud800""#, "half of a surrogate pair"), (#""\udc00""#, "half of a surrogate pair"),
    ("[\u{A0}1]", "a value is missing"), ("\u{FEFF}\u{FEFF}1", "a value is missing"),
  ]

  @Test(arguments: malformed)
  func `what is malformed is refused, and where`(text: String, reason: String) {
    let failure = #expect(throws: AnswerFailure.self) { try read(text) }
    #expect(failure?.kind == .malformed)
    #expect(failure?.description.contains(reason) == true, "\(failure?.description ?? "")")
  }

  @Test(
    arguments: [
      [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], [0x22, 0x80, 0x22],
      [0x22, 0xE2, 0x82, 0x5C, 0x6E, 0x22],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused, or repaired and counted`(bytes: [UInt8]) throws {
    #expect(throws: AnswerFailure.self) { try JSONValue(parsing: bytes) }
    let answer = try JSONReader.read(bytes, isForgiving: true)
    guard case .string(let text) = answer.value else {
      Issue.record("no string")
      return
    }
    #expect(text.unicodeScalars.contains("\u{FFFD}"))
    #expect(answer.repairs.texts == 1)
  }

  @Test(
    arguments: [
      // UTF-16 with and without a mark, and UTF-32.
      [0xFF, 0xFE, 0x5B, 0, 0x5D, 0], [0, 0x5B, 0, 0x5D], [0x5B, 0, 0x5D, 0], [0x5B, 0, 0, 0],
    ] as [[UInt8]])
  func `other encodings are refused`(bytes: [UInt8]) {
    #expect(throws: AnswerFailure.self) { try JSONReader.read(bytes, isForgiving: true) }
  }

  @Test(arguments: [
    (#""\ud800""#, "\u{FFFD}"), (#""a\udfffb""#, "a\u{FFFD}b"),
    (#""\ud800\ud800""#, "\u{FFFD}\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    (#""\ud83dx""#, "\u{FFFD}x"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
  ])
  func `half of a surrogate pair is replaced`(text: String, expected: String) throws {
    let answer = try read(text, isForgiving: true)
    #expect(answer.value == .string(expected))
    #expect(answer.repairs.texts == 1)
    #expect(answer.repairs.sample == expected)
  }

  @Test func `repairs are counted by value`() throws {
    let answer = try read(
      #"{"\ud800":["x",1e999,-1E400,"\udc00\udc00",3]}"#, isForgiving: true)
    #expect(answer.repairs.texts == 2)
    #expect(answer.repairs.numbers == 2)
    #expect(answer.repairs.sample == "\u{FFFD}")
    #expect(
      answer.value["\u{FFFD}"]
        == .array([.string("x"), .null, .null, .string("\u{FFFD}\u{FFFD}"), .integer(3)]))
  }

  @Test func `the sample of a repair is short however long its characters are`() throws {
    let marks = String(repeating: "\u{301}", count: 100_000)
    let answer = try read(#""\ud800"# + marks + "\"", isForgiving: true)
    #expect(answer.repairs.sample?.unicodeScalars.count == 60)
  }

  @Test(arguments: [3, 64])
  func `nesting ends at the budget`(depth: Int) throws {
    var budget = AnswerBudget()
    budget.depth = depth
    for (open, inner, close) in [("[", "", "]"), (#"{"a":"#, "1", "}"), (#"[{"a":"#, "[]", "}]")] {
      let levels = (open.contains("[") ? 1 : 0) + (open.contains("{") ? 1 : 0)
      let most = (depth - (inner == "[]" ? 1 : 0)) / levels
      let text = { (count: Int) in
        Array(
          (String(repeating: open, count: count) + inner + String(repeating: close, count: count))
            .utf8)
      }
      _ = try JSONReader.read(text(most), isForgiving: true, budget: budget)
      for count in [most + 1, 500, 100_000] {
        let failure = #expect(throws: AnswerFailure.self) {
          try JSONReader.read(text(count), isForgiving: true, budget: budget)
        }
        #expect(failure?.kind == .overBudget)
        #expect(failure?.description.contains("more than \(depth) levels") == true)
      }
    }
  }

  @Test(arguments: ["[1,2,3,4]", #"{"a":1,"b":2,"c":3,"d":4}"#, #"[[],{},"",null]"#])
  func `values end at the budget`(text: String) throws {
    var budget = AnswerBudget()
    budget.values = 5
    _ = try JSONReader.read(Array(text.utf8), isForgiving: true, budget: budget)
    budget.values = 4
    let failure = #expect(throws: AnswerFailure.self) {
      try JSONReader.read(Array(text.utf8), isForgiving: true, budget: budget)
    }
    #expect(failure?.kind == .overBudget)
    #expect(failure?.description.contains("more than 4 values") == true)
  }

  @Test func `names and bytes end at the budget`() throws {
    let name = String(repeating: "\u{301}", count: 64)
    #expect(try read("{\"\(name)\":1}").value[name] == .integer(1))
    #expect(throws: AnswerFailure.self) { try read("{\"\(name)a\":1}") }
    var budget = AnswerBudget()
    budget.bytes = 3
    _ = try JSONReader.read(Array("[1]".utf8), isForgiving: true, budget: budget)
    let failure = #expect(throws: AnswerFailure.self) {
      try JSONReader.read(Array("[1] ".utf8), isForgiving: true, budget: budget)
    }
    #expect(failure?.description == "it is larger than 3 bytes")
  }

  @Test func `a number of a million digits is a number`() throws {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(try read("0.\(digits)").value == .integer(1))
    #expect(try read(digits + "e-1000000").value == .integer(1))
    #expect(try read("[\(digits)]", isForgiving: true).value == .array([.null]))
  }
}
