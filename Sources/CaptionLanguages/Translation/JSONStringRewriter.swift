// SPDX-License-Identifier: Apache-2.0

/// Replaces the strings at one place of JSON documents, and leaves every other byte alone.
///
/// Documents may follow one another, as in NDJSON. They pass through as they come; only the nesting
/// and one string at a time are held.
public struct JSONStringRewriter {
  /// What was wrong with a document.
  public struct Failure: Error, CustomStringConvertible {
    /// One line for people, without a period.
    public let description: String
  }

  /// An object or an array that is open.
  private struct Container {
    var isObject: Bool
    /// How many keys of the path lead here; `nil` off the path.
    var matched: Int?
    /// How many lead to the value of the last key.
    var matchedByKey: Int?
    var expectsKey: Bool
  }

  private enum State: Equatable {
    case structure
    case string(isKey: Bool, isEscaped: Bool)
    case literal
  }

  private let path: [String]
  private var state = State.structure
  private var stack: [Container] = []
  /// The string that is read, with its quotes, while it may matter.
  private var string: [UInt8] = []
  private var isBeyondLimit = false
  /// The line that is read, counted from 1.
  public private(set) var line = 1

  /// No key, code or name is longer; longer strings pass through.
  private static let stringLimit = 4096
  /// No sane document nests deeper.
  private static let depthLimit = 1000

  /// Creates a rewriter.
  ///
  /// - Parameter keyPath: Keys from the outside in, with dots between, such as `tracks.language`;
  ///   `*` stands for any key. Arrays on the way are gone through, and `[]` after a key changes
  ///   nothing. A backslash makes a dot part of a key. An empty path means the documents themselves.
  public init(keyPath: String) {
    var keys: [String] = [""]
    var isEscaped = false
    for character in keyPath {
      if isEscaped || (character != "." && character != "\\") {
        keys[keys.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        keys.append("")
      }
    }
    path = keys.map { $0.hasSuffix("[]") ? String($0.dropLast(2)) : $0 }.filter { !$0.isEmpty }
  }

  /// Takes bytes, in pieces of any size.
  ///
  /// - Parameters:
  ///   - chunk: The bytes.
  ///   - output: Receives what they become.
  ///   - replace: Is given each string at the path and its line, and gives what replaces it; `nil`
  ///     for `null`.
  /// - Throws: ``Failure`` for what is not JSON; not every mistake is noticed.
  public mutating func consume(
    _ chunk: Span<UInt8>, into output: inout [UInt8], replace: (String, Int) -> String?
  ) throws(Failure) {
    for index in chunk.indices { try take(chunk[index], &output, replace) }
  }

  /// Takes the end.
  ///
  /// - Throws: ``Failure`` when a document ends before its time.
  public func finish() throws(Failure) {
    guard stack.isEmpty, state == .structure || state == .literal else {
      throw Failure(description: "the JSON ends in the middle; the last line read is \(line)")
    }
  }

  private mutating func take(
    _ byte: UInt8, _ output: inout [UInt8], _ replace: (String, Int) -> String?
  ) throws(Failure) {
    switch state {
    case .string(let isKey, let isEscaped):
      try takeInString(byte, isKey: isKey, isEscaped: isEscaped, &output, replace)
    case .structure, .literal:
      try takeStructure(byte, &output)
    }
  }

  private mutating func takeStructure(_ byte: UInt8, _ output: inout [UInt8]) throws(Failure) {
    switch byte {
    case UInt8(ascii: "\""):
      guard state != .literal else { throw failure("a string right after a value") }
      let isKey = stack.last.map { $0.isObject && $0.expectsKey } ?? false
      state = .string(isKey: isKey, isEscaped: false)
      isBeyondLimit = false
      string = [byte]
      return
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard stack.count < Self.depthLimit else { throw failure("more than 1000 levels deep") }
      let isObject = byte == UInt8(ascii: "{")
      stack.append(
        Container(isObject: isObject, matched: matchedHere, matchedByKey: nil, expectsKey: isObject)
      )
      state = .structure
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      guard let container = stack.popLast(), container.isObject == (byte == UInt8(ascii: "}"))
      else {
        throw failure("a bracket that closes nothing")
      }
      state = .structure
    case UInt8(ascii: ":"):
      guard stack.last?.isObject == true else { throw failure("a colon outside of an object") }
      stack[stack.count - 1].expectsKey = false
      state = .structure
    case UInt8(ascii: ","):
      guard let container = stack.last else { throw failure("a comma outside of everything") }
      if container.isObject {
        stack[stack.count - 1].expectsKey = true
        stack[stack.count - 1].matchedByKey = nil
      }
      state = .structure
    case UInt8(ascii: "\n"):
      line += 1
      state = .structure
    case 0x20, 0x09, 0x0D:
      state = .structure
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), 0xEF, 0xBB, 0xBF:
      // A number, a word, or a byte-order mark before the first document.
      state = byte >= 0x80 ? .structure : .literal
    default:
      throw failure("a byte that JSON does not allow there")
    }
    output.append(byte)
  }

