// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import FoundationEssentials

/// New language codes by old ones.
///
/// As CSV, `old,new` a line, with an optional first line of these words; as a JSON object
/// `{"fre": "fra"}`; or as pairs `fre=fra,ger=deu`.
public struct CodeMap: Sendable, Hashable {
  /// The new codes by the old ones.
  public private(set) var codes: [String: String] = [:]

  /// Reads pairs.
  ///
  /// - Parameter pairs: The pairs, separated by commas.
  /// - Throws: ``CodeMapError``.
  public init(pairs: String) throws(CodeMapError) {
    for pair in pairs.split(separator: ",") {
      let codes = pair.split(separator: "=", omittingEmptySubsequences: false).map(Self.trimmed)
      guard codes.count == 2 else {
        throw CodeMapError(description: "\"\(pair)\" is not a pair such as fre=fra")
      }
      try add(codes[0], codes[1])
    }
  }

  /// Reads a file, CSV or JSON by its first character.
  ///
  /// - Parameter bytes: The bytes of the file, as UTF-8.
  /// - Throws: ``CodeMapError`` with the place.
  public init(_ bytes: [UInt8]) throws(CodeMapError) {
    let text = Array(bytes.withoutByteOrderMark)
    if text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      guard let values = try? JSONDecoder().decode([String: String].self, from: Data(text)) else {
        throw CodeMapError(
          description: "the map must be an object of codes, each with its new code")
      }
      for (old, new) in values { try add(old, new) }
      return
    }
    let lines = String(decoding: text, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
      guard fields.count == 2 else {
        throw CodeMapError(description: "line \(index + 1): old,new is expected")
      }
      if index == 0, fields == ["old", "new"] { continue }
      try add(fields[0], fields[1])
    }
  }

  private mutating func add(_ old: String, _ new: String) throws(CodeMapError) {
    guard !old.isEmpty, LanguageTag(code: new) != nil else {
      throw CodeMapError(description: "no language is known as \"\(new)\"")
    }
    guard codes.updateValue(new, forKey: old) == nil else {
      throw CodeMapError(description: "\(old) is named twice")
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.trimming { $0.isWhitespace || $0 == "\"" })
  }
}

/// Why a map of codes cannot be read.
public struct CodeMapError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The place and what is wrong there.
  public var description: String
}
