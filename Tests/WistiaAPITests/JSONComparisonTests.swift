// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import SeededNumbers
import Testing

@testable import WistiaAPI

/// The reader against Foundation's decoder, on documents of every shape and on broken ones.
@Suite struct JSONComparisonTests {
  /// What Foundation makes of any JSON, by trying.
  private enum Oracle: Decodable, Equatable {
    case null, bool(Bool), integer(Int64), number(Double), string(String)
    case array([Oracle])
    case object([String: Oracle])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .string(text)
      } else if container.decodeNil() {
        self = .null
      } else if let members = try? container.decode([String: Oracle].self) {
        self = .object(members)
      } else if let elements = try? container.decode([Oracle].self) {
        self = .array(elements)
      } else if let flag = try? container.decode(Bool.self) {
        self = .bool(flag)
      } else if let integer = try? container.decode(Int64.self) {
        self = .integer(integer)
      } else {
        self = .number(try container.decode(Double.self))
      }
    }

    init?(_ bytes: [UInt8]) {
      guard let value = try? JSONDecoder().decode(Oracle.self, from: Data(bytes)) else {
        return nil
      }
      self = value
    }

    /// Whether both are the same; an integer beyond 2^53 may be told by the nearest `Double`.
    func matches(_ value: JSONValue) -> Bool {
      switch (self, value) {
      case (.null, .null): true
      case (.bool(let first), .bool(let second)): first == second
      case (.integer(let first), .integer(let second)): first == second
      case (.number(let first), .number(let second)): first == second
      case (.integer(let first), .number(let second)): Double(first) == second
      case (.string(let first), .string(let second)):
        first.unicodeScalars.elementsEqual(second.unicodeScalars)
      case (.array(let first), .array(let second)):
        first.count == second.count && zip(first, second).allSatisfy { $0.matches($1) }
      case (.object(let first), .object(let second)):
        first.count == second.count
          && first.allSatisfy { name, value in second[name].map { value.matches($0) } ?? false }
      default: false
      }
    }
  }

  /// Writes documents: every form of number, string, space and nesting that there is.
  private struct Writer: Drawing {
    var numbers: SplitMix64

    mutating func space() -> String { chance(80) ? "" : pick([" ", "\n", "\t", "\r\n", "  "]) }

    mutating func string() -> String {
      var text = ""
      for _ in 0..<number(0...8) {
        text += pick([
          "a", "Z", "0", " ", "é", "日", "😀", "e\u{301}", "\u{7F}", #"\""#, #"\\"#, #"\/"#, #"\b"#,
          #"\f"#, #"\n"#, #"\r"#, #"\t"#, #"\u00e9"#, #"\u0000"#, #"\uFFFF"#, #"\ud83d\ude00"#,
        ])
      }
      return "\"\(text)\""
    }

    mutating func numeral() -> String {
      let digits = { (writer: inout Writer, most: Int) in
        (0..<writer.number(1...most)).map { _ in writer.pick(Array("0123456789").map(String.init)) }
          .joined()
      }
      var text = chance(30) ? "-" : ""
      text += chance(20) ? "0" : pick(["1", "5", "9"]) + (chance(50) ? digits(&self, 21) : "")
      if chance(30) { text += "." + digits(&self, 18) }
      if chance(20) { text += pick(["e", "E"]) + pick(["", "+", "-"]) + digits(&self, 2) }
      return text
    }

    mutating func value(depth: Int) -> String {
      switch next() % (depth > 4 ? 5 : 8) {
      case 0: return "null"
      case 1: return pick(["true", "false"])
      case 2: return numeral()
      case 3, 4: return string()
      case 5:
        let elements = (0..<number(0...4)).map { _ in space() + value(depth: depth + 1) + space() }
        return "[\(elements.isEmpty ? space() : elements.joined(separator: ","))]"
      default:
        // Names that no broken byte or two makes alike.
        let members = (0..<number(0...4)).map { index in
          let name = String(repeating: "\(index)", count: 4) + (chance(30) ? #"\u00e9"# : "")
          return "\(space())\"\(name)\"\(space()):\(space())\(value(depth: depth + 1))\(space())"
        }
        return "{\(members.isEmpty ? space() : members.joined(separator: ","))}"
      }
    }

    mutating func broken(_ bytes: [UInt8]) -> [UInt8] {
      let alphabet =
        Array("[]{}\",:\\0123456789.eE+-truefalsn /\n\t".utf8) + [0xC3, 0xA9, 0x1F, 0xFF]
      var bytes = bytes
      for _ in 0..<number(1...2) {
        let place = number(0...bytes.count)
        switch next() % 3 {
        case 0: bytes.insert(pick(alphabet), at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        default: if place < bytes.count { bytes[place] = pick(alphabet) }
        }
      }
      return bytes
    }
  }

  @Test(arguments: 0..<20)
  func `documents are read as Foundation reads them`(seed: Int) throws {
    var writer = Writer(numbers: SplitMix64(state: UInt64(seed) << 32))
    for _ in 0..<100 {
      let text = writer.space() + writer.value(depth: 0) + writer.space()
      let bytes = Array(text.utf8)
      let oracle = try #require(Oracle(bytes), "\(text)")
      #expect(oracle.matches(try JSONValue(parsing: bytes)), "\(text)")
      let answer = try JSONReader.read(bytes, isForgiving: true)
      #expect(oracle.matches(answer.value), "\(text)")
      #expect(answer.repairs == AnswerRepairs(), "\(text)")
    }
  }

  @Test(arguments: 0..<20)
  func `broken documents are refused where Foundation refuses them`(seed: Int) throws {
    var writer = Writer(numbers: SplitMix64(state: UInt64(seed) << 32 | 1))
    for _ in 0..<200 {
      let bytes = writer.broken(Array(writer.value(depth: 0).utf8))
      let oracle = Oracle(bytes)
      let value = try? JSONValue(parsing: bytes)
      let shown = String(decoding: bytes, as: UTF8.self)
      switch (oracle, value) {
      case (nil, nil): break
      case (let oracle?, let value?): #expect(oracle.matches(value), "\(shown)")
      default:
        Issue.record("Foundation \(oracle == nil ? "refuses" : "takes"): \(shown)")
      }
      // Whatever the strict reading takes, the forgiving one takes too, the same way.
      if let value {
        #expect(try JSONReader.read(bytes, isForgiving: true).value == value, "\(shown)")
      }
    }
  }
}
