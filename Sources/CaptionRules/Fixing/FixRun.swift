// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText

/// The state of a file while it is being mended.
struct FixRun {
  private(set) var file: WorkingFile
  /// What the rules find now.
  private(set) var findings: [Finding]
  /// Rules whose fixes were taken back.
  private(set) var withheld: Set<RuleCode> = []
  private(set) var rounds = 0

  private let fixer: Fixer
  private let rules: [RuleInfo]

  /// The most rounds of one step.
  ///
  /// Each mends at least one finding or ends the step; what overlaps waits for the next round.
  private static let mostRounds = 50
  /// The most fixes of one rule in one cue and one round.
  private static let mostInOneRound = 5000
  /// How often all steps are gone through.
  private static let mostPasses = 5

  init(_ bytes: [UInt8], _ fixer: Fixer) throws(EncodingUnavailable) {
    self.fixer = fixer
    file = try WorkingFile(bytes, options: fixer.decoding)
    rules = RuleRegistry.infos.filter { fixer.settings.runs($0) }
    findings = []
    findings = lint(file, only: nil)
  }

  mutating func run() throws(EncodingUnavailable) {
    for _ in 0..<Self.mostPasses {
      let start = file.bytes
      for stage in FixStage.allCases { try take(stage) }
      if file.bytes == start { return }
    }
  }

  /// One step: all of its rules together, or where that makes something worse, one after the other.
  private mutating func take(_ stage: FixStage) throws(EncodingUnavailable) {
    let codes = Set(
      rules.filter { stage.contains($0.code) && $0.fixSafety != nil }.map(\.code)
    ).subtracting(withheld)
    guard findings.contains(where: { codes.contains($0.diagnostic.code) && isWanted($0) }) else {
      return
    }
    if try attempt(codes) { return }
    for code in codes.sorted() where findings.contains(where: { $0.diagnostic.code == code }) {
      if try !attempt([code]) { withheld.insert(code) }
    }
  }

  /// Applies the fixes of some rules until nothing is left to apply.
  ///
  /// - Returns: `false` when something became worse; the file is as it was then.
  private mutating func attempt(_ codes: Set<RuleCode>) throws(EncodingUnavailable) -> Bool {
    var candidate = file
    // Compared and not hashed: files of different rounds differ early, and hashing reads all of them.
    var seen = [candidate.bytes]
    for _ in 0..<Self.mostRounds {
      rounds += 1
      guard try apply(lint(candidate, only: codes), to: &candidate),
        !seen.contains(candidate.bytes)
      else { break }
      seen.append(candidate.bytes)
    }
    guard candidate.bytes != file.bytes else { return true }
    // Whatever rules run, the last cue stays.
    guard candidate.bytes.count >= file.bytes.count || !candidate.hasNoCue || file.hasNoCue else {
      return false
    }
    let after = lint(candidate, only: nil)
    guard !isWorse(after, than: findings) else { return false }
    file = candidate
    findings = after
    return true
  }

  private func apply(
    _ all: [Finding], to candidate: inout WorkingFile
  ) throws(EncodingUnavailable) -> Bool {
    let found = all.filter(isWanted)
    let operations = Set(
      found.filter { $0.diagnostic.fix?.edits.isEmpty == true }.map(\.diagnostic.code))
    if operations.contains(RuleCode(101)) || operations.contains(RuleCode(102)) {
      if candidate.reencode() { return true }
    }
    var fixes = found.compactMap(\.diagnostic.fix).filter { !$0.edits.isEmpty }
    for code in operations.sorted() {
      let ofCode = all.filter { $0.diagnostic.code == code }
      if let fix = WholeFileFix.fix(code, ofCode, in: candidate.text, settings: fixer.settings) {
        // A change of the whole file goes alone: local edits would meet other bytes.
        return try candidate.apply([fix], minimumSafety: fixer.minimumSafety)
      }
    }
    let misnumbered = all.filter { $0.diagnostic.code == RuleCode(205) }
    if misnumbered.contains(where: { !isWanted($0) }) {
      // Two files joined into one, or a gap that tells of captions that were not read: no number is right
      // or wrong before a person has looked.
      fixes = found.filter { $0.diagnostic.code != RuleCode(205) }.compactMap(\.diagnostic.fix)
        .filter { !$0.edits.isEmpty }
    } else if !misnumbered.isEmpty, let fix = WholeFileFix.renumbering(candidate.text) {
      fixes = [fix]
    }
    return try candidate.apply(fixes, minimumSafety: fixer.minimumSafety)
  }

  private func isWanted(_ finding: Finding) -> Bool {
    (finding.diagnostic.fix?.safety ?? .displayOnly) >= fixer.minimumSafety
  }

  /// Whether some rule finds more than before.
  ///
  /// Missing and wrong numbers do not count until the step that mends them, which comes last but one,
  /// and findings that are only worth knowing never do.
  private func isWorse(
    _ after: [Finding], than before: [Finding]
  ) -> Bool {
    func counts(_ findings: [Finding]) -> [RuleCode: Int] {
      FixResult.counts(findings.filter { $0.diagnostic.severity > .info })
    }
    let old = counts(before)
    return counts(after).contains { code, count in
      count > old[code] ?? 0 && !FixStage.numbers.contains(code)
    }
  }

  private func lint(_ file: WorkingFile, only codes: Set<RuleCode>?) -> [Finding] {
    var settings = fixer.settings
    if let codes {
      // Nobody reads these; with as few as people get, a cue of thousands of lines would take as
      // many rounds more.
      settings.mostInOnePiece = Self.mostInOneRound
      settings.selection = RuleSelection(selected: codes.sorted().map(\.description))
    }
    return Linter.findings(in: file.text, settings: settings, source: file.source)
  }
}
