// SPDX-License-Identifier: Apache-2.0

/// Reads JSON (RFC 8259) in one pass, in time that grows with its length whatever it holds.
///
/// Foundation's decoder finds out by trying what a value is, and every failed try builds an error as
/// long as the value is deep: 20 KB of brackets took it 15 s.
///
/// What the RFC leaves open:
/// - a byte-order mark before the text is skipped; other encodings than UTF-8 are refused;
/// - of members of the same name the last one counts;
/// - a number without a fraction that fits is an integer, however it is written (`1.0`, `1e3`, `-0`),
///   any other is the nearest `Double`;
/// - half of a surrogate pair, bytes that are not UTF-8, and numbers beyond any `Double` (`1e400`) are
///   refused, or repaired where the reading is forgiving; see ``AnswerRepairs``.
///
/// Comments, trailing commas, `NaN` and unescaped control characters are refused, as by the RFC.
struct JSONReader {
  let bytes: [UInt8]
  let budget: AnswerBudget
  let watch: AnswerWatch
  /// Whether single values that cannot be held are repaired rather than refused.
  let isForgiving: Bool
  var position = 0
  var values = 0
  /// The members of the objects that are being read, those of the innermost last: a dictionary that
  /// knows its size from the start computes each name's place once.
  private var members: [(name: String, value: JSONValue)] = []
  /// A string with escapes while it is read.
  var scratch: [UInt8] = []
  var repairs = AnswerRepairs()

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - isForgiving: Whether single values that cannot be held are repaired rather than refused.
  ///   - budget: How much it may hold.
  ///   - watch: Ends the reading.
  /// - Returns: The value, and what was repaired.
  /// - Throws: ``AnswerFailure``.
  /// - Complexity: O(n).
  static func read(
    _ bytes: [UInt8], isForgiving: Bool, budget: AnswerBudget = AnswerBudget(),
    watch: AnswerWatch = .none
  ) throws(AnswerFailure) -> Answer {
    guard bytes.count <= budget.bytes else { throw .bytes(budget) }
    var reader = JSONReader(bytes: bytes, budget: budget, watch: watch, isForgiving: isForgiving)
    reader.position = bytes.withoutByteOrderMark.startIndex
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw reader.malformed("something follows the value")
    }
    return Answer(value: value, repairs: reader.repairs)
  }

  /// What is wrong at the present position: at the end of the text, that more was expected.
  func malformed(_ reason: String) -> AnswerFailure {
    guard position >= bytes.count else { return malformed(reason, at: position) }
    return AnswerFailure(.malformed, "it is JSON that was cut off at byte \(position)")
  }

  /// What is wrong at a position.
  func malformed(_ reason: String, at position: Int) -> AnswerFailure {
    AnswerFailure(.malformed, "it is invalid JSON: \(reason) at byte \(position)")
  }

  /// Takes a byte, when it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  private mutating func value(depth: Int) throws(AnswerFailure) -> JSONValue {
    try watch.count(&values, budget)
    skipSpace()
    guard position < bytes.count else { throw malformed("a value is missing") }
    switch bytes[position] {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw malformed("a value is missing")
    }
  }

  private mutating func literal(
    _ text: StaticString, _ value: JSONValue
  ) throws(AnswerFailure) -> JSONValue {
    for byte in text.description.utf8 {
      guard take(byte) else { throw malformed("a value is missing") }
    }
    return value
  }

  private mutating func elements(depth: Int) throws(AnswerFailure) -> [JSONValue] {
    guard depth <= budget.depth else { throw .depth(budget) }
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value(depth: depth))
      skipSpace()
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else { throw malformed("a comma or bracket is missing") }
    }
  }

  private mutating func object(depth: Int) throws(AnswerFailure) -> [String: JSONValue] {
    guard depth <= budget.depth else { throw .depth(budget) }
    position += 1
    let first = members.count
    skipSpace()
    if take(UInt8(ascii: "}")) { return [:] }
    while true {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw malformed("a name is missing")
      }
      let name = try string()
      guard name.utf8.count <= budget.nameBytes else { throw .name(budget) }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw malformed("a colon is missing") }
      members.append((name, try value(depth: depth)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return closeObject(from: first) }
      guard take(UInt8(ascii: ",")) else { throw malformed("a comma or brace is missing") }
    }
  }

  /// Takes the members from a place on for those of an object; of the same name the last one counts.
  private mutating func closeObject(from first: Int) -> [String: JSONValue] {
    var object: [String: JSONValue] = [:]
    object.reserveCapacity(members.count - first)
    for member in members[first...] { object[member.name] = member.value }
    members.removeSubrange(first...)
    return object
  }
}
