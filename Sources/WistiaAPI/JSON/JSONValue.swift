// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Any JSON, for what the document leaves open and for fields that it does not name.
public enum JSONValue: Sendable, Hashable, Encodable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without a fraction that fits.
  case integer(Int64)
  /// Any other number.
  case number(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object; the order of its members is not kept.
  case object([String: JSONValue])

  /// Reads JSON text, strictly by RFC 8259, within the default ``AnswerBudget``.
  ///
  /// Of members of the same name the last one counts; a number without a fraction is an
  /// ``integer(_:)`` where it fits, however it is written (`1.0`, `1e3`).
  ///
  /// - Parameter bytes: The text, in UTF-8.
  /// - Throws: ``AnswerFailure`` when it is not JSON, or more than the budget allows.
  /// - Complexity: O(n).
  public init(parsing bytes: [UInt8]) throws(AnswerFailure) {
    self = try JSONReader.read(bytes, isForgiving: false).value
  }

  /// Encodes the value.
  ///
  /// - Parameter encoder: What it is encoded to.
  /// - Throws: `EncodingError`, for a number that is not finite.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let flag): try container.encode(flag)
    case .integer(let integer): try container.encode(integer)
    case .number(let number): try container.encode(number)
    case .string(let text): try container.encode(text)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }

  /// The JSON text, its members sorted by name so that it is the same every time.
  ///
  /// - Parameter pretty: Whether to use lines and indentation.
  /// - Returns: The text, in UTF-8.
  /// - Throws: `EncodingError`, for a number that is not finite.
  public func serialized(pretty: Bool = false) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return Array(try encoder.encode(self))
  }

  /// The member of a name, or `nil` where this is no object or has none.
  ///
  /// - Parameter name: The member's name, exactly.
  public subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }
}
