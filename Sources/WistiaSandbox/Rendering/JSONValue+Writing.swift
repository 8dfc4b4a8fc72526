// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension SandboxJSON {
  /// The value as compact JSON text in UTF-8.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// The value as JSON with a line and two spaces of indentation a level, for files that people read.
  var encodedForPeople: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indentation: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Appends the value as JSON text.
  ///
  /// - Parameters:
  ///   - bytes: The buffer.
  ///   - indentation: The level of indentation; compact when `nil`.
  func write(to bytes: inout [UInt8], indentation: Int? = nil) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value):
      // JSON has no infinities; a number that is none becomes null.
      bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
    case .string(let text): bytes.append(quoted: text, escaping: .required)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (offset, element) in elements.enumerated() {
        if offset > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.breakLine(indentation.map { $0 + 1 }, to: &bytes)
        element.write(to: &bytes, indentation: indentation.map { $0 + 1 })
      }
      if !elements.isEmpty { Self.breakLine(indentation, to: &bytes) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (offset, member) in members.enumerated() {
        if offset > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.breakLine(indentation.map { $0 + 1 }, to: &bytes)
        bytes.append(quoted: member.name, escaping: .required)
        bytes.append(UInt8(ascii: ":"))
        if indentation != nil { bytes.append(UInt8(ascii: " ")) }
        member.value.write(to: &bytes, indentation: indentation.map { $0 + 1 })
      }
      if !members.isEmpty { Self.breakLine(indentation, to: &bytes) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func breakLine(_ indentation: Int?, to bytes: inout [UInt8]) {
    guard let indentation else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation * 2))
  }
}
