// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
import SubRip

/// Collects what the rules find, with line and column.
public struct Findings: Sendable {
  /// What was found since the last time somebody took it.
  var waiting: [Finding] = []

  private let settings: LintSettings
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

  /// Whether there is something to take.
  var areWaiting: Bool { !waiting.isEmpty }

  init(settings: LintSettings) {
    self.settings = settings
    guard !settings.suppressions.entries.isEmpty else { return }
    for type in RuleRegistry.all {
      let entries = settings.suppressions.entries(for: type.info)
      if !entries.isEmpty { suppressions[type.info.code] = entries }
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
  ///   - fix: What would mend it, its edits counted in the file.
  public mutating func report(
    _ info: RuleInfo, _ message: String, at range: Range<Int>, of cue: CueView,
    _ bytes: Span<UInt8>, severity: Severity? = nil, notes: [String] = [], fix: Fix? = nil
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
  ///   - offset: Where the content begins in the file.
  ///   - line: The line where it begins, counted from 1.
  ///   - bytes: The content.
  ///   - severity: How much it matters, where that differs from the rule's usual severity.
  ///   - notes: What else a reader should know.
  ///   - fix: What would mend it.
  public mutating func report(
    _ info: RuleInfo, _ message: String, at range: Range<Int>, offset: Int, line: Int,
    _ bytes: Span<UInt8>, severity: Severity? = nil, notes: [String] = [], fix: Fix? = nil
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
  ///   - range: The place in the file; empty at 0 for the file as a whole.
  ///   - position: The place as people count it; the start of the file unless told.
  ///   - cue: The cue that it is about.
  ///   - severity: How much it matters, where that differs from the rule's usual severity.
  ///   - notes: What else a reader should know.
  ///   - fix: What would mend it.
  public mutating func reportFile(
    _ info: RuleInfo, _ message: String, range: Range<Int> = 0..<0,
    position: SourcePosition = SourcePosition(line: 1, byteColumn: 1, characterColumn: 1),
    cue: Int? = nil, severity: Severity? = nil, notes: [String] = [], fix: Fix? = nil
  ) {
    guard !isSuppressed(info, cue: cue) else { return }
    let diagnostic = Diagnostic(
      code: info.code, name: info.name, severity: settings.severity(of: info, found: severity),
      message: message, range: range, cue: cue, notes: notes, fix: fix)
    waiting.append(Finding(diagnostic: diagnostic, position: position))
  }

  private mutating func add(
    _ info: RuleInfo, _ message: String, at range: Range<Int>, base: (offset: Int, line: Int),
    _ bytes: Span<UInt8>, cue: Int?, severity: Severity?, notes: [String], fix: Fix?
  ) {
    let diagnostic = Diagnostic(
      code: info.code, name: info.name, severity: settings.severity(of: info, found: severity),
      message: message, range: range.lowerBound + base.offset..<range.upperBound + base.offset,
      cue: cue, notes: notes, fix: fix)
    let place = LinePlace(of: range, in: bytes)
    waiting.append(
      Finding(
        diagnostic: diagnostic,
        position: SourcePosition(
          line: base.line + place.linesAbove, byteColumn: place.byteColumn,
          characterColumn: place.characterColumn),
        excerpt: place.excerpt, highlight: place.highlight))
  }

  /// Takes what was found, in file order.
  mutating func take() -> [Finding] {
    guard !waiting.isEmpty else { return [] }
    let taken = waiting.sorted {
      ($0.diagnostic.range.lowerBound, $0.diagnostic.code)
        < ($1.diagnostic.range.lowerBound, $1.diagnostic.code)
    }
    waiting.removeAll(keepingCapacity: true)
    return taken
  }
}

/// The line of a range within some bytes.
struct LinePlace {
  var linesAbove = 0
  var byteColumn = 1
  var characterColumn = 1
  var excerpt: [UInt8] = []
  var highlight = 0..<0

  private static let longest = 1024

  init(of range: Range<Int>, in bytes: Span<UInt8>) {
    let target = min(range.lowerBound, bytes.count)
    var start = 0
    var position = 0
    while position < target {
      let byte = bytes[position]
      position += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { continue }
      if byte == 0x0D, position + 1 < bytes.count, bytes[position] == 0x0D,
        bytes[position + 1] == 0x0A
      {
        continue
      }
      linesAbove += 1
      start = position
    }
    var end = target
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    byteColumn = target - start + 1
    var characters = 0
    var prefix: [UInt8] = []
    for index in start..<target { prefix.append(bytes[index]) }
    characters = String(decoding: prefix, as: UTF8.self).count
    characterColumn = characters + 1
    let from = max(start, target - Self.longest)
    let to = min(end, target + Self.longest)
    guard from < to || start < end else { return }
    for index in from..<max(from, to) { excerpt.append(bytes[index]) }
    highlight = target - from..<max(target, min(range.upperBound, to)) - from
  }
}
