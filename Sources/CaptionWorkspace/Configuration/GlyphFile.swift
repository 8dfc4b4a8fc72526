// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles

/// A list of the only characters that a host can show.
enum GlyphFile {
  /// Reads a list: on each line a code point such as `U+00E9`, a range such as `U+0020-U+007E`, or the
  /// characters themselves; what follows a code point and a space is a remark.
  ///
  /// - Parameters:
  ///   - path: The file, in UTF-8.
  ///   - mayBePipe: Whether it may be something else than a regular file, as the user says.
  /// - Returns: The characters.
  /// - Throws: ``SettingsError`` that names the line which makes no sense.
  static func read(_ path: String, mayBePipe: Bool = true) throws -> Set<Unicode.Scalar> {
    let bytes: [UInt8]
    do {
      var file = mayBePipe ? try InputFile(path: path) : try InputFile(regularFile: path)
      bytes = try file.readAll(limit: 16 << 20)
    } catch {
      throw SettingsError("\(error)")
    }
    var glyphs: Set<Unicode.Scalar> = []
    let text = String(decoding: bytes, as: UTF8.self)
    // No line is quoted: a configuration of unknown origin may name any file of the user.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      guard line.uppercased().hasPrefix("U+") else {
        glyphs.formUnion(line.unicodeScalars.filter { $0 != ByteOrderMark.scalar })
        continue
      }
      guard let range = range(line) else {
        throw SettingsError(
          "\(path):\(index + 1): not a code point; write U+00E9 or U+0020-U+007E")
      }
      for value in range { Unicode.Scalar(value).map { _ = glyphs.insert($0) } }
    }
    guard !glyphs.isEmpty else { throw SettingsError("\(path): it names no character") }
    return glyphs
  }

  private static func range(_ line: Substring) -> ClosedRange<UInt32>? {
    let word = line.prefix { $0 != " " && $0 != "\t" && $0 != "," && $0 != ";" }.uppercased()
    let ends = word.split { $0 == "-" || $0 == "." }.map {
      UInt32($0.hasPrefix("U+") ? $0.dropFirst(2) : $0[...], radix: 16)
    }
    guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
      first <= last, last <= 0x10FFFF
    else { return nil }
    return first...last
  }
}