  private mutating func takeInString(
    _ byte: UInt8, isKey: Bool, isEscaped: Bool, _ output: inout [UInt8],
    _ replace: (String, Int) -> String?
  ) throws(Failure) {
    guard byte >= 0x20 else { throw failure("a control character in a string") }
    if isBeyondLimit { output.append(byte) } else { string.append(byte) }
    if string.count > Self.stringLimit {
      output += string
      string = []
      isBeyondLimit = true
    }
    if isEscaped {
      state = .string(isKey: isKey, isEscaped: false)
    } else if byte == UInt8(ascii: "\\") {
      state = .string(isKey: isKey, isEscaped: true)
    } else if byte == UInt8(ascii: "\"") {
      state = .structure
      endString(isKey: isKey, &output, replace)
    }
  }

  private mutating func endString(
    isKey: Bool, _ output: inout [UInt8], _ replace: (String, Int) -> String?
  ) {
    defer { string.removeAll(keepingCapacity: true) }
    if isKey {
      let key = isBeyondLimit ? nil : JSONString.decoded(string)
      let matched = stack.last?.matched
      stack[stack.count - 1].matchedByKey = matched.flatMap { matched in
        guard matched < path.count, path[matched] == "*" || path[matched] == key else { return nil }
        return matched + 1
      }
    } else if !isBeyondLimit, matchedHere == path.count, let text = JSONString.decoded(string) {
      if let replacement = replace(text, line) {
        if replacement == text {
          output += string
        } else {
          JSONString.append(replacement, to: &output)
        }
      } else {
        output += "null".utf8
      }
      return
    }
    output += string
  }

  /// How many keys of the path lead to the value that comes next; `nil` off the path.
  private var matchedHere: Int? {
    guard let container = stack.last else { return 0 }
    return container.isObject ? container.matchedByKey : container.matched
  }

  private func failure(_ what: String) -> Failure {
    Failure(description: "this is not JSON: \(what), in line \(line)")
  }
}

/// JSON's way to write a string.
enum JSONString {
  /// The text of a string, or `nil` when its escapes are wrong.
  ///
  /// - Parameter literal: The bytes with their quotes.
  /// - Returns: The text that the string stands for.
  static func decoded(_ literal: [UInt8]) -> String? {
    guard literal.count >= 2 else { return nil }
    let body = literal[1..<(literal.count - 1)]
    guard body.contains(UInt8(ascii: "\\")) else { return String(decoding: body, as: UTF8.self) }
    var units: [UInt16] = []
    var bytes = Array(String(decoding: body, as: UTF8.self).utf16)[...]
    while let unit = bytes.popFirst() {
      guard unit == 0x5C else {
        units.append(unit)
        continue
      }
      switch bytes.popFirst() {
      case 0x22: units.append(0x22)
      case 0x5C: units.append(0x5C)
      case 0x2F: units.append(0x2F)
      case 0x62: units.append(0x08)
      case 0x66: units.append(0x0C)
      case 0x6E: units.append(0x0A)
      case 0x72: units.append(0x0D)
      case 0x74: units.append(0x09)
      case 0x75:
        guard bytes.count >= 4,
          let value = UInt16(String(decoding: bytes.prefix(4), as: UTF16.self), radix: 16)
        else { return nil }
        units.append(value)
        bytes = bytes.dropFirst(4)
      default: return nil
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Writes a string with its quotes.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - output: Receives the bytes.
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        output += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default:
        output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
