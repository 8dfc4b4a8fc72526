// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionFiles
public import CaptionText

/// A caption file as it is sent: UTF-8, without a byte-order mark, with LF.
public struct UploadText: Sendable {
  /// The bytes to send.
  public var bytes: [UInt8]
  /// What had to be converted, in words; empty where the file is sent as it is.
  public var conversions: [String] = []
  /// How the file's encoding was found out.
  public var encoding: EncodingDecision
  /// How many bytes of the file mean nothing in its encoding.
  public var malformedByteCount: Int

  /// The most bytes of a file that is sent, read back and compared: 64 MiB, a thousand times what the
  /// longest films have.
  static let mostBytes = 64 << 20

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - options: What is known of its encoding and language, as ``UploadGate`` tells.
  /// - Throws: `FileError`, also when the file changed while it was read, or `EncodingUnavailable`.
  public init(path: String, options: DecodingOptions = DecodingOptions()) throws {
    let before = FileStamp(path: path)
    try self.init(try InputFile(path: path), options, before) { FileStamp(path: path) }
  }

  /// Reads a file of a directory out of which nothing leads.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - directory: The directory.
  ///   - options: What is known of its encoding and language, as ``UploadGate`` tells.
  /// - Throws: `FileError`, also when the file changed while it was read, or `EncodingUnavailable`.
  package init(
    _ file: RelativePath, in directory: RootedDirectory,
    options: DecodingOptions = DecodingOptions()
  ) throws {
    let before = try directory.stamp(of: file)
    try self.init(try directory.open(file), options, before) { try directory.stamp(of: file) }
  }

  private init(
    _ file: consuming InputFile, _ options: DecodingOptions, _ before: FileStamp?,
    _ after: () throws -> FileStamp?
  ) throws {
    let path = file.path
    if let size = file.size, size > Self.mostBytes {
      throw FileError(
        .read, path,
        reason: "it holds \(size) bytes, and captions are sent up to \(Self.mostBytes); divide it")
    }
    let source = try CaptionReader(path: path, options: options).readAll(file)
    // Half of an old and half of a new file is nobody's text.
    guard before == (try after()), before.map({ $0.size == source.bytes.count }) ?? true else {
      throw FileError(
        .read, path, reason: "it changed while it was read; run again when it is done")
    }
    encoding = source.decision
    malformedByteCount = source.malformedByteCount
    if !encoding.encoding.isUTF8 { conversions.append("from \(encoding.encoding) to UTF-8") }
    let rest = source.text.withoutByteOrderMark
    if rest.count < source.text.count, encoding.encoding.isUTF8 {
      conversions.append("byte-order mark removed")
    }
    if rest.contains(0x0D) {
      bytes = rest.span.convertingNewlines(to: [0x0A])
      conversions.append("newlines to LF")
    } else {
      bytes = Array(rest)
    }
  }
}
