// SPDX-License-Identifier: Apache-2.0

/// A JSON document before it has a type, so that a profile can be laid over another one.
enum ProfileJSON: Sendable, Hashable, Codable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([ProfileJSON])
  case object([String: ProfileJSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([ProfileJSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: ProfileJSON].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value):
      if let whole = Int64(exactly: value) {
        try container.encode(whole)
      } else {
        try container.encode(value)
      }
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// How deep a document may nest; a profile does not get to half of it.
  static let depthLimit = 16

  /// Whether a document nests no deeper than it may.
  ///
  /// To decode a document takes time that grows with the cube of its depth, so it is asked first.
  ///
  /// - Parameter json: The document; whether it is one is for the decoder to say.
  /// - Returns: `false` where it nests deeper than ``depthLimit``.
  /// - Complexity: O(n).
  static func isShallow(_ json: [UInt8]) -> Bool {
    var depth = 0
    var isString = false
    var isEscaped = false
    for byte in json {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\"): isEscaped = isString
      case UInt8(ascii: "\""): isString.toggle()
      case _ where isString: continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > depthLimit { return false }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: continue
      }
    }
    return true
  }

  /// The members of an object; none of anything else.
  var members: [String: ProfileJSON] {
    if case .object(let members) = self { return members }
    return [:]
  }

  /// One object laid over another: what the upper one has wins, and `null` takes a member away.
  static func laying(_ upper: ProfileJSON, over lower: ProfileJSON) -> ProfileJSON {
    var merged = lower.members
    for (key, value) in upper.members {
      merged[key] = value == .null ? nil : value
    }
    return .object(merged)
  }
}
