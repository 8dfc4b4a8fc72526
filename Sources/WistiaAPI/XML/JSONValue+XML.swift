// SPDX-License-Identifier: Apache-2.0

/// XML answers as the JSON that the same server would have sent, so that one reading serves both.
extension JSONValue {
  /// The elements that hold a list, whose children are its elements, and the names of the latter
  /// (API documentation of 2013).
  ///
  /// Rails marks lists with `type="array"` as well.
  private static let lists = [
    "projects": "project", "medias": "media", "sharings": "sharing", "assets": "asset",
  ]

  /// Reads an element: all leaves become strings, which the reading of answers takes as numbers and
  /// flags where it wants those.
  ///
  /// - Parameter element: The element.
  init(_ element: XMLElement) {
    if element.isNil {
      self = .null
    } else if Self.isList(element) {
      self = .array(element.children.map { JSONValue($0) })
    } else if element.children.isEmpty {
      self = .string(element.text)
    } else {
      self = .object(
        Dictionary(
          element.children.map { ($0.name, JSONValue($0)) }, uniquingKeysWith: { first, _ in first }
        ))
    }
  }

  private static func isList(_ element: XMLElement) -> Bool {
    // A sentence where a list was expected is no list.
    guard !element.children.isEmpty || element.text.utf8.allSatisfy({ $0 <= 0x20 }) else {
      return false
    }
    if element.type == "array" { return true }
    guard let child = lists[element.name] else { return false }
    return element.children.allSatisfy { $0.name == child }
  }
}

extension XMLElement {
  /// Whether the document answers a call.
  ///
  /// Rails 2 named an empty list `nil-classes` and a list without a common name `records`
  /// (`Array#to_xml`); it still wraps what is neither in `hash`.
  ///
  /// - Parameter names: What the call's answer may be called.
  /// - Returns: Whether it does.
  func isRoot(amongst names: [String]) -> Bool {
    if names.contains(name) { return true }
    switch name {
    case "nil-classes", "records", "objects": return type == "array"
    case "hash": return true
    default: return false
    }
  }
}
