// SPDX-License-Identifier: Apache-2.0

/// Reads the grammar of RFC 5646 §2.1 from a tag in lower case.
struct LanguageTagParser {
  private let subtags: [Substring]
  private var position = 0

  init(_ lowered: String) {
    subtags = lowered.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "_" })
  }

  /// Whether a byte may stand in a tag: an ASCII letter or digit, or a separator.
  static func isTagByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(lowercased(byte)) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// An ASCII letter in lower case, any other byte as it is.
  static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetters(_ subtag: Substring, _ lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(subtag.utf8.count) && subtag.utf8.allSatisfy(isLetter)
  }

  private static func isDigits(_ subtag: Substring, _ length: Int) -> Bool {
    subtag.utf8.count == length && subtag.utf8.allSatisfy(isDigit)
  }

  private static func isVariant(_ subtag: Substring) -> Bool {
    switch subtag.utf8.count {
    case 5...8: true
    case 4: subtag.utf8.first.map(isDigit) ?? false
    default: false
    }
  }

  /// The next subtag, when it satisfies a condition.
  private mutating func take(_ condition: (Substring) -> Bool) -> Substring? {
    guard position < subtags.count, condition(subtags[position]) else { return nil }
    position += 1
    return subtags[position - 1]
  }

  /// Reads the whole tag.
  ///
  /// - Returns: The tag, or `nil` when it is not well formed.
  mutating func parse() -> LanguageTag? {
    // As a key path, its identity is a protected function of the standard library, and each program
    // that is linked dynamically (lld, Swift 6.3) then begins with a warning of the loader's.
    guard !subtags.contains(where: { $0.isEmpty }) else { return nil }
    if let privateUse = parsePrivateUse() {
      guard position == subtags.count else { return nil }
      return LanguageTag(
        language: "und", script: nil, region: nil, variants: [], extensions: [],
        privateUse: privateUse)
    }
    guard var language = take({ Self.isLetters($0, 2...3) }).map(String.init) else { return nil }
    // An extended language stands for itself: `zh-yue` is `yue`. No tag has more than one.
    if let extended = take({ Self.isLetters($0, 3...3) }) { language = String(extended) }
    let script = take { Self.isLetters($0, 4...4) }.map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
    let region = take { Self.isLetters($0, 2...2) || Self.isDigits($0, 3) }?.uppercased()
    var variants: [String] = []
    while let variant = take(Self.isVariant) {
      guard !variants.contains(String(variant)) else { return nil }
      variants.append(String(variant))
    }
    guard let extensions = parseExtensions() else { return nil }
    let privateUse = parsePrivateUse()
    guard position == subtags.count else { return nil }
    return LanguageTag(
      language: language, script: script, region: region, variants: variants,
      extensions: extensions, privateUse: privateUse)
  }

  private mutating func parseExtensions() -> [String]? {
    var extensions: [String] = []
    while let singleton = take({ $0.utf8.count == 1 && $0 != "x" }) {
      guard !extensions.contains(where: { $0.hasPrefix(singleton + "-") }) else { return nil }
      var parts = [singleton]
      while let part = take({ (2...8).contains($0.utf8.count) }) { parts.append(part) }
      guard parts.count > 1 else { return nil }
      extensions.append(parts.joined(separator: "-"))
    }
    return extensions
  }

  private mutating func parsePrivateUse() -> String? {
    guard position + 1 < subtags.count, take({ $0 == "x" }) != nil else { return nil }
    var parts: [Substring] = []
    while let part = take({ (1...8).contains($0.utf8.count) }) { parts.append(part) }
    return parts.joined(separator: "-")
  }
}
