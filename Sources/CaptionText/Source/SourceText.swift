// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A file in memory: its bytes as they are, the text that they say, and the way from one to the other.
///
/// The text is what is parsed and linted; what is found there counts in `TextOffset`. The file is what
/// is shown and edited; what is said of it counts in `FileOffset`. ``map`` leads from the text to the
/// file. Where the two are the same bytes they are held once.
public struct SourceText: Sendable {
  /// The file as it is, in its own encoding.
  public let bytes: [UInt8]
  /// What the file says, as UTF-8; the same bytes for a file that is UTF-8, malformed ones included.
  public let text: [UInt8]
  /// Where in the file each byte of the text came from.
  public let map: SourceMap
  /// The encoding, and why it was taken for that.
  public let decision: EncodingDecision
  /// The bytes that mean nothing in that encoding, in file order; the first thousand unless told.
  public let malformed: [MalformedBytes]
  /// How many bytes mean nothing in that encoding.
  public let malformedByteCount: Int

  /// Decodes a file.
  ///
  /// - Parameters:
  ///   - bytes: The file as it is.
  ///   - options: What is known about the encoding and the language; all of the file is mapped, whatever
  ///     they say.
  /// - Throws: ``EncodingUnavailable`` when the options name an encoding of which ICU has no table.
  /// - Complexity: O(n).
  public init(
    _ bytes: [UInt8], options: DecodingOptions = DecodingOptions()
  ) throws(EncodingUnavailable) {
    var options = options
    options.mapRetention = .max
    self.init(bytes, try DecodingStream(options: options))
  }

  /// Takes text that is UTF-8 already, whatever it looks like.
  ///
  /// - Parameter bytes: The file, which is its own text.
  /// - Complexity: O(n).
  public init(utf8 bytes: [UInt8]) {
    self.init(utf8: bytes, EncodingDecision(encoding: .utf8, confidence: 100, reason: .explicit))
  }

  /// The same file with other bytes, such as after a fix: what the encoding is stays decided.
  ///
  /// - Parameter bytes: The new bytes, in the encoding of the file.
  /// - Returns: The file.
  /// - Throws: ``EncodingUnavailable`` when ICU has no table for the encoding.
  /// - Complexity: O(n).
  public func replacing(bytes: [UInt8]) throws(EncodingUnavailable) -> SourceText {
    guard !decision.encoding.isUTF8 else { return SourceText(utf8: bytes, decision) }
    let options = DecodingOptions(encoding: decision.encoding)
    return SourceText(bytes, try DecodingStream(options: options), decision)
  }

  /// The bytes of a part of the text.
  ///
  /// - Parameter range: The part.
  public subscript(range: Range<TextOffset>) -> ArraySlice<UInt8> { text[range.bytes] }

  /// The bytes of a part of the file.
  ///
  /// - Parameter range: The part.
  public subscript(range: Range<FileOffset>) -> ArraySlice<UInt8> { bytes[range.bytes] }

  private init(
    _ bytes: [UInt8], _ decoder: consuming DecodingStream, _ known: EncodingDecision? = nil
  ) {
    var text: [UInt8] = []
    // How much of the text is the file itself, and need not be copied.
    var same = 0
    func take(_ piece: Span<UInt8>, _ map: SourceMap) {
      if map.isIdentity {
        same += piece.count
        return
      }
      if text.isEmpty {
        text.reserveCapacity(bytes.count)
        text += bytes[..<same]
      }
      text.append(piece)
    }
    decoder.consume(bytes.span, take)
    decoder.finish(take)
    self.bytes = bytes
    map = decoder.sourceMap
    self.text = map.isIdentity ? bytes : text
    decision =
      known ?? decoder.decision
      ?? EncodingDecision(encoding: .utf8, confidence: 100, reason: .ascii)
    malformedByteCount = decoder.malformedByteCount
    malformed = decoder.takeMalformed()
  }

  private init(utf8 bytes: [UInt8], _ decision: EncodingDecision) {
    var validator = UTF8Validator()
    validator.consume(bytes.span)
    validator.finish()
    self.bytes = bytes
    text = bytes
    map = SourceMap()
    self.decision = decision
    malformedByteCount = validator.malformedByteCount
    malformed = validator.takeMalformed()
  }
}
