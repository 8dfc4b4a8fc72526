// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Looks into compressed files, to say whether they hold captions.
///
/// Only the first kilobyte of the file is unpacked, to no more than ``limit`` bytes.
enum CompressedHead {
  /// The most bytes that are unpacked.
  private static let limit = 1 << 12

  /// A format, said better where what is inside could be read.
  ///
  /// - Parameters:
  ///   - format: What the signature told.
  ///   - head: The first kilobyte of the file.
  /// - Returns: The format.
  static func described(_ format: FileFormat, _ head: Span<UInt8>) -> FileFormat {
    guard format == .gzip || format == .xz else { return format }
    var bytes: [UInt8] = []
    bytes.append(head)
    let text = format == .gzip ? unpackedGzip(bytes) : unpackedXZ(bytes)
    guard let text, areCaptions(text) else { return format }
    return format == .gzip ? .gzippedCaptions : .xzCaptions
  }

  private static func areCaptions(_ text: [UInt8]) -> Bool {
    let head = TextHead(text.span)
    if head.hasCue { return true }
    guard !head.lines.isEmpty,
      let format = TextSignature.format(of: head, isComplete: true) ?? TextShape.format(of: head)
    else { return false }
    switch format {
    case .webVTT, .subStationAlpha, .ttml, .imsc, .sami, .sbv, .subViewer, .microDVD, .mpl2,
      .tmPlayer, .lrc, .scc:
      return true
    default: return false
    }
  }

  /// RFC 1952: ten bytes, then what the flags say.
  private static func unpackedGzip(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 18 else { return nil }
    let flags = bytes[3]
    var position = 10
    if flags & 4 != 0 {
      guard position + 2 <= bytes.count else { return nil }
      position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
    }
    // The name and the comment, each with a NUL behind it.
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      while position < bytes.count, bytes[position] != 0 { position += 1 }
      position += 1
    }
    if flags & 2 != 0 { position += 2 }
    guard position < bytes.count else { return nil }
    var inflater = DeflateReader(bytes, from: position, limit: limit)
    return inflater.unpack()
  }

  /// The header of the stream, that of the first block, and chunks of LZMA2.
  private static func unpackedXZ(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 24, bytes[12] != 0 else { return nil }
    let block = 12 + (Int(bytes[12]) + 1) * 4
    let flags = bytes[13]
    var position = 14
    func skipNumber() {
      while position < bytes.count, bytes[position] & 0x80 != 0 { position += 1 }
      position += 1
    }
    if flags & 0x40 != 0 { skipNumber() }
    if flags & 0x80 != 0 { skipNumber() }
    // One filter, and that LZMA2: others are for programs.
    guard flags & 3 == 0, position < bytes.count, bytes[position] == 0x21, block < bytes.count
    else { return nil }
    var reader = LZMA2Reader(bytes, from: block, limit: limit)
    return reader.unpack()
  }
}
