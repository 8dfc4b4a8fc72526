// SPDX-License-Identifier: Apache-2.0

/// Captions on their way to the server; the content is sent as it is.
public struct CaptionUpload: Sendable {
  /// Where the bytes come from.
  public enum Content: Sendable {
    /// Bytes in memory.
    case bytes([UInt8])
    /// Bytes that are asked for while they are sent; see `HTTPFormPart.Content.stream`. A request
    /// with such a body is never sent a second time.
    case stream(length: Int, read: @Sendable (_ limit: Int) -> [UInt8]?)
  }

  /// How the document lets captions be sent.
  public enum Encoding: Sendable, Hashable {
    /// An attached file (`multipart/form-data`).
    case attachedFile
    /// A string parameter (`application/x-www-form-urlencoded`); a stream is read into memory for it.
    case stringParameter
  }

  /// The content, in SRT format.
  public var content: Content
  /// The file name to state for an attached file.
  public var fileName: String
  /// How it is sent.
  public var encoding: Encoding

  /// Captions from memory.
  ///
  /// - Parameters:
  ///   - bytes: The content, in SRT format.
  ///   - fileName: The file name to state.
  ///   - encoding: How it is sent.
  public init(
    _ bytes: [UInt8], fileName: String = "captions.srt", encoding: Encoding = .attachedFile
  ) {
    self.init(content: .bytes(bytes), fileName: fileName, encoding: encoding)
  }

  /// Captions.
  ///
  /// - Parameters:
  ///   - content: The content, in SRT format.
  ///   - fileName: The file name to state.
  ///   - encoding: How it is sent.
  public init(
    content: Content, fileName: String = "captions.srt", encoding: Encoding = .attachedFile
  ) {
    self.content = content
    self.fileName = fileName
    self.encoding = encoding
  }
}
