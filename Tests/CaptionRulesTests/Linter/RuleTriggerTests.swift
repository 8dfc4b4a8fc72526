// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionText
import SeededNumbers
import Testing

@testable import CaptionRules

/// What a rule says that it wants to be shown is a promise about the cues that it is not shown.
@Suite struct RuleTriggerTests {
  private static let settings: [LintSettings] = {
    let all = RuleSelection(selected: ["all"])
    var listening = LintSettings(profile: .named("amazon") ?? .upload, selection: all)
    listening.speech = SpeechMap([
      Timestamp(milliseconds: 1000)..<Timestamp(milliseconds: 3000),
      Timestamp(milliseconds: 20_000)..<Timestamp(milliseconds: 90_000),
    ])
    listening.mediaDuration = Timestamp(milliseconds: 80_000)
    return [
      LintSettings(selection: all), listening,
      LintSettings(
        profile: .named("netflix") ?? .upload, selection: all, language: LanguageTag("en")),
      LintSettings(profile: .named("ted") ?? .upload, selection: all, language: LanguageTag("ru")),
      LintSettings(profile: .named("bbc") ?? .upload, selection: all, language: LanguageTag("fr")),
    ]
  }()

  private static func findings(
    in bytes: [UInt8], _ settings: LintSettings, showsEveryCue: Bool
  ) -> [Finding<TextOffset>] {
    var linter = Linter(settings: settings, showsEveryCue: showsEveryCue)
    var findings: [Finding<TextOffset>] = []
    linter.consume(bytes.span) { findings.append($0) }
    linter.finish { findings.append($0) }
    return findings
  }

  @Test(arguments: 0..<60, 0..<5)
  func cuesThatNoRuleWantsHaveNoFindings(seed: UInt64, settings: Int) {
    var generator = SpicedFiles(seed: seed)
    let bytes = generator.file()
    let settings = Self.settings[settings]
    #expect(
      Self.findings(in: bytes, settings, showsEveryCue: false)
        == Self.findings(in: bytes, settings, showsEveryCue: true))
  }

  /// What is looked at depends on the rules that run; what one of them finds does not.
  @Test(arguments: 0..<12, 0..<5)
  func aRuleFindsTheSameAlone(seed: UInt64, settings: Int) {
    var generator = SpicedFiles(seed: seed)
    let bytes = generator.file()
    var settings = Self.settings[settings]
    let together = Linter.findings(in: bytes, settings: settings)
    for rule in RuleRegistry.all {
      settings.selection = RuleSelection(selected: [rule.info.name])
      let alone = Linter.findings(in: bytes, settings: settings)
      let code = rule.info.code
      #expect(alone == together.filter { $0.diagnostic.code == code }, "\(code)")
    }
  }

  @Test(arguments: CreditPhrases.beginnings + ASRFillers.cues)
  func everyPhraseHasAHead(phrase: String) {
    #expect(phrase.utf8.count >= PhraseHeads.length)
    for text in [phrase, phrase.uppercasingASCII(), "- \(phrase) …", "\"\(phrase)"] {
      let bytes = Array(text.utf8)
      let mayBegin = PhraseHeads.all.mayBegin(bytes.span, 0..<bytes.count)
      #expect(mayBegin, "\(text)")
    }
  }

  /// Punctuation inside the words of a recogniser decides nothing.
  @Test func headsLookPastPunctuation() {
    for text in ["don't forget", "I’ll see you", "Da,nke", "le'gendas"] {
      let bytes = Array(text.utf8)
      let mayBegin = PhraseHeads.all.mayBegin(bytes.span, 0..<bytes.count)
      #expect(mayBegin, "\(text)")
    }
  }

  @Test func dialogueHasNoHead() {
    for text in ["What is it?", "Hello there", "Yes", "", "I am here", "12 monkeys"] {
      let bytes = Array(text.utf8)
      let mayBegin = PhraseHeads.all.mayBegin(bytes.span, 0..<bytes.count)
      #expect(!mayBegin, "\(text)")
    }
  }

  /// What certainly is seen is neither a space nor ignorable, by the standard library's properties.
  @Test func whatIsSeenIsNotInvisible() {
    for value in UInt32(0x80)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let seen = !CueBeginning.contents(bytes.span, 0..<bytes.count, wanted: [])
        .contains(.maybeInvisible)
      let properties = scalar.properties
      let isInvisible =
        properties.isWhitespace || properties.isDefaultIgnorableCodePoint
        || properties.generalCategory == .format || properties.generalCategory == .control
      #expect(!(seen && isInvisible), "\(scalar.codePoint)")
    }
  }

  /// Text of characters that need no look is in normalization form C, in whatever order they stand.
  @Test(arguments: 0..<40)
  func whatNeedsNoLookIsInFormC(seed: UInt64) {
    var generator = BrokenFiles(seed: seed)
    let scripts: [ClosedRange<UInt32>] = [
      0x5D0...0x5EA, 0x620...0x6FF, 0x900...0x97F, 0xE00...0xE7F, 0xC0...0x24F, 0x3041...0x30FF,
      0xAC00...0xAC40, 0x400...0x45F,
    ]
    for _ in 0..<200 {
      var text = ""
      let script = generator.pick(scripts)
      for _ in 0..<generator.number(1...6) {
        let value = generator.number(Int(script.lowerBound)...Int(script.upperBound))
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let bytes = Array(text.utf8)
      let needsLook = CharacterScan(bytes.span, 0..<bytes.count).contents.contains(.maybeNotNFC)
      #expect(
        needsLook || Normalization.nfc(text).unicodeScalars.elementsEqual(text.unicodeScalars),
        "\(text.unicodeScalars.map(\.codePoint))")
    }
  }

  /// Every character that the standard library calls unassigned or private is looked at.
  @Test func unassignedCharactersAreLookedAt() {
    for value in UInt32(0x80)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let found = MultibyteClass(bytes.span, at: 0, end: bytes.count)
      #expect(found.width == bytes.count)
      let isFaulty: Bool
      switch scalar.properties.generalCategory {
      case .unassigned, .privateUse: isFaulty = true
      default: isFaulty = value == 0xFFFC || value == 0xFFFD
      }
      guard isFaulty else { continue }
      #expect(
        CueContents(rawValue: found.contents).contains(.maybeUnassigned), "\(scalar.codePoint)")
    }
  }
}

extension String {
  /// Only ASCII is compared without case.
  fileprivate func uppercasingASCII() -> String {
    String(unicodeScalars.map { $0.isASCII ? Character($0).uppercased() : String($0) }.joined())
  }
}
