// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// JSON, written straight to bytes.
///
/// The coders of FoundationEssentials take some microseconds a value; a parser's output for scripts
/// runs to millions of them. Nothing is read here, only written.
package struct JSONText: Sendable {
  /// The bytes written so far.
  package private(set) var bytes: [UInt8] = []
  /// Whether a value of the innermost object or array has been written.
  private var needsComma = false

  /// Creates an empty text.
  package init() {}

  /// Takes what was written.
  ///
  /// - Returns: The bytes written since the last call.
  package mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Ends a line, for one document a line.
  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes an object.
  ///
  /// - Parameter body: Writes its members.
  package mutating func object(_ body: (inout JSONText) -> Void) {
    open(0x7B)
    body(&self)
    close(0x7D)
  }

  /// Writes an array.
  ///
  /// - Parameter body: Writes its elements.
  package mutating func array(_ body: (inout JSONText) -> Void) {
    open(0x5B)
    body(&self)
    close(0x5D)
  }

  /// Begins an object (`{`) or array (`[`) whose end is written later.
  ///
  /// - Parameter bracket: The opening bracket, as ASCII.
  package mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  /// Ends an object (`}`) or array (`]`).
  ///
  /// - Parameter bracket: The closing bracket, as ASCII.
  package mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  /// Writes the name of a member; its value must follow.
  ///
  /// - Parameter name: The name.
  package mutating func key(_ name: String) {
    separate()
    bytes.append(quoted: name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes a string.
  ///
  /// - Parameter value: The string.
  package mutating func value(_ value: String) {
    separate()
    bytes.append(quoted: value)
    needsComma = true
  }

  /// Writes an integer, or `null`.
  ///
  /// - Parameter value: The integer.
  package mutating func value(_ value: Int?) {
    separate()
    if let value {
      bytes.append(decimal: value)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
    needsComma = true
  }

  /// Writes `true` or `false`.
  ///
  /// - Parameter value: Which.
  package mutating func value(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  /// Writes a value that is JSON already, what a terminal would act on in its strings escaped.
  ///
  /// - Parameter document: The bytes of one JSON value.
  package mutating func raw(_ document: [UInt8]) {
    separate()
    bytes.append(document: document)
    needsComma = true
  }

  /// Writes a member.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Its value.
  package mutating func member(_ name: String, _ value: String) {
    key(name)
    self.value(value)
  }

  /// Writes a member that is an integer or `null`.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Its value.
  package mutating func member(_ name: String, _ value: Int?) {
    key(name)
    self.value(value)
  }

  /// Writes a member that is `true` or `false`.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Its value.
  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    self.value(value)
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
  }
}
