// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Reads an object's members the way that the API's answers need: `hashedId`, `hashed_id` and
/// `hashed-id` are one name, a number may come as a string (XML, customizations) and a string as a
/// number, and what is missing or `null` is `nil`.
struct ObjectReader {
  let raw: JSONValue
  private let members: [String: JSONValue]

  init?(_ value: JSONValue?) {
    guard let value, case .object(let object) = value else { return nil }
    raw = value
    members = Dictionary(
      object.map { (Self.normalized($0.key), $0.value) },
      // Where both spellings are there, the one that says something wins.
      uniquingKeysWith: { $0 == .null ? $1 : $0 })
  }

  /// A name without what its spellings differ in; byte by byte, since that takes no longer for any
  /// name.
  private static func normalized(_ name: String) -> String {
    let isNormal = name.utf8.allSatisfy { byte in
      byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") && !(0x41...0x5A).contains(byte)
    }
    guard !isNormal else { return name }
    let bytes = name.utf8.lazy.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
      .map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return String(decoding: Array(bytes), as: UTF8.self)
  }

  func value(_ name: String) -> JSONValue? {
    let value = members[Self.normalized(name)]
    return value == .null ? nil : value
  }

  func string(_ name: String) -> String? {
    switch value(name) {
    case .string(let text): text
    case .integer(let integer): String(integer)
    case .number(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }

  /// The id of a thing: a string or an integer, short enough to be looked up and sent as part of a
  /// URL.
  func identifier(_ name: String) -> String? {
    switch value(name) {
    case .string(let text)
    where !text.isEmpty && text.utf8.count <= AnswerBudget.identifierBytes:
      text
    case .integer(let integer): String(integer)
    default: nil
    }
  }

  func integer(_ name: String) -> Int64? {
    switch value(name) {
    case .integer(let integer): integer
    case .number(let number): Int64(exactly: number.rounded())
    case .string(let text): Int64(text)
    default: nil
    }
  }

  func number(_ name: String) -> Double? {
    switch value(name) {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .string(let text): Double(text)
    default: nil
    }
  }

  func flag(_ name: String) -> Bool? {
    switch value(name) {
    case .bool(let flag): flag
    case .integer(let integer): integer != 0
    case .string(let text):
      switch text.lowercased() {
      case "true", "1", "on", "yes": true
      case "false", "0", "off", "no": false
      default: nil
      }
    default: nil
    }
  }

  func object(_ name: String) -> ObjectReader? {
    ObjectReader(value(name))
  }

  func array(_ name: String) -> [JSONValue]? {
    if case .array(let elements) = value(name) { elements } else { nil }
  }

  /// A date as the API writes them: `2010-08-13T18:47:39+00:00`, or with `Z`, or with a fraction.
  func date(_ name: String) -> Date? {
    guard let text = string(name) else { return nil }
    return (try? Date.ISO8601FormatStyle().parse(text))
      ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))
  }
}
