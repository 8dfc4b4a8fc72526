// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// JSON that is written a member at a time.
struct IncrementalJSON {
  private(set) var bytes: [UInt8] = []
  private let encoder: JSONEncoder
  private var isFirst = true

  /// Creates an empty text.
  ///
  /// - Parameter encoder: What encodes values.
  init(_ encoder: JSONEncoder) {
    self.encoder = encoder
  }

  /// Writes an object.
  ///
  /// - Parameter members: Writes its members.
  /// - Throws: What the members throw.
  mutating func object(_ members: (inout IncrementalJSON) throws -> Void) throws {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    try members(&self)
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  /// Writes a member of an object.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Writes its value.
  /// - Throws: What the encoder throws.
  mutating func member(_ name: String, _ value: (inout IncrementalJSON) throws -> Void) throws {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes += try encoder.encode(name)
    bytes.append(UInt8(ascii: ":"))
    try value(&self)
    isFirst = false
  }

  /// Writes a member of an object.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Its value.
  /// - Throws: What the encoder throws.
  mutating func member(_ name: String, _ value: some Encodable) throws {
    try member(name) { $0.bytes += try $0.encoder.encode(value) }
  }

  /// Writes a member of an object whose value is an array, an element a line.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - elements: The elements.
  /// - Throws: What the encoder throws.
  mutating func member(_ name: String, lines elements: [some Encodable]) throws {
    try member(name) { text in
      for (index, element) in elements.enumerated() {
        text.bytes += Array((index == 0 ? "[\n" : ",\n").utf8)
        text.bytes += try text.encoder.encode(element)
      }
      text.bytes += Array((elements.isEmpty ? "[]" : "\n]").utf8)
    }
  }
}
