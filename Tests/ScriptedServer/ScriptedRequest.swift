// SPDX-License-Identifier: Apache-2.0

/// A request as it was read from the wire.
public struct ScriptedRequest: Sendable {
  /// The method.
  public var method: String
  /// The target as sent: path and query.
  public var target: String
  /// The header fields, names in lower case.
  public var headers: [(name: String, value: String)]
  /// The body.
  public var body: [UInt8]
  /// The ordinal of the connection that it came on, from 1.
  public var connection: Int

  /// The value of the first header of a name in lower case.
  ///
  /// - Parameter name: The name.
  /// - Returns: The value, or `nil`.
  public func header(_ name: String) -> String? {
    headers.first { $0.name == name }?.value
  }

  /// The body as text.
  public var text: String { String(decoding: body, as: UTF8.self) }
}
