// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// CAP412: a character that the host or its fonts do not have.
package struct CharacterRepertoire: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 412), name: "character-repertoire", family: .text, severity: .warning,
    fix: .unsafe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds emoji, note signs and characters outside the user's list of glyphs where the profile does not want them; and, for every profile (info), compatibility characters: Latin ligatures, mathematical letters, full-width letters and enclosed letters in text that is not Chinese, Japanese or Korean, and half-width katakana.",
      whyItMatters:
        "Amazon and Netflix refuse files with characters that they cannot show. Screen readers spell mathematical letters out one by one, and searching does not find them.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n𝓱𝓲 ﬁn\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nhi fin\n",
      fixSafety:
        "Writing the plain characters for compatibility characters is unsafe: the form may be meant. Other characters have no fix.",
      options:
        "The profile's repertoire (emoji, music-note, glyph-list) and the list of glyphs that the user gives; glyph-list is silent without a list. The rule looks at one cue at a time.",
      sources:
        "Amazon's list of SRT errors (its example is the note sign U+266A); Netflix's general requirements; Unicode Technical Standard 51 for emoji."
    ))

  /// Cues with what may be a compatibility character, and with what the profile does not want: any
  /// byte of 0x80 or more for lists of glyphs, which are not asked about ASCII.
  package var trigger: RuleTrigger {
    if glyphs != nil { return .contents(.nonASCII) }
    return .contents(kinds.isEmpty ? .compatibility : [.compatibility, .emoji, .noteSign])
  }

  private let kinds: Set<ProfileLimits.RepertoireKind>
  private let glyphs: Set<Unicode.Scalar>?
  private let profile: String

  package init(settings: LintSettings) {
    kinds = Set(settings.limits.repertoire ?? [])
    glyphs = kinds.contains(.glyphList) ? settings.glyphs : nil
    profile = settings.profile.name
  }

  /// Reports each kind of character once a line.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    cue.forEachTextLine(in: bytes) { line in
      if glyphs == nil, kinds.isEmpty, !Self.mayHaveCompatibility(line, bytes) { return }
      let text = VisibleText.raw(line, of: bytes)
      guard text.utf8.count == line.count, text.utf8.contains(where: { $0 >= 0x80 }) else { return }
      let isEastAsian = text.unicodeScalars.contains { Self.isEastAsian($0) }
      var plain: [(Range<Int>, String)] = []
      var unwanted: [(name: String, range: Range<Int>, shown: String)] = []
      var offset = line.lowerBound
      for character in text {
        let range = offset..<offset + character.utf8.count
        offset = range.upperBound
        guard let base = character.unicodeScalars.first, base.value >= 0x80 else { continue }
        if let name = unwantedName(character, base) {
          unwanted.append((name, range, "\(character)"))
        } else if Self.isCompatibility(base, isEastAsian: isEastAsian) {
          plain.append((range, Normalization.nfkc(String(character))))
        }
      }
      report(unwanted, cue, bytes, &findings)
      guard let first = plain.first else { return }
      let written = VisibleText.raw(first.0, of: bytes)
      findings.report(
        Self.info,
        "\(written) is a compatibility form of \(first.1)"
          + (plain.count == 1 ? "" : ", and \(plain.count - 1) more in this line"),
        at: first.0, of: cue, bytes, severity: .info,
        fix: cue.fix("write plain characters", .unsafe, plain))
    }
  }

  private func report(
    _ unwanted: [(name: String, range: Range<Int>, shown: String)], _ cue: CueView,
    _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    var reported: Set<String> = []
    for (name, range, shown) in unwanted where reported.insert(shown).inserted {
      let code = shown.unicodeScalars.map(\.codePoint).joined(separator: " ")
      findings.report(
        Self.info, "\(shown) (\(code)) \(name) '\(profile)'", at: range, of: cue, bytes)
    }
  }

  private func unwantedName(_ character: Character, _ base: Unicode.Scalar) -> String? {
    if kinds.contains(.emoji), Self.isEmoji(character, base) {
      return "is an emoji, which is not for the profile"
    }
    if kinds.contains(.musicNote), base.value == 0x266A || base.value == 0x266B {
      return "is a note sign, which is not for the profile"
    }
    if let glyphs, let missing = character.unicodeScalars.first(where: { !glyphs.contains($0) }),
      missing.value >= 0x80
    {
      return "is not in the list of glyphs for the profile"
    }
    return nil
  }

  private static func isEmoji(_ character: Character, _ base: Unicode.Scalar) -> Bool {
    if base.properties.isEmojiPresentation { return true }
    return base.properties.isEmoji
      && character.unicodeScalars.contains { $0.value == 0xFE0F || $0.value == 0x20E3 }
  }

  /// Whether a character is a form of another one, in some text.
  static func mayBeCompatibility(_ scalar: Unicode.Scalar) -> Bool {
    isCompatibility(scalar, isEastAsian: false)
  }

  private static func isCompatibility(_ scalar: Unicode.Scalar, isEastAsian: Bool) -> Bool {
    switch scalar.value {
    // Latin ligatures, mathematical letters and digits.
    case 0xFB00...0xFB06, 0x1D400...0x1D7FF: true
    // Half-width katakana.
    case 0xFF65...0xFF9F: true
    // Full-width ASCII, enclosed letters and numbers; regional indicators are flags.
    case 0xFF01...0xFF5E, 0x2460...0x24FF, 0x1F110...0x1F169: !isEastAsian
    default: false
    }
  }

  /// Whether a line may have compatibility characters: full-width and enclosed ones are at home
  /// where it certainly is Chinese, Japanese or Korean.
  private static func mayHaveCompatibility(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var isEastAsian = false
    var hasWide = false
    for position in line {
      switch bytes[position] {
      case 0xE3...0xE9, 0xEB, 0xEC: isEastAsian = true
      case 0xE2: hasWide = true
      case 0xEF:
        hasWide = true
        // Ligatures, half-width forms.
        guard position + 2 < line.upperBound else { return true }
        let (second, third) = (bytes[position + 1], bytes[position + 2])
        if second == 0xAC || second == 0xBE || (second == 0xBD && third >= 0xA5) { return true }
      case 0xF0...: return true
      default: break
      }
    }
    return hasWide && !isEastAsian
  }

  private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0xA4CF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF65...0xFFDC, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
