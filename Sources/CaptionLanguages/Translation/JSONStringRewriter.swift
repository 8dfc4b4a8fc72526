// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Replaces the strings at one place of JSON documents, and leaves every other byte alone.
///
/// Documents may follow one another, as in NDJSON. They pass through as they come; only the nesting
/// and one string at a time are held.
package struct JSONStringRewriter {
  /// What was wrong with a document.
  package struct Failure: Error, CustomStringConvertible {
    /// One line for people, without a period.
    package let description: String
  }

  /// An object or an array that is open.
  private struct Container {
    var isObject: Bool
    /// How many steps of the path lead here; `nil` off the path.
    var matched: Int?
    /// How many lead to the value of the last key.
    var matchedByKey: Int?
    /// How many elements of an array lie behind.
    var element = 0
  }

  /// What may come next outside of strings and literals.
  private enum Expectation {
    case value
    /// After `[`.
    case valueOrEnd
    case key
    /// After `{`.
    case keyOrEnd
    case colon
    case commaOrEnd
    /// Between documents.
    case document
  }

  private enum State: Equatable {
    case structure
    case string(isKey: Bool, isEscaped: Bool)
    case literal
  }

  private let path: [JSONKeyPath.Step]
  private var state = State.structure
  private var expectation = Expectation.document
  /// The number or word that is read.
  private var literal: [UInt8] = []
  private var stack: [Container] = []
  /// The string that is read, with its quotes, while it may matter.
  private var string: [UInt8] = []
  private var isBeyondLimit = false
  /// The line that is read, counted from 1.
  package private(set) var line = 1
  /// How many strings were at the path so far: none usually means that the path is wrong.
  package private(set) var matchCount = 0

  /// No key, code or name is longer; longer strings pass through.
  private static let stringLimit = 4096
  /// No sane document nests deeper.
  private static let depthLimit = 1000
  /// No sane number is longer.
  private static let literalLimit = 1024

  /// Creates a rewriter.
  ///
  /// - Parameter keyPath: The way to the strings to replace.
  package init(keyPath: JSONKeyPath) { path = keyPath.steps }

  /// Takes bytes, in pieces of any size.
  ///
  /// - Parameters:
  ///   - chunk: The bytes.
  ///   - output: Receives what they become.
  ///   - replace: Is given each string at the path and its line, and gives what replaces it; `nil`
  ///     for `null`.
  /// - Throws: ``Failure`` for what is not JSON.
  package mutating func consume(
    _ chunk: Span<UInt8>, into output: inout [UInt8], replace: (String, Int) -> String?
  ) throws(Failure) {
    for index in chunk.indices { try take(chunk[index], &output, replace) }
  }

  /// Takes the end.
  ///
  /// - Throws: ``Failure`` when a document ends before its time.
  package mutating func finish() throws(Failure) {
    if state == .literal { try endLiteral() }
    guard stack.isEmpty, state == .structure else {
      throw Failure(description: "the JSON ends in the middle; the last line read is \(line)")
    }
  }

  private mutating func take(
    _ byte: UInt8, _ output: inout [UInt8], _ replace: (String, Int) -> String?
  ) throws(Failure) {
    switch state {
    case .string(let isKey, let isEscaped):
      try takeInString(byte, isKey: isKey, isEscaped: isEscaped, &output, replace)
    case .literal where Self.isLiteral(byte):
      literal.append(byte)
      guard literal.count <= Self.literalLimit else { throw failure("an endless number") }
      output.append(byte)
    case .literal:
      try endLiteral()
      try takeStructure(byte, &output)
    case .structure:
      try takeStructure(byte, &output)
    }
  }

  private mutating func takeStructure(_ byte: UInt8, _ output: inout [UInt8]) throws(Failure) {
    switch (byte, expectation) {
    case (UInt8(ascii: "\n"), _):
      line += 1
    case (0x20, _), (0x09, _), (0x0D, _):
      break
    case (0xEF, .document), (0xBB, .document), (0xBF, .document):
      // A byte-order mark before a document.
      break
    case (UInt8(ascii: "\""), .key), (UInt8(ascii: "\""), .keyOrEnd):
      beginString(isKey: true)
      return
    case (UInt8(ascii: "\""), .value), (UInt8(ascii: "\""), .valueOrEnd),
      (UInt8(ascii: "\""), .document):
      beginString(isKey: false)
      return
    case (UInt8(ascii: "{"), .value), (UInt8(ascii: "{"), .valueOrEnd),
      (UInt8(ascii: "{"), .document):
      try open(Container(isObject: true, matched: matchedHere))
    case (UInt8(ascii: "["), .value), (UInt8(ascii: "["), .valueOrEnd),
      (UInt8(ascii: "["), .document):
      try open(Container(isObject: false, matched: matchedHere))
    case (UInt8(ascii: "}"), .keyOrEnd), (UInt8(ascii: "}"), .commaOrEnd):
      try close(isObject: true)
    case (UInt8(ascii: "]"), .valueOrEnd), (UInt8(ascii: "]"), .commaOrEnd):
      try close(isObject: false)
    case (UInt8(ascii: ":"), .colon):
      expectation = .value
    case (UInt8(ascii: ","), .commaOrEnd):
      expectation = stack.last?.isObject == true ? .key : .value
      stack[stack.count - 1].element += 1
    case (_, .value), (_, .valueOrEnd), (_, .document):
      guard Self.isLiteral(byte) else { throw failure("a byte that JSON does not allow there") }
      state = .literal
      literal = [byte]
    default:
      throw failure("\(expected) is missing")
    }
    output.append(byte)
  }

  private var expected: String {
    switch expectation {
    case .key, .keyOrEnd: "a key in quotes"
    case .colon: "a colon"
    case .commaOrEnd: "a comma or a closing bracket"
    case .value, .valueOrEnd, .document: "a value"
    }
  }

  private mutating func open(_ container: Container) throws(Failure) {
    guard stack.count < Self.depthLimit else { throw failure("more than 1000 levels deep") }
    stack.append(container)
    expectation = container.isObject ? .keyOrEnd : .valueOrEnd
  }

  private mutating func close(isObject: Bool) throws(Failure) {
    guard let container = stack.popLast(), container.isObject == isObject else {
      throw failure("a bracket that closes nothing")
    }
    endValue()
  }

  private mutating func beginString(isKey: Bool) {
    state = .string(isKey: isKey, isEscaped: false)
    isBeyondLimit = false
    string = [UInt8(ascii: "\"")]
  }

  private mutating func endValue() {
    expectation = stack.isEmpty ? .document : .commaOrEnd
    if !stack.isEmpty, stack[stack.count - 1].isObject {
      stack[stack.count - 1].matchedByKey = nil
    }
  }

  /// Whether a byte may stand in a number or a word.
  private static func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func endLiteral() throws(Failure) {
    state = .structure
    let text = String(decoding: literal, as: UTF8.self)
    // Numbers that Swift reads and JSON does not, such as `inf` and `0x1`, have letters other than `e`.
    let isNumber =
      Double(text) != nil
      && literal.allSatisfy { $0 < UInt8(ascii: "A") || $0 | 0x20 == UInt8(ascii: "e") }
    guard isNumber || ["true", "false", "null"].contains(text) else {
      throw failure("\"\(text.prefix(40))\" is not a value")
    }
    endValue()
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
      if isKey { expectation = .colon } else { endValue() }
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
        guard matched < path.count else { return nil }
        switch path[matched] {
        case .anyKey: return matched + 1
        case .key(key): return matched + 1
        case .key, .element: return nil
        }
      }
    } else if !isBeyondLimit, matchedHere == path.count, let text = JSONString.decoded(string) {
      matchCount += 1
      if let replacement = replace(text, line) {
        if replacement == text {
          output += string
        } else {
          output.append(quoted: replacement, escaping: .required)
        }
      } else {
        output += "null".utf8
      }
      return
    }
    output += string
  }

  /// How many steps of the path lead to the value that comes next; `nil` off the path.
  private var matchedHere: Int? {
    guard let container = stack.last else { return 0 }
    if container.isObject { return container.matchedByKey }
    // An array is gone through whole, unless the path picks from it.
    guard let matched = container.matched, matched < path.count,
      case .element(let number) = path[matched]
    else { return container.matched }
    return number == container.element ? matched + 1 : nil
  }

  private func failure(_ what: String) -> Failure {
    Failure(description: "this is not JSON: \(what), in line \(line)")
  }
}
