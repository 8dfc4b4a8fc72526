// SPDX-License-Identifier: Apache-2.0

/// Decodes a file in a known encoding to UTF-8, chunk by chunk, and remembers where each byte came
/// from.
///
/// Any chunking gives the same text, map and findings. UTF-8 passes through untouched, malformed
/// bytes and byte-order mark included. In other encodings the byte-order mark becomes U+FEFF and
/// malformed bytes become U+FFFD; the source map leads back to the bytes themselves, so that a
/// writer copies them instead of encoding the replacement.
public struct TextDecoder: ~Copyable {
  /// The encoding.
  public let encoding: TextEncoding

  private var text: DecodedText
  private var validator: UTF8Validator
  private var single: SingleByteTable?
  private var multi: MultiByteTable?
  private var shift = JapaneseShift.ascii
  /// The bytes of a character that the last chunk began, at most three.
  private var held: [UInt8] = []

  /// Creates a decoder.
  ///
  /// - Parameters:
  ///   - encoding: The encoding. UTF-16 and UTF-32 without an order are read as little endian.
  ///   - offset: How many bytes of the file come before the first chunk, all of them ASCII.
  ///   - options: Limits; its encoding and language are not looked at.
  /// - Throws: ``EncodingUnavailable`` when ICU has no table for the encoding.
  public init(
    _ encoding: TextEncoding, offset: Int = 0, options: DecodingOptions = DecodingOptions()
  ) throws(EncodingUnavailable) {
    self.encoding = encoding
    text = DecodedText(offset: offset, options: options)
    validator = UTF8Validator(offset: offset, limit: options.malformedLimit)
    switch encoding.form {
    case .utf8, .utf16, .utf32: break
    case .singleByte:
      guard let table = SingleByteTable(encoding) else {
        throw EncodingUnavailable(encoding: encoding)
      }
      single = table
    case .multiByte, .iso2022JP:
      guard let table = MultiByteTable(converterNamed: encoding.converter) else {
        throw EncodingUnavailable(encoding: encoding)
      }
      multi = consume table
    }
  }

  /// Creates a decoder that passes everything through.
  init(utf8With options: DecodingOptions) {
    encoding = .utf8
    text = DecodedText(offset: 0, options: options)
    validator = UTF8Validator(limit: options.malformedLimit)
  }

  /// Where the decoded bytes came from.
  public var sourceMap: SourceMap { text.map }

  /// How many bytes of the file were malformed so far.
  public var malformedByteCount: Int { validator.malformedByteCount + text.log.byteCount }

  /// Takes the malformed ranges that were found since the last call, in file order.
  ///
  /// - Returns: The ranges; no more than the options allow.
  public mutating func takeMalformed() -> [MalformedBytes] {
    encoding.isUTF8 ? validator.takeMalformed() : text.log.take()
  }

  /// Decodes the next bytes.
  ///
  /// - Parameters:
  ///   - bytes: The next chunk.
  ///   - body: Takes UTF-8, in pieces of a bounded size, and the map of all that was decoded.
  /// - Throws: What `body` throws.
  public mutating func consume<Failure: Error>(
    _ bytes: Span<UInt8>, _ body: (Span<UInt8>, SourceMap) throws(Failure) -> Void
  ) throws(Failure) {
    if encoding.isUTF8 {
      guard !bytes.isEmpty else { return }
      validator.consume(bytes)
      text.appendIdentity(bytes.count)
      return try body(bytes, text.map)
    }
    // Decoded text takes up to three times the room.
    var position = 0
    while position < bytes.count {
      let end = min(bytes.count, position + 1 << 16)
      take(bytes.extracting(position..<end), isLast: false)
      try deliver(body)
      position = end
    }
  }

  /// Takes bytes of which the caller knows already that they are ASCII, while nothing else has come:
  /// to check them again would be to read them twice.
  mutating func passASCII<Failure: Error>(
    _ bytes: Span<UInt8>, _ body: (Span<UInt8>, SourceMap) throws(Failure) -> Void
  ) throws(Failure) {
    guard !bytes.isEmpty else { return }
    validator.skipASCII(bytes.count)
    text.appendIdentity(bytes.count)
    try body(bytes, text.map)
  }

  /// Ends the input: a character that was begun is malformed.
  ///
  /// - Parameter body: Takes the last of the text.
  /// - Throws: What `body` throws.
  public mutating func finish<Failure: Error>(
    _ body: (Span<UInt8>, SourceMap) throws(Failure) -> Void
  ) throws(Failure) {
    if encoding.isUTF8 { return validator.finish() }
    let nothing: [UInt8] = []
    take(nothing.span, isLast: true)
    try deliver(body)
  }

  private mutating func deliver<Failure: Error>(
    _ body: (Span<UInt8>, SourceMap) throws(Failure) -> Void
  ) throws(Failure) {
    text.flush()
    guard !text.output.isEmpty else { return }
    defer { text.removeOutput() }
    try body(text.output.span, text.map)
  }

  private mutating func take(_ bytes: Span<UInt8>, isLast: Bool) {
    if held.isEmpty {
      let position = run(bytes, isLast)
      for index in position..<bytes.count { held.append(bytes[index]) }
      return
    }
    for index in bytes.indices { held.append(bytes[index]) }
    var joined: [UInt8] = []
    swap(&joined, &held)
    let position = run(joined.span, isLast)
    held.append(contentsOf: joined[position...])
  }

  /// Decodes what is complete; returns where the incomplete rest begins.
  private mutating func run(_ bytes: Span<UInt8>, _ isLast: Bool) -> Int {
    switch encoding.form {
    case .utf8: return bytes.count
    case .utf16(let order):
      return text.decodeUTF16(bytes, isBigEndian: order == .bigEndian, isLast: isLast)
    case .utf32(let order):
      return text.decodeUTF32(bytes, isBigEndian: order == .bigEndian, isLast: isLast)
    case .singleByte:
      if let single { text.decodeSingleByte(bytes, single) }
      return bytes.count
    case .multiByte(let framing):
      return text.decodeMultiByte(bytes, framing, &multi, isLast: isLast)
    case .iso2022JP:
      return text.decodeISO2022JP(bytes, &shift, &multi, isLast: isLast)
    }
  }
}
