// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// The state of a file while it is being fixed.
struct FixRun {
  private(set) var file: WorkingFile
  /// What the rules find now.
  private(set) var found: FoundInText
  /// Rules whose fixes were taken back.
  private(set) var withheld: Set<RuleCode> = []
  /// What those who read the file object to, the last of each rule.
  private(set) var objections: [RuleCode: FixObjection] = [:]
  private(set) var rounds = 0

  private let fixer: Fixer
  private let rules: [any Rule.Type]
  /// Those whose fix concerns the file as a whole.
  private let wholeFileRules: [any WholeFileRule.Type]

  /// The most rounds of one step.
  ///
  /// Each fixes at least one finding or ends the step; what overlaps waits for the next round.
  private static let mostRounds = 50
  /// The most fixes of one rule in one cue and one round.
  private static let mostInOneRound = 5000
  /// How often all steps are gone through.
  private static let mostPasses = 5

  init(_ bytes: [UInt8], _ fixer: Fixer) throws(EncodingUnavailable) {
    self.fixer = fixer
    file = try WorkingFile(bytes, fixer.settings.format, options: fixer.decoding)
    rules = RuleRegistry.all.filter { fixer.settings.runs($0.info) }
    wholeFileRules = rules.compactMap { $0.wholeFileRule }
    found = FoundInText([], file.content.map)
    found = lint(file, only: nil)
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
    guard found.keys.contains(where: { codes.contains($0.code) && isWanted($0) }) else { return }
    if try attempt(codes, stage) { return }
    for code in codes.sorted() where found.keys.contains(where: { $0.code == code }) {
      if try !attempt([code], stage) { withheld.insert(code) }
    }
  }

  /// Applies the fixes of some rules until nothing is left to apply.
  ///
  /// - Returns: `false` when something became worse; the file is as it was then.
  private mutating func attempt(
    _ codes: Set<RuleCode>, _ stage: FixStage
  ) throws(EncodingUnavailable) -> Bool {
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
    guard !isWorse(after, than: found, stage) else { return false }
    file = candidate
    found = after
    return true
  }

  private mutating func apply(
    _ found: FoundInText, to candidate: inout WorkingFile
  ) throws(EncodingUnavailable) -> Bool {
    var doubtful: Set<RuleCode> = []
    for rule in wholeFileRules {
      let code = rule.info.code
      let ofRule = found.keys.indices.filter { found.keys[$0].code == code }
      let first = ofRule.first {
        isWanted(found.keys[$0]) && rule.concernsFile(found.findings[$0])
      }
      guard let first else { continue }
      guard ofRule.allSatisfy({ isWanted(found.keys[$0]) }) else {
        // A doubt about one is a doubt about all: two files joined into one, or a gap in the numbers
        // that tells of captions which were not read. A person has to look first.
        doubtful.insert(code)
        continue
      }
      switch rule.wholeFileFix(of: candidate.text, fixer.settings) {
      case .reencoding: if candidate.reencode() { return true }
      case .edits(let edits) where !edits.isEmpty:
        let fix = Fix(
          title: found.findings[first].diagnostic.fix?.title ?? "", edits: edits,
          safety: fixer.minimumSafety)
        // A change of the whole file goes alone: local edits would meet other bytes.
        let whole = [FixProof.Candidate(code: code, cue: nil, fix: fix)]
        return try candidate.apply(safe(whole, candidate), minimumSafety: fixer.minimumSafety)
      case .edits, nil: break
      }
    }
    let fixes = found.fixes { isWanted($0) && !doubtful.contains($0.code) }
    return try candidate.apply(safe(fixes, candidate), minimumSafety: fixer.minimumSafety)
  }

  /// The fixes to which nobody who reads the file objects; all of them where unsafe ones are asked for.
  private mutating func safe(
    _ fixes: [FixProof.Candidate], _ candidate: WorkingFile
  ) -> [Fix<TextOffset>] {
    // The readers are models of how SubRip is read, and can say nothing of another format.
    guard fixer.minimumSafety == .safe, !fixes.isEmpty, candidate.format.traits.id == "subrip"
    else { return fixes.map(\.fix) }
    // How many cues have the thing, for rules that ask.
    var cues: [RuleCode: Set<Int?>] = [:]
    for fix in fixes where RuleRegistry.info(of: fix.code)?.leastOften ?? 1 > 1 {
      cues[fix.code, default: []].insert(fix.cue)
    }
    var rare: Set<RuleCode> = []
    for (code, places) in cues where places.count < RuleRegistry.info(of: code)?.leastOften ?? 1 {
      rare.insert(code)
      objections[code] = FixObjection(code: code, reader: nil, harm: .mayBeMeant, line: 1)
    }
    var proof = FixProof(candidate.text, candidate.format)
    let safe = proof.safe(of: rare.isEmpty ? fixes : fixes.filter { !rare.contains($0.code) })
    for objection in proof.objections { objections[objection.code] = objection }
    return safe.map(\.fix)
  }

  private func isWanted(_ key: FoundInText.Key) -> Bool {
    (key.safety ?? .displayOnly) >= fixer.minimumSafety
  }

  /// Whether some rule finds more than before.
  ///
  /// Missing and wrong numbers do not count until the step that fixes them, which comes last but one,
  /// and findings that are only worth knowing never do. Where times or letters are given their right reading,
  /// warnings about the old ones, how fast cues are read and how often words come again, say nothing about
  /// the new ones.
  private func isWorse(
    _ after: FoundInText, than before: FoundInText, _ stage: FixStage
  ) -> Bool {
    let ignored: Severity = [.timingSyntax, .mojibake].contains(stage) ? .warning : .info
    let old = before.counts { $0.severity > ignored }
    return after.counts { $0.severity > ignored }.contains { code, count in
      count > old[code] ?? 0 && RuleRegistry.info(of: code)?.stage != .numbers
    }
  }

  private func lint(_ file: WorkingFile, only codes: Set<RuleCode>?) -> FoundInText {
    var settings = fixer.settings
    if let codes {
      // Nobody reads these; with as few as people get, a cue of thousands of lines would take as
      // many rounds more.
      settings.mostInOnePiece = Self.mostInOneRound
      settings.selection = RuleSelection(selected: codes.sorted().map(\.description))
    }
    return FoundInText(
      Linter.findings(in: file.text, settings: settings, source: file.source), file.content.map)
  }
}
