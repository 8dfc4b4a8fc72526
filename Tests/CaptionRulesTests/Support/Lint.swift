// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import CaptionText
import CaptionTiming
import WebVTT

/// Lints text with one rule.
enum Lint {
  /// The settings under which only one rule runs.
  static func settings(
    for rule: any Rule.Type, profile: String = "upload",
    _ change: (inout LintSettings) -> Void = { _ in }
  ) -> LintSettings {
    var settings = LintSettings(
      profile: Profile.named(profile) ?? .upload,
      selection: RuleSelection(selected: [rule.info.name]))
    if !rule.info.speaks(of: settings.format) { settings.format = .webVTT }
    change(&settings)
    return settings
  }

  /// The findings of one rule.
  static func findings(
    _ rule: any Rule.Type, in text: String, profile: String = "upload",
    source: SourceFacts = SourceFacts(), _ change: (inout LintSettings) -> Void = { _ in }
  ) -> [Finding<TextOffset>] {
    Linter.findings(
      in: Array(text.utf8), settings: settings(for: rule, profile: profile, change), source: source)
  }

  /// The findings of one rule as `line:column message`.
  static func messages(
    _ rule: any Rule.Type, in text: String, profile: String = "upload",
    source: SourceFacts = SourceFacts(), _ change: (inout LintSettings) -> Void = { _ in }
  ) -> [String] {
    findings(rule, in: text, profile: profile, source: source, change).map {
      "\($0.position.line):\($0.position.characterColumn) \($0.diagnostic.message)"
    }
  }

  /// The findings of a file that arrives in pieces.
  static func findings(
    in bytes: [UInt8], settings: LintSettings, pieces: () -> Int
  ) -> [Finding<TextOffset>] {
    var linter = Linter(settings: settings)
    var findings: [Finding<TextOffset>] = []
    var position = 0
    while position < bytes.count {
      let end = min(bytes.count, position + pieces())
      linter.consume(bytes.span.extracting(position..<end)) { findings.append($0) }
      position = end
    }
    linter.finish { findings.append($0) }
    return findings
  }

  /// The text after the fixes of one rule have been applied until nothing is left to apply.
  static func fixed(
    _ rule: any Rule.Type, in text: String, profile: String = "upload",
    safety: FixSafety = .unsafe, _ change: (inout LintSettings) -> Void = { _ in }
  ) -> String {
    String(
      decoding: fixed(
        Array(text.utf8), settings: settings(for: rule, profile: profile, change), safety: safety),
      as: UTF8.self)
  }

  /// The bytes after the fixes that settings lead to have been applied until nothing is left.
  static func fixed(
    _ bytes: [UInt8], settings: LintSettings, safety: FixSafety = .unsafe
  ) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<50 {
      let source = SourceText(utf8: bytes)
      let fixes = Linter.findings(in: source.text, settings: settings).compactMap {
        $0.diagnostic.fix?.mapped(by: source.map)
      }
      guard
        let outcome = try? FixApplier.apply(fixes, to: source, minimumSafety: safety),
        outcome.applied > 0, outcome.bytes != bytes
      else { break }
      bytes = outcome.bytes
    }
    return bytes
  }
}

/// A file of cues, for tests that need only some words of each.
func srt(_ cues: (start: Int, end: Int, text: String)...) -> String {
  var text = ""
  for (index, cue) in cues.enumerated() {
    let start = Timestamp(milliseconds: Int64(cue.start))
    let end = Timestamp(milliseconds: Int64(cue.end))
    text += "\(index + 1)\n\(start) --> \(end)\n\(cue.text)\n"
    if index + 1 < cues.count { text += "\n" }
  }
  return text
}
