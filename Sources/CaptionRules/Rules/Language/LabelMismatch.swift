// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax
import CaptionText

/// CAP602: text in another language than the label says.
package struct LabelMismatch: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 602), name: "label-mismatch", family: .language, severity: .error,
    fix: nil, onUpload: .told,
    documentation: RuleDocumentation(
      whatItDoes:
        "Tells the language of the text, from 200 letters on, and compares it with the label; close languages such as Danish and Norwegian do not differ here. For Chinese it also looks whether more than 5 % of the characters are of the other way of writing.",
      whyItMatters: "Viewers choose a track by its name and get a language that they cannot read.",
      example: "talk.en.srt: Wir gehen heute in den Wald …",
      useInstead: "talk.de.srt: Wir gehen heute in den Wald …",
      fixSafety: "There is no fix: either the text or the label is wrong.",
      options:
        "The language, as the option or the file's name tells it; without one the rule is silent. It keeps a sample of at most 64 KiB: the first 64 cues and then every sixteenth. Languages in Latin script are told only where libcld2 is installed.",
      sources:
        "Measured in 35 languages: statistics were right on all texts of five cues. Details at LanguageDetector."
    ))

  /// The first 64 cues and then every sixteenth.
  package static let trigger = RuleTrigger.relations(.isSampled)

  private let label: LanguageTag
  private var sample = LanguageSample()
  /// The text of a cue, kept for its memory.
  private var text: [UInt8] = []

  /// Creates the rule, or nothing without a label.
  package init?(settings: LintSettings) {
    guard let language = settings.language, language != .undetermined else { return nil }
    label = language
  }

  /// Adds a cue to the sample.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard !cue.contents.contains(.malformed), !cue.block.anomalies.contains(.trailingData) else {
      return sample.add(cue.block.text(in: bytes))
    }
    // Taken out, since the sample beside it changes.
    var taken: [UInt8] = []
    swap(&taken, &text)
    defer { swap(&taken, &text) }
    taken.removeAll(keepingCapacity: true)
    var isFirst = true
    cue.forEachTextLine(in: bytes) { line in
      if !isFirst { taken.append(0x0A) }
      isFirst = false
      taken.append(bytes.extracting(line))
    }
    sample.add(utf8: taken.span)
  }

  /// Compares the language of the sample with the label.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    let text = sample.text
    let detection = LanguageDetector().detect(text)
    guard detection.letterCount >= 200 else { return }
    if label.language == "zh", let message = variantMessage(text) {
      findings.reportFile(Self.info, message)
      return
    }
    guard detection.agreement(with: label) == .different, detection.share >= 0.9 else {
      // The script of nine letters of ten is that of most.
      if let script = detection.script, script != .latin, let message = scriptMessage(text) {
        findings.reportFile(Self.info, message)
      }
      return
    }
    let percent = Int((detection.share * 100).rounded())
    findings.reportFile(
      Self.info, "the label says '\(label)', the text is in '\(detection.tag)' (\(percent) %)",
      notes: ["looked at \(detection.letterCount) letters"])
  }

  /// Nine letters of ten in a script that the language is not written in need no statistics.
  private func scriptMessage(_ text: String) -> String? {
    guard let codes = WrongScript.scripts(of: label) else { return nil }
    let expected = Set(codes.map { Script(code: $0) } + [.common, .inherited])
    let counts = Script.letterCounts(in: text)
    let total = counts.values.reduce(0, +)
    let foreign = counts.filter { !expected.contains($0.key) }
    guard let main = foreign.max(by: { ($0.value, $1.key.code) < ($1.value, $0.key.code) }),
      main.value * 10 >= total * 9, main.key != .latin
    else { return nil }
    return
      "the label says '\(label)', \(main.value) of \(total) letters are of the script \(main.key.code)"
  }

  /// What is to be said about the way Chinese is written.
  private func variantMessage(_ text: String) -> String? {
    var script = label.script
    if script == nil, let region = label.region {
      script =
        ["TW", "HK", "MO"].contains(region) ? "Hant" : ["CN", "SG"].contains(region) ? "Hans" : nil
    }
    guard let script, script == "Hans" || script == "Hant" else { return nil }
    let variants = HanVariants(of: text)
    let foreign = script == "Hans" ? variants.traditionalOnly : variants.simplifiedOnly
    guard variants.total >= 100, foreign * 100 > variants.total * 5 else { return nil }
    let other = script == "Hans" ? "traditional" : "simplified"
    return
      "the label says '\(label)', \(foreign) of \(variants.total) characters are \(other) Chinese"
  }
}
