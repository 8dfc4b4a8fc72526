// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// A header's value with its parameters, such as `form-data; name="caption_file"`.
struct HeaderValue {
  /// What stands before the first semicolon, in lower case.
  let value: String
  private var parameters: [(name: String, value: String)] = []

  /// Reads a value.
  ///
  /// - Parameter text: The header's value.
  init(_ text: String) {
    var rest = Substring(text)
    value = Self.take(&rest, until: ";").lowercased()
    while !rest.isEmpty {
      rest.removeFirst()
      let name = Self.take(&rest, until: ";=").lowercased()
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      while rest.first == " " { rest.removeFirst() }
      let value = rest.first == "\"" ? Self.takeQuoted(&rest) : Self.take(&rest, until: ";")
      parameters.append((name, value))
      // What follows a quoted string belongs to nothing.
      _ = Self.take(&rest, until: ";")
    }
  }

  /// The parameter of a name in lower case.
  subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  private static func take(_ rest: inout Substring, until ends: String) -> String {
    let end = rest.firstIndex { ends.contains($0) } ?? rest.endIndex
    defer { rest = rest[end...] }
    return String(rest[..<end].trimming(while: \.isWhitespace))
  }

  /// Takes a quoted string.
  ///
  /// Only `\"` and `\\` are escapes, since some clients send Windows paths.
  private static func takeQuoted(_ rest: inout Substring) -> String {
    rest.removeFirst()
    var result = ""
    while let character = rest.popFirst(), character != "\"" {
      if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
        rest.removeFirst()
        result.append(next)
      } else {
        result.append(character)
      }
    }
    return result
  }
}
