// SPDX-License-Identifier: Apache-2.0

/// An answer as a value.
public struct HTTPResponse: Sendable {
  /// The status code.
  public var status: Int
  /// The header fields, in the order in which they came.
  public var headers: [HTTPHeader]
  /// The body, whole.
  public var body: [UInt8]

  /// Creates a response.
  ///
  /// - Parameters:
  ///   - status: The status code.
  ///   - headers: The header fields.
  ///   - body: The body.
  public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of the first field of a name.
  ///
  /// - Parameter name: The field's name, in any case.
  /// - Returns: The value, or `nil` where there is no such field.
  public func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name.lowercased() == wanted }?.value
  }
}
