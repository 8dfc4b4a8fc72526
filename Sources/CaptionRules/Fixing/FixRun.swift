// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText

/// The state of a file while it is being mended.
struct FixRun {
  private(set) var file: WorkingFile
  /// What the rules find now.
  private(set) var findings: [Finding<TextOffset>]
  /// Rules whose fixes were taken back.
  private(set) var withheld: Set<RuleCode> = []
  private(set) var rounds = 0

  /// What the rules find now, counted in the file as it is now.
  var findingsInFile: [Finding<FileOffset>] {
    let map = file.content.map
    return findings.map { $0.mapped(by: map) }
  }

  private let fixer: Fixer
  private let rules: [any Rule.Type]
  /// Those whose fix concerns the file as a whole.
  private let wholeFileRules: [any WholeFileRule.Type]

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
    file = try WorkingFile(bytes, fixer.settings.format, options: fixer.decoding)
    rules = RuleRegistry.all.filter { fixer.settings.runs($0.info) }
    wholeFileRules = rules.compactMap { $0 as? any WholeFileRule.Type }
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
    let codes = Set(rules.filter { $0.info.stage == stage }.map { $0.info.code })
      .subtracting(withheld)
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
    _ all: [Finding<TextOffset>], to candidate: inout WorkingFile
  ) throws(EncodingUnavailable) -> Bool {
    let found = all.filter(isWanted)
    var doubtful: Set<RuleCode> = []
    for rule in wholeFileRules {
      let code = rule.info.code
      let ofRule = all.filter { $0.diagnostic.code == code }
      guard let first = ofRule.first(where: { isWanted($0) && rule.concernsFile($0) }) else {
        continue
      }
      guard ofRule.allSatisfy(isWanted) else {
        // A doubt about one is a doubt about all: two files joined into one, or a gap in the numbers
        // that tells of captions which were not read. A person has to look first.
        doubtful.insert(code)
        continue
      }
      switch rule.wholeFileFix(of: candidate.text, fixer.settings) {
      case .reencoding: if candidate.reencode() { return true }
      case .edits(let edits) where !edits.isEmpty:
        let fix = Fix(
          title: first.diagnostic.fix?.title ?? "", edits: edits, safety: fixer.minimumSafety)
        // A change of the whole file goes alone: local edits would meet other bytes.
        return try candidate.apply([fix], minimumSafety: fixer.minimumSafety)
      case .edits, nil: break
      }
    }
    let fixes = found.filter { !doubtful.contains($0.diagnostic.code) }
      .compactMap(\.diagnostic.fix).filter { !$0.edits.isEmpty }
    return try candidate.apply(fixes, minimumSafety: fixer.minimumSafety)
  }

  private func isWanted(_ finding: Finding<TextOffset>) -> Bool {
    (finding.diagnostic.fix?.safety ?? .displayOnly) >= fixer.minimumSafety
  }

  /// Whether some rule finds more than before.
  ///
  /// Missing and wrong numbers do not count until the step that mends them, which comes last but one,
  /// and findings that are only worth knowing never do.
  private func isWorse(
    _ after: [Finding<TextOffset>], than before: [Finding<TextOffset>]
  ) -> Bool {
    func counts(_ findings: [Finding<TextOffset>]) -> [RuleCode: Int] {
      FixResult.counts(findings.filter { $0.diagnostic.severity > .info })
    }
    let old = counts(before)
    return counts(after).contains { code, count in
      count > old[code] ?? 0 && RuleRegistry.info(of: code)?.stage != .numbers
    }
  }

  private func lint(_ file: WorkingFile, only codes: Set<RuleCode>?) -> [Finding<TextOffset>] {
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
