// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReaders
import CaptionSyntax

/// Which of some fixes are safe: each is applied to the part of the text around it, and everybody reads
/// that before and after.
struct FixProof {
  /// A fix, and the rule that offers it.
  struct Candidate {
    var code: RuleCode
    /// The cue that the finding is about.
    var cue: Int?
    var fix: Fix<TextOffset>
  }

  let text: [UInt8]
  let format: CaptionFormat
  private(set) var objections: [FixObjection] = []
  /// Who begins to read the part of the text that was last looked at.
  private var wakes: Set<Reader> = []
  private var waking: [(readers: Set<Reader>, window: ProofWindow, fixes: Range<Int>)] = []

  init(_ text: [UInt8], _ format: CaptionFormat) {
    self.text = text
    self.format = format
  }

  /// The fixes to which nobody objects.
  mutating func safe(of candidates: [Candidate]) -> [Candidate] {
    let seen = Self.disjoint(candidates)
    let quiet =
      seen.reduce(0) { $0 + $1.fix.edits.count } > 8
      ? QuietFixes(text, format).areQuiet(seen) : Array(repeating: false, count: seen.count)
    var safe = seen.indices.filter { quiet[$0] }.map { seen[$0] }
    let applied = seen.indices.filter { !quiet[$0] }.map { seen[$0] }
    if applied.isEmpty { return safe }
    let windows = ProofWindow.windows(of: applied.map(\.fix), in: text, format)
    for window in windows {
      wakes = []
      let accepted = self.safe(of: window.fixes.map { applied[$0] }, in: window)
      if !wakes.isEmpty {
        waking.append((wakes, window, safe.count..<(safe.count + accepted.count)))
      }
      safe += accepted
    }
    return woken(safe)
  }

  /// Without the fixes that let somebody read a file which is still broken elsewhere.
  private mutating func woken(_ safe: [Candidate]) -> [Candidate] {
    guard !waking.isEmpty else { return safe }
    let text = Self.applying(safe.map(\.fix), to: text, 0..<text.count)
    let proof = ReaderProof(text, text, format, [])
    var dropped: Set<Int> = []
    for reader in waking.reduce(into: Set<Reader>(), { $0.formUnion($1.readers) }) {
      guard reader.read(self.text).refusal != nil,
        let harm = proof.objectionToWaking(reader, text)
      else { continue }
      for (readers, window, range) in waking where readers.contains(reader) {
        for code in Set(safe[range].map(\.code)) { object((reader, harm), code, window) }
        dropped.formUnion(range)
      }
    }
    return safe.indices.filter { !dropped.contains($0) }.map { safe[$0] }
  }

  /// All fixes of a window together, or where somebody objects, those of one rule after the other.
  private mutating func safe(of fixes: [Candidate], in window: ProofWindow) -> [Candidate] {
    guard let found = objection(to: fixes, in: window) else { return fixes }
    let codes = Set(fixes.map(\.code)).sorted()
    guard codes.count > 1 || fixes.count > 1 else {
      object(found, codes[0], window)
      return []
    }
    // By rule first; then by halves, so that one fix to which somebody objects costs no other.
    var accepted: [Candidate] = []
    var trialsLeft = Self.mostTrials
    for code in codes {
      accept(
        fixes.filter { $0.code == code }[...], in: window, into: &accepted, &trialsLeft)
    }
    return accepted
  }

  /// How often a part of the text is read to find the fixes to which somebody objects.
  private static let mostTrials = 160

  private mutating func accept(
    _ fixes: ArraySlice<Candidate>, in window: ProofWindow, into accepted: inout [Candidate],
    _ trialsLeft: inout Int
  ) {
    guard let first = fixes.first else { return }
    trialsLeft -= 1
    guard let found = objection(to: accepted + fixes, in: window) else {
      accepted += fixes
      return
    }
    guard fixes.count > 1, trialsLeft > 0 else {
      object(found, first.code, window)
      return
    }
    let middle = fixes.startIndex + fixes.count / 2
    accept(fixes[..<middle], in: window, into: &accepted, &trialsLeft)
    accept(fixes[middle...], in: window, into: &accepted, &trialsLeft)
  }

  private mutating func object(
    _ found: (Reader?, FixObjection.Harm), _ code: RuleCode, _ window: ProofWindow
  ) {
    objections.append(
      FixObjection(code: code, reader: found.0, harm: found.1, line: window.line))
  }

  private mutating func objection(
    to fixes: [Candidate], in window: ProofWindow
  ) -> (Reader?, FixObjection.Harm)? {
    guard !fixes.isEmpty else { return nil }
    let old = Array(text[window.range])
    let new = Self.applying(fixes.map(\.fix), to: text, window.range)
    let license = fixes.reduce(into: FixLicense()) {
      $0.formUnion(RuleRegistry.info(of: $1.code)?.license ?? [])
    }
    let part: FilePart = window.range.lowerBound == 0 ? .whole : .middle
    let sample = ProofSample(text, window.range, fixes.map(\.fix), format)
    let readings = Reader.allCases.compactMap { reader -> (Reader, Reading, Reading)? in
      let then = reader.read(sample?.old ?? old, part)
      let now = reader.read(sample?.new ?? new, part)
      return then == now ? nil : (reader, then, now)
    }
    let pairs = license.isEmpty ? ReaderProof.newPairs(old, new) : []
    // Most fixes change nothing for most of those who read the file, and many nothing for anybody.
    if readings.isEmpty, pairs.isEmpty { return nil }
    var proof = ReaderProof(old, new, format, license)
    defer { wakes.formUnion(proof.wakes) }
    if proof.joinSyntax(pairs) { return (nil, .showsSyntax) }
    for (reader, then, now) in readings {
      if let harm = proof.objection(of: reader, then, now, part) { return (reader, harm) }
    }
    return nil
  }

  /// The fixes that are applied together: what overlaps one before it waits for the next round.
  private static func disjoint(_ candidates: [Candidate]) -> [Candidate] {
    let sorted = candidates.filter { !$0.fix.edits.isEmpty }.sorted {
      let (left, right) = ($0.fix.edits[0].range, $1.fix.edits[0].range)
      return (left.lowerBound, left.upperBound) < (right.lowerBound, right.upperBound)
    }
    var end = TextOffset(-1)
    return sorted.filter { candidate in
      guard let first = candidate.fix.edits.first?.range, first.lowerBound >= end,
        !(first.isEmpty && first.lowerBound == end), let last = candidate.fix.edits.last?.range
      else { return false }
      end = last.upperBound
      return true
    }
  }

  /// A part of the text with some fixes applied.
  static func applying(
    _ fixes: [Fix<TextOffset>], to text: [UInt8], _ range: Range<Int>
  ) -> [UInt8] {
    let edits = fixes.flatMap(\.edits).sorted { $0.range.lowerBound < $1.range.lowerBound }
    var output: [UInt8] = []
    output.reserveCapacity(range.count + 64)
    var place = range.lowerBound
    for edit in edits where edit.range.lowerBound.bytes >= place {
      output += text[place..<edit.range.lowerBound.bytes]
      output += edit.replacement
      place = edit.range.upperBound.bytes
    }
    output += text[place..<range.upperBound]
    return output
  }
}
