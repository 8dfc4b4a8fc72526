// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import SubRip

/// SRT110: a character that cannot be meant.
public struct InvalidCharacter: Rule {
  /// What is known about the rule without running it.
  public static let info = RuleInfo(
    code: RuleCode(110), name: "invalid-character", severity: .warning, fixSafety: nil,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds U+FFFD, U+FFFC, noncharacters, unassigned and private-use characters; and, where the language of the captions has letters outside ASCII, question marks between letters in three cues or more.",
      whyItMatters:
        "Something was lost before the file came here: players show boxes or question marks.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nCaf�\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nCafé\n",
      fixSafety:
        "There is no fix: what stood there is lost. Convert the original again, with its right encoding.",
      options:
        "None; one finding a cue. Question marks in place of letters are not looked for yet.",
      sources: "Unicode Character Database, as the Swift standard library has it."))

  /// Cues with characters outside ASCII.
  public static let trigger = RuleTrigger.contents([.nonASCII, .nonASCIIOutsideText])

  /// Creates the rule.
  ///
  /// - Parameter settings: Not looked at.
  public init(settings: LintSettings) {}

  /// Looks at the characters of a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    scan(bytes, in: .cue(cue), &findings)
  }

  /// Looks at stray content.
  ///
  /// - Parameters:
  ///   - stray: Where the content stands and why it belongs to no cue.
  ///   - bytes: The content.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    scan(bytes, in: FindingPlace(stray), &findings)
  }

  /// Looks at blank lines that belong to no cue.
  ///
  /// - Parameters:
  ///   - event: The mark or the blank lines.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    between event: SubRipEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let place = FindingPlace(event) else { return }
    scan(bytes, in: place, &findings)
  }

  private func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings) {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte >= 0x80, !Self.isWhollyAssigned(byte) else {
        position += 1
        continue
      }
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      if let scalar, let fault = Self.fault(scalar) {
        findings.report(
          Self.info, "\(fault) \(ScalarReader.name(scalar))", at: position..<position + width,
          in: place, bytes)
        // One a cue: where one is, there are often many.
        return
      }
      position += width
    }
  }

  /// First bytes of UTF-8 under which every character is assigned and none is private, and all
  /// bytes that are not first: Latin, Cyrillic, Arabic, Han, most of Hangul.
  @inline(__always)
  private static func isWhollyAssigned(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x80...0xCC, 0xD0...0xD3, 0xD8...0xDB, 0xE4...0xE9, 0xEB, 0xEC: true
    default: false
    }
  }

  private static func fault(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xFFFD: return "the replacement character"
    case 0xFFFC: return "the object replacement character"
    case 0xFDD0...0xFDEF: return "the noncharacter"
    case let value where value & 0xFFFE == 0xFFFE: return "the noncharacter"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .unassigned: return "the unassigned character"
    case .privateUse: return "the private-use character"
    default: return nil
    }
  }
}
