// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Reading JSON that somebody else may have written or changed.
enum BoundedJSON {
  /// How deep arrays and objects may be nested: more than anything that sync writes.
  static let depthLimit = 64

  /// Reads a value.
  ///
  /// - Parameters:
  ///   - type: What to read.
  ///   - bytes: JSON, as UTF-8.
  /// - Returns: The value.
  /// - Throws: ``BoundedJSONError`` with the place.
  /// - Complexity: O(n).
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: ArraySlice<UInt8>
  ) throws(BoundedJSONError) -> Value {
    guard !isTooDeep(bytes) else {
      throw BoundedJSONError(description: "it is nested more than \(depthLimit) deep")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw BoundedJSONError(error)
    }
  }

  private static func isTooDeep(_ bytes: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    var isText = false
    var isEscaped = false
    for byte in bytes {
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > depthLimit { return true }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return false
  }
}

/// Why a text is not the JSON that is expected.
struct BoundedJSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The member, such as `operations[2].action`, and what is wrong with it.
  var description: String

  init(description: String) { self.description = description }

  /// Takes over what a decoder says.
  init(_ error: any Error) {
    let context: DecodingError.Context? =
      switch error as? DecodingError {
      case .dataCorrupted(let context): context
      case .keyNotFound(let key, let context):
        DecodingError.Context(
          codingPath: context.codingPath, debugDescription: "\"\(key.stringValue)\" is missing")
      case .typeMismatch(_, let context): context
      case .valueNotFound(_, let context): context
      default: nil
      }
    guard let context else {
      description = "\(error)"
      return
    }
    var path = ""
    for key in context.codingPath {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
    var reason = context.debugDescription
    if reason.hasSuffix(".") { reason.removeLast() }
    description = path.isEmpty ? reason : "\(path): \(reason)"
  }
}
