// SPDX-License-Identifier: Apache-2.0

public import CaptionSyntax
import SubRip
import WebVTT

/// The format that a file is read as.
///
/// A name that ends like those of one format says it: what such a file holds otherwise is a mistake to be
/// told. Any other file, standard input among them, is what its content says that it is.
public enum FormatChoice {
  /// How much of a file is looked at.
  package static let headLength = 1 << 10

  /// The formats that are read, the usual one first.
  public static let formats: [CaptionFormat] = [.subRip, .webVTT]

  /// The format that a name states.
  ///
  /// - Parameter path: The file.
  /// - Returns: The format, or `nil` where the name states none.
  public static func stated(by path: String) -> CaptionFormat? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return formats.first { $0.traits.fileExtensions.contains(ending) }
  }

  /// The format that the first bytes of a file tell.
  ///
  /// - Parameter head: The bytes, as they are or as UTF-8.
  /// - Returns: The format; SubRip where they tell nothing.
  public static func told(by head: Span<UInt8>) -> CaptionFormat {
    let near = head.extracting(0..<min(head.count, headLength))
    guard let found = Recognition.of(near, .anything(but: .subRip)) else { return .subRip }
    return formats.first { $0.traits.kind == found.format } ?? .subRip
  }
}
