// SPDX-License-Identifier: Apache-2.0

/// The first bytes of files that are no text.
enum BinarySignature {
  /// What bytes at a fixed place of a file say that it is.
  private struct Entry {
    var offset = 0
    var bytes: [UInt8]
    var format: FileFormat
  }

  private static let entries: [Entry] = [
    Entry(bytes: [0x1F, 0x8B, 0x08], format: .gzip),
    Entry(bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], format: .xz),
    Entry(bytes: [0x28, 0xB5, 0x2F, 0xFD], format: .zstandard),
    Entry(bytes: Array("Rar!\u{1A}\u{7}".utf8), format: .rar),
    Entry(bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], format: .sevenZip),
    Entry(bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], format: .png),
    Entry(bytes: [0xFF, 0xD8, 0xFF], format: .jpeg),
    Entry(bytes: Array("GIF87a".utf8), format: .gif),
    Entry(bytes: Array("GIF89a".utf8), format: .gif),
    Entry(offset: 4, bytes: Array("ftyp".utf8), format: .mp4),
    Entry(bytes: [0x1A, 0x45, 0xDF, 0xA3], format: .matroska),
    Entry(bytes: Array("OggS\0".utf8), format: .media),
    Entry(bytes: Array("fLaC\0".utf8), format: .media),
    Entry(bytes: Array("FLV\u{1}".utf8), format: .media),
    Entry(bytes: [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], format: .media),
    Entry(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], format: .office),
    Entry(bytes: Array("%PDF-".utf8), format: .pdf),
  ]

  /// The format that the first bytes of a file name.
  ///
  /// - Parameter head: The file from its start on, a kilobyte where it has as many.
  /// - Returns: The format, or `nil` for text and for what has no such bytes.
  static func format(of head: Span<UInt8>) -> FileFormat? {
    guard head.count >= 4 else { return nil }
    // Most files of captions begin with a digit, and one format that is no text does, too.
    if isDigit(head[0]), head[1] != UInt8(ascii: "z") { return exchangeFile(head) }
    if let first = entries.first(where: { matches($0.bytes, head, at: $0.offset) }) {
      return first.format
    }
    return archive(head) ?? exchangeFile(head) ?? container(head) ?? sound(head)
      ?? bzip2(head)
  }

  private static func matches(_ bytes: [UInt8], _ head: Span<UInt8>, at offset: Int) -> Bool {
    guard head.count >= offset + bytes.count, head[offset] == bytes[0] else { return false }
    for index in bytes.indices where head[offset + index] != bytes[index] { return false }
    return true
  }

  /// ZIP, and documents that are ZIP archives.
  private static func archive(_ head: Span<UInt8>) -> FileFormat? {
    guard head[0] == UInt8(ascii: "P"), head[1] == UInt8(ascii: "K"),
      (head[2], head[3]) == (3, 4) || (head[2], head[3]) == (5, 6)
    else { return nil }
    func holds(_ name: String) -> Bool {
      let bytes = Array(name.utf8)
      guard head.count >= bytes.count else { return false }
      return (0...(head.count - bytes.count)).contains { matches(bytes, head, at: $0) }
    }
    if holds("word/") { return .docx }
    // The first entry of what Word, Excel and PowerPoint write; the name tells which, further on.
    if holds("[Content_Types].xml") { return holds("xl/") || holds("ppt/") ? .office : .docx }
    return holds("mimetypeapplication/vnd.oasis.opendocument") ? .office : .zip
  }

  /// EBU STL: the code page, then `STL25.01`.
  private static func exchangeFile(_ head: Span<UInt8>) -> FileFormat? {
    guard head.count >= 11, head[3] == UInt8(ascii: "S"), head[4] == UInt8(ascii: "T"),
      head[5] == UInt8(ascii: "L"), isDigit(head[6]), isDigit(head[7]),
      head[8] == UInt8(ascii: "."), head[9] == UInt8(ascii: "0"), head[10] == UInt8(ascii: "1")
    else { return nil }
    return .ebuSTL
  }

  /// RIFF: WAVE and AVI; QuickTime files without a type.
  private static func container(_ head: Span<UInt8>) -> FileFormat? {
    guard head.count >= 12 else { return nil }
    if matches(Array("RIFF".utf8), head, at: 0) {
      return matches(Array("WAVE".utf8), head, at: 8) || matches(Array("AVI ".utf8), head, at: 8)
        ? .media : nil
    }
    // A length of no more than 2^24, then the kind of the first part.
    guard head[0] == 0 else { return nil }
    return ["moov", "mdat", "wide"].contains { matches(Array($0.utf8), head, at: 4) } ? .mp4 : nil
  }

  /// MP3, with or without a title, and MPEG.
  private static func sound(_ head: Span<UInt8>) -> FileFormat? {
    switch (head[0], head[1], head[2]) {
    case (0xFF, 0xFB, _), (0xFF, 0xF3, _), (0xFF, 0xF2, _): .media
    // The version of ID3, which is no letter.
    case (0x49, 0x44, 0x33) where head[3] < 0x10: .media
    case (0, 0, 1) where head[3] == 0xBA || head[3] == 0xB3: .media
    default: nil
    }
  }

  private static func bzip2(_ head: Span<UInt8>) -> FileFormat? {
    let block: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
    return matches(Array("BZh".utf8), head, at: 0) && isDigit(head[3])
      && matches(block, head, at: 4) ? .bzip2 : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
