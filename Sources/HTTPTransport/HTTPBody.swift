// SPDX-License-Identifier: Apache-2.0

/// What a request carries.
public enum HTTPBody: Sendable {
  /// Nothing.
  case none
  /// Bytes of a stated media type.
  case bytes([UInt8], contentType: String)
  /// A `multipart/form-data` body.
  case multipart([HTTPFormPart])

  /// An `application/x-www-form-urlencoded` body, as the URL standard serializes one.
  ///
  /// - Parameter fields: Names and values in the order in which they are sent.
  /// - Returns: The body.
  public static func form(_ fields: [(name: String, value: String)]) -> HTTPBody {
    .bytes(
      Array(PercentEncoding.form(fields).utf8),
      contentType: "application/x-www-form-urlencoded")
  }

  /// Whether the body can be sent a second time.
  public var isRepeatable: Bool {
    guard case .multipart(let parts) = self else { return true }
    return parts.allSatisfy { if case .bytes = $0.content { true } else { false } }
  }
}

/// One part of a `multipart/form-data` body.
public struct HTTPFormPart: Sendable {
  /// Where a part's bytes come from.
  public enum Content: Sendable {
    /// Bytes in memory, sent as they are.
    case bytes([UInt8])
    /// Bytes that are asked for while they are sent, for what should not be held in memory.
    ///
    /// `read` is called on the transport's thread with the greatest number of bytes wanted, gives
    /// at least one byte until the end and none at the end, and returns `nil` when it cannot go
    /// on, which ends the request. Such a request is never sent twice.
    case stream(length: Int, read: @Sendable (_ limit: Int) -> [UInt8]?)
  }

  /// The field's name.
  public var name: String
  /// The file name to state, or `nil` for a plain field.
  public var fileName: String?
  /// The media type to state, or `nil` to state none.
  public var contentType: String?
  /// The content.
  public var content: Content

  /// Creates a part from bytes in memory.
  ///
  /// - Parameters:
  ///   - name: The field's name.
  ///   - fileName: The file name to state, or `nil` for a plain field.
  ///   - contentType: The media type to state.
  ///   - content: The content, sent as it is.
  public init(name: String, fileName: String? = nil, contentType: String? = nil, content: [UInt8]) {
    self.init(
      name: name, fileName: fileName, contentType: contentType, content: .bytes(content))
  }

  /// Creates a part.
  ///
  /// - Parameters:
  ///   - name: The field's name.
  ///   - fileName: The file name to state, or `nil` for a plain field.
  ///   - contentType: The media type to state.
  ///   - content: Where the bytes come from.
  public init(name: String, fileName: String?, contentType: String?, content: Content) {
    self.name = name
    self.fileName = fileName
    self.contentType = contentType
    self.content = content
  }
}
