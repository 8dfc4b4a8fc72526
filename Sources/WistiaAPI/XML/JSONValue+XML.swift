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
    if element.type == "array" { return true }
    guard let child = lists[element.name] else { return false }
    return element.children.allSatisfy { $0.name == child }
  }
}
