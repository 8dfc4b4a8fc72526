// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax
import CaptionText

/// CAP603: a cue in a script that the language is not written in.
package struct WrongScript: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 603), name: "wrong-script", family: .language, severity: .warning,
    fix: nil,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues of five letters and more of which 30 % are of a script that the language is not written in. Latin letters are at home everywhere. Five such cues in a row are reported as one run.",
      whyItMatters:
        "Some cues were left untranslated, or a file of another language was mixed in.",
      example: "talk.en.srt: Здравствуйте, друзья",
      useInstead: "talk.en.srt: Hello, friends",
      fixSafety: "There is no fix: the text must be translated.",
      options:
        "The language, as the option or the file's name tells it; without one the rule is silent. It counts the cues of a run.",
      sources: "The scripts of a language are CLDR's likely one and a short table of others."))

  /// Cues with a letter that is not Latin.
  package static let trigger = RuleTrigger.contents([.beyondLatin])

  private let expected: Set<Script>
  private var letters: LetterTally
  private let language: String
  private var run = 0
  private var lastOrdinal = 0

  /// Creates the rule, or nothing where the language or its script is not known.
  package init?(settings: LintSettings) {
    guard let tag = settings.language, tag != .undetermined,
      let codes = Self.scripts(of: tag)
    else { return nil }
    expected = Set(codes.map { Script(code: $0) } + [.latin, .common, .inherited])
    letters = LetterTally(atHome: expected)
    language = "\(tag)"
  }

  /// Reports a cue in another script.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let (total, count) = letters.count(in: cue.block.text, of: bytes)
    guard total >= 5, count * 100 >= total * 30 else { return }
    run = cue.ordinal == lastOrdinal + 1 ? run + 1 : 1
    lastOrdinal = cue.ordinal
    guard run <= 5 else { return }
    let range = Newline.trimmed(cue.block.text, in: bytes)
    if run < 5 {
      findings.report(
        Self.info,
        "\(count) of \(total) letters are of the script \(main(cue, bytes)), which '\(language)' is not "
          + "written in", at: range, of: cue, bytes)
    } else {
      findings.report(
        Self.info,
        "a run of cues in the script \(main(cue, bytes)) goes on, which '\(language)' is not written in",
        at: range, of: cue, bytes, notes: ["further cues of the run are not reported"])
    }
  }

  /// The script of most letters that are of none of the language's scripts.
  private func main(_ cue: CueView, _ bytes: Span<UInt8>) -> String {
    Script.letterCounts(in: VisibleText.raw(cue.block.text, of: bytes))
      .filter { !expected.contains($0.key) }
      .max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }?.key.code ?? ""
  }

  /// The scripts that a language is written in, or `nil` where that is not known.
  static func scripts(of tag: LanguageTag) -> [String]? {
    var codes: [String] = []
    if let script = tag.script {
      codes = [script]
    } else if let likely = LikelySubtags.script(of: "\(tag)") {
      codes = [likely] + (others[tag.language] ?? [])
    } else {
      return nil
    }
    // Writing systems of several scripts.
    return codes.flatMap { code in
      switch code {
      case "Jpan": ["Hani", "Hira", "Kana"]
      case "Kore": ["Hang", "Hani"]
      case "Hans", "Hant": ["Hani", "Bopo"]
      default: [code]
      }
    }
  }

  /// Scripts beside the likely one.
  private static let others = [
    "sr": ["Cyrl", "Latn"], "bs": ["Cyrl"], "az": ["Arab", "Cyrl"], "uz": ["Cyrl", "Arab"],
    "kk": ["Arab", "Latn"], "ky": ["Arab"], "tg": ["Arab"], "tk": ["Cyrl"], "mn": ["Mong"],
    "pa": ["Arab", "Guru"], "ku": ["Arab"], "ks": ["Deva"], "sd": ["Deva"], "ms": ["Arab"],
    "ug": ["Cyrl"], "tt": ["Cyrl"], "ha": ["Arab"], "yi": ["Hebr"], "ro": ["Cyrl"], "hi": ["Deva"],
    "sa": ["Deva"], "ber": ["Tfng", "Arab"], "zgh": ["Tfng"], "jv": ["Java"], "su": ["Sund"],
  ]
}
