// SPDX-License-Identifier: Apache-2.0

public import SubRip

/// Runs the rules over a file in one pass, in bounded memory.
///
/// Findings come in file order; those about the file as a whole come last.
///
/// ```swift
/// var linter = Linter(settings: LintSettings())
/// linter.consume(bytes.span) { print($0.diagnostic.message) }
/// linter.finish { print($0.diagnostic.message) }
/// ```
public struct Linter: ~Copyable {
  private var parser: SubRipParser
  private var pass: LintPass

  /// Creates a linter.
  ///
  /// - Parameters:
  ///   - settings: The profile and the selection of rules.
  ///   - limits: What bounds one cue.
  public init(settings: LintSettings, limits: ParserLimits = .standard) {
    parser = SubRipParser(limits: limits)
    pass = LintPass(settings: settings)
  }

  /// Takes the next bytes of the file.
  ///
  /// - Parameters:
  ///   - chunk: The bytes, as UTF-8.
  ///   - body: Takes each finding.
  /// - Throws: What `body` throws.
  public mutating func consume(_ chunk: Span<UInt8>, _ body: (Finding) throws -> Void) rethrows {
    try parser.consume(chunk) { try pass.visit($0, $1, body) }
  }

  /// Ends the file.
  ///
  /// - Parameter body: Takes the last findings.
  /// - Returns: What is known of the file as a whole.
  /// - Throws: What `body` throws.
  @discardableResult
  public mutating func finish(_ body: (Finding) throws -> Void) rethrows -> FileSummary {
    pass.isEnding = true
    try parser.finish { try pass.visit($0, $1, body) }
    return try pass.finish(body)
  }

  /// Lints a file in memory.
  ///
  /// - Parameters:
  ///   - bytes: The file, as UTF-8.
  ///   - settings: The profile and the selection of rules.
  /// - Returns: The findings in file order.
  public static func findings(in bytes: [UInt8], settings: LintSettings) -> [Finding] {
    var linter = Linter(settings: settings)
    var findings: [Finding] = []
    linter.consume(bytes.span) { findings.append($0) }
    linter.finish { findings.append($0) }
    return findings
  }
}

/// The rules and what they have found so far.
private struct LintPass {
  private struct Entry {
    var rule: any Rule
    var trigger: RuleTrigger
  }

  /// Whether the input has ended: a cue that is delivered then is the last one.
  var isEnding = false

  private var entries: [Entry]
  private var findings: Findings
  private var summary = FileSummary(cues: 0, bytes: 0, lines: 0)

  init(settings: LintSettings) {
    findings = Findings(settings: settings)
    entries = RuleRegistry.all.compactMap { type in
      guard settings.runs(type.info), let rule = type.init(settings: settings) else { return nil }
      return Entry(rule: rule, trigger: type.trigger)
    }
  }

  mutating func visit(
    _ event: SubRipEvent, _ bytes: Span<UInt8>, _ body: (Finding) throws -> Void
  ) rethrows {
    summary.bytes += bytes.count
    switch event {
    case .cue(let block):
      summary.cues += 1
      let view = CueView(block, bytes, isLast: isEnding)
      for index in entries.indices where entries[index].trigger.fires(for: view) {
        entries[index].rule.visit(view, bytes, &findings)
      }
    case .stray(let stray):
      for index in entries.indices { entries[index].rule.visit(stray, bytes, &findings) }
    case .byteOrderMark, .separator:
      for index in entries.indices { entries[index].rule.visit(between: event, bytes, &findings) }
    }
    for finding in findings.take() { try body(finding) }
  }

  mutating func finish(_ body: (Finding) throws -> Void) rethrows -> FileSummary {
    for index in entries.indices { entries[index].rule.finish(summary, &findings) }
    for finding in findings.take() { try body(finding) }
    return summary
  }
}
