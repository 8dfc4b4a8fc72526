// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
import CaptionSyntax

/// Collects what the rules find, with line and column.
package struct Findings: Sendable {
  /// What was found since the last time somebody took it.
  var waiting: [Finding<TextOffset>] = []

  private let settings: LintSettings
  /// What of a finding is made.
  private let detail: FindingDetail
  /// The suppressions that name a rule, by the rule's code.
  private var suppressions: [RuleCode: [Int]] = [:]
  /// How many findings were suppressed.
  private(set) var suppressed = 0
  /// The places of the suppressions that something was found for.
  private var busy: Set<Int> = []

  /// The places of the suppressions that nothing was found for.
  var idleSuppressions: [Int] {
    settings.suppressions.entries.indices.filter { !busy.contains($0) }
  }
  private var lines = LineFinder()
  /// How often each rule that found something in the piece that begins at `countedOffset` did so: few
  /// do, so that a list is searched sooner than a table is hashed.
  private var counts: [(code: RuleCode, count: Int)] = []
  private var countedOffset = TextOffset(-1)

  /// How many findings of one rule in one cue are listed: one more than the most, which says that
  /// there are more.
  var mostListed: Int { settings.mostInOnePiece + 1 }

  /// Whether there is something to take.
  var areWaiting: Bool { !waiting.isEmpty }

  init(settings: LintSettings, detail: FindingDetail = .everything) {
    self.settings = settings
    self.detail = detail
    guard !settings.suppressions.entries.isEmpty else { return }
    for info in RuleRegistry.infos {
      let entries = settings.suppressions.entries(for: info)
      if !entries.isEmpty { suppressions[info.code] = entries }
    }
  }

  /// Whether a finding was accepted, which is counted.
  private mutating func isSuppressed(
    _ info: RuleInfo, cue: Int?, shown: Range<Timestamp>? = nil
  ) -> Bool {
    guard !suppressions.isEmpty, let entries = suppressions[info.code] else { return false }
    let covering = entries.filter {
      settings.suppressions.entries[$0].covers(cue: cue, shown: shown)
    }
    guard !covering.isEmpty else { return false }
    busy.formUnion(covering)
    suppressed += 1
    return true
  }

  /// Reports something about a cue.
  ///
  /// - Parameters:
  ///   - info: The rule.
  ///   - message: One sentence that names the actual values, without a final full stop.
  ///   - range: The place, counted in the cue's bytes.
  ///   - cue: The cue.
  ///   - bytes: The cue's bytes.
  ///   - severity: How much it matters, where that differs from the rule's usual severity.
  ///   - notes: What else a reader should know.
  ///   - fix: What would fix it, its edits counted in the text.
  package mutating func report(
    _ info: RuleInfo, _ message: @autoclosure () -> String, at range: Range<Int>, of cue: CueView,
    _ bytes: Span<UInt8>, severity: Severity? = nil, notes: @autoclosure () -> [String] = [],
    fix: @autoclosure () -> Fix<TextOffset>? = nil
  ) {
    let block = cue.block
    let shown = block.start..<max(block.start, block.end)
    guard !isSuppressed(info, cue: cue.ordinal, shown: shown) else { return }
    add(
      info, message, at: range, base: (cue.block.offset, cue.block.line), bytes,
      cue: cue.ordinal, severity: severity, notes: notes, fix: fix)
  }

  /// Reports something about content that belongs to no cue.
  ///
  /// - Parameters:
  ///   - info: The rule.
  ///   - message: One sentence that names the actual values.
  ///   - range: The place, counted in the content's bytes.
  ///   - offset: Where the content begins in the text.
  ///   - line: The line where it begins, counted from 1.
  ///   - bytes: The content.
  ///   - severity: How much it matters, where that differs from the rule's usual severity.
  ///   - notes: What else a reader should know.
  ///   - fix: What would fix it.
  package mutating func report(
    _ info: RuleInfo, _ message: @autoclosure () -> String, at range: Range<Int>,
    offset: TextOffset, line: Int,
    _ bytes: Span<UInt8>, severity: Severity? = nil, notes: @autoclosure () -> [String] = [],
    fix: @autoclosure () -> Fix<TextOffset>? = nil
  ) {
    guard !isSuppressed(info, cue: nil) else { return }
    add(
      info, message, at: range, base: (offset, line), bytes, cue: nil, severity: severity,
      notes: notes, fix: fix)
  }

  /// Reports something about the file as a whole, or about a place whose bytes are gone.
  ///
  /// - Parameters:
  ///   - info: The rule.
  ///   - message: One sentence that names the actual values.
  ///   - range: The place in the text; empty at its start for the file as a whole.
  ///   - position: The place as people count it; the start of the file unless told.
  ///   - cue: The cue that it is about.
  ///   - severity: How much it matters, where that differs from the rule's usual severity.
  ///   - notes: What else a reader should know.
  ///   - fix: What would fix it.
  package mutating func reportFile(
    _ info: RuleInfo, _ message: @autoclosure () -> String,
    range: Range<TextOffset> = TextOffset(0)..<TextOffset(0),
    position: SourcePosition = SourcePosition(line: 1, byteColumn: 1, characterColumn: 1),
    cue: Int? = nil, severity: Severity? = nil, notes: @autoclosure () -> [String] = [],
    fix: @autoclosure () -> Fix<TextOffset>? = nil
  ) {
    guard !isSuppressed(info, cue: cue) else { return }
    guard detail == .everything else {
      addPlace(info, range, cue: cue, severity: severity, line: position.line)
      return
    }
    let diagnostic = Diagnostic(
      code: info.code, name: info.name, severity: settings.severity(of: info, found: severity),
      message: message(), range: range, cue: cue, notes: notes(), fix: fix())
    waiting.append(Finding(diagnostic: diagnostic, position: position))
  }

  private mutating func add(
    _ info: RuleInfo, _ message: () -> String, at range: Range<Int>,
    base: (offset: TextOffset, line: Int),
    _ bytes: Span<UInt8>, cue: Int?, severity: Severity?, notes: () -> [String],
    fix: () -> Fix<TextOffset>?
  ) {
    let count = count(info, at: base.offset)
    guard count <= mostListed else { return }
    guard detail == .everything else {
      addPlace(
        info, Range(range, from: base.offset), cue: cue, severity: severity, line: base.line)
      return
    }
    var notes = notes()
    if count == mostListed { notes.append("there are more of these here; they are not listed") }
    let diagnostic = Diagnostic(
      code: info.code, name: info.name, severity: settings.severity(of: info, found: severity),
      message: message(), range: Range(range, from: base.offset), cue: cue, notes: notes,
      fix: fix())
    let place = lines.place(of: range, in: bytes, offset: base.offset)
    waiting.append(
      Finding(
        diagnostic: diagnostic,
        position: SourcePosition(
          line: base.line + place.linesAbove, byteColumn: place.byteColumn,
          characterColumn: place.characterColumn),
        excerpt: place.excerpt, highlight: place.highlight))
  }

  /// Adds a finding for who only counts.
  private mutating func addPlace(
    _ info: RuleInfo, _ range: Range<TextOffset>, cue: Int?, severity: Severity?, line: Int
  ) {
    waiting.append(
      Finding(
        diagnostic: Diagnostic(
          code: info.code, name: info.name, severity: settings.severity(of: info, found: severity),
          message: "", range: range, cue: cue),
        position: SourcePosition(line: line, byteColumn: 1, characterColumn: 1)))
  }

  /// Counts a finding, and returns how many the rule has in the piece that begins at `offset`.
  private mutating func count(_ info: RuleInfo, at offset: TextOffset) -> Int {
    if offset != countedOffset {
      counts.removeAll(keepingCapacity: true)
      countedOffset = offset
    }
    let code = info.code
    for index in counts.indices where counts[index].code == code {
      counts[index].count += 1
      return counts[index].count
    }
    counts.append((code, 1))
    return 1
  }

  /// Hands over what was found, in file order, and forgets it.
  mutating func take(_ body: (Finding<TextOffset>) throws -> Void) rethrows {
    guard !waiting.isEmpty else { return }
    defer { waiting.removeAll(keepingCapacity: true) }
    if !areInOrder { waiting.sort(by: Self.precedes) }
    for finding in waiting { try body(finding) }
  }

  /// Whether they lie in file order already, as most do: one or two of a cue.
  private var areInOrder: Bool {
    for index in 1..<waiting.count where Self.precedes(waiting[index], waiting[index - 1]) {
      return false
    }
    return true
  }

  private static func precedes(
    _ one: Finding<TextOffset>, _ other: Finding<TextOffset>
  ) -> Bool {
    let (first, second) = (one.diagnostic.range.lowerBound, other.diagnostic.range.lowerBound)
    return first == second ? one.diagnostic.code < other.diagnostic.code : first < second
  }
}
