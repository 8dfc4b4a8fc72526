// SPDX-License-Identifier: Apache-2.0

/// A JSON value whose objects keep the order of their members.
///
/// The documented order is easier to read, and the same requests should give the same bytes.
public enum SandboxJSON: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without a fraction.
  case integer(Int64)
  /// A number with a fraction.
  case number(Double)
  /// A string.
  case string(String)
  /// A list.
  case array([SandboxJSON])
  /// Members in their order; names are not repeated.
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value.
    public var value: SandboxJSON

    /// Creates a member.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - value: The value.
    public init(name: String, value: SandboxJSON) {
      self.name = name
      self.value = value
    }
  }

  /// Reads a JSON text.
  ///
  /// - Parameter bytes: UTF-8.
  /// - Throws: An error that says what is wrong where, when the text is not JSON or nests more than
  ///   512 levels.
  /// - Complexity: O(n).
  public init(parsing bytes: [UInt8]) throws {
    self = try JSONParser.parse(bytes)
  }

  /// The member of an object.
  ///
  /// - Parameter name: The member's name.
  public subscript(name: String) -> SandboxJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The members of an object; none for any other value.
  public var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// The elements of a list; none for any other value.
  public var elements: [SandboxJSON] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The levels of lists and objects: 0 for a value that is neither.
  var depth: Int {
    switch self {
    case .array(let elements): 1 + (elements.lazy.map(\.depth).max() ?? 0)
    case .object(let members): 1 + (members.lazy.map(\.value.depth).max() ?? 0)
    default: 0
    }
  }

  /// The string, when it is one.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The integer, when the value is one or a string that holds one.
  public var wholeNumber: Int64? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int64(exactly: value)
    case .string(let text): Int64(text)
    default: nil
    }
  }

  /// The truth value of `true`, `false`, or of the strings and numbers that stand for them.
  public var flag: Bool? {
    switch self {
    case .bool(let value): value
    case .integer(1): true
    case .integer(0): false
    case .string(let text): Bool(parameter: text)
    default: nil
    }
  }
}

extension SandboxJSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// Creates a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates a truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates an integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// Creates a number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Creates a list.
  public init(arrayLiteral elements: SandboxJSON...) { self = .array(elements) }
  /// Creates an object.
  public init(dictionaryLiteral elements: (String, SandboxJSON)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }
  /// Creates `null`.
  public init(nilLiteral: ()) { self = .null }
}

extension Bool {
  /// Reads a flag the ways clients write it: `1`, `true`, `True`, `on`, `yes` and their opposites.
  init?(parameter text: String) {
    switch text.lowercased() {
    case "1", "true", "on", "yes": self = true
    case "0", "false", "off", "no", "": self = false
    default: return nil
    }
  }
}
