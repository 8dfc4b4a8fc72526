// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Renders values as the API's XML: an element a member, with the names of the JSON members.
///
/// A list's entries are named after the list in the singular: `<medias><media>…</media></medias>`.
/// There are no attributes. Source: the XML examples of the document's edition of October 2013.
enum XMLWriter {
  /// Renders a document.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - root: The name of the outermost element.
  /// - Returns: UTF-8 with an XML declaration.
  static func document(_ value: SandboxJSON, root: String) -> [UInt8] {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    element(value, name: root, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func element(_ value: SandboxJSON, name: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "<\(name)>".utf8)
    switch value {
    case .null: break
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value): bytes.append(contentsOf: value.description.utf8)
    case .string(let text): escape(text, to: &bytes)
    case .array(let elements):
      for value in elements { element(value, name: singular(name), to: &bytes) }
    case .object(let members):
      for member in members { element(member.value, name: member.name, to: &bytes) }
    }
    bytes.append(contentsOf: "</\(name)>".utf8)
  }

  private static func singular(_ name: String) -> String {
    name.hasSuffix("s") ? String(name.dropLast()) : name
  }

  private static func escape(_ text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      // A reader turns a bare CR into LF.
      case "\r": bytes.append(contentsOf: "&#13;".utf8)
      case "\t", "\n": bytes.append(contentsOf: String(scalar).utf8)
      // XML 1.0 has no way to write other controls, nor U+FFFE and U+FFFF.
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": bytes.append(contentsOf: "\u{FFFD}".utf8)
      default:
        let text = scalar.markupReference(in: .content) ?? String(scalar)
        bytes.append(contentsOf: text.utf8)
      }
    }
  }
}
