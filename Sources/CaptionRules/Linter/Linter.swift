// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax
public import CaptionText

/// Runs the rules over a file in one pass, in bounded memory.
///
/// Findings come in file order; those about the file as a whole come last. Of a file of another format
/// nothing is said but what it is (``WrongFormat``), unless that rule does not run.
///
/// ```swift
/// var linter = Linter(settings: LintSettings())
/// linter.consume(bytes.span) { print($0.diagnostic.message) }
/// linter.finish { print($0.diagnostic.message) }
/// ```
public struct Linter: ~Copyable {
  private var parser: any CaptionParser & ~Copyable
  private var pass: LintPass
  private var validator = UTF8Validator()
  /// Whether the format is told where it is another one.
  private let recognizes: Bool
  private var probe: FormatProbe
  private var found: Recognition?

  /// Creates a linter.
  ///
  /// - Parameters:
  ///   - settings: The profile, what the user gave, and the selection of rules.
  ///   - limits: What bounds one cue.
  ///   - detail: What of each finding is made.
  public init(
    settings: LintSettings, limits: ParserLimits = .standard, detail: FindingDetail = .everything
  ) {
    self.init(settings: settings, limits: limits, detail: detail, showsEveryCue: false)
  }

  /// Creates a linter that may show every cue to the rules that look at what cues contain, to prove
  /// what they say about the cues that they do not want to be shown.
  init(
    settings: LintSettings, limits: ParserLimits = .standard, detail: FindingDetail = .everything,
    showsEveryCue: Bool
  ) {
    parser = settings.format.makeParser(limits: limits)
    probe = FormatProbe(.anything(but: settings.format))
    pass = LintPass(settings: settings, detail: detail, showsEveryCue: showsEveryCue)
    recognizes = settings.runs(WrongFormat.info)
  }

  /// Says what the file is, where its bytes told that before they were decoded.
  ///
  /// - Parameter format: Another format than the one that is spoken.
  public mutating func recognize(_ format: FileFormat) {
    found = Recognition(format: format)
  }

  /// Takes the next bytes of the file.
  ///
  /// - Parameters:
  ///   - chunk: The bytes, as UTF-8.
  ///   - body: Takes each finding.
  /// - Throws: What `body` throws.
  public mutating func consume(_ chunk: Span<UInt8>, _ body: (Finding<TextOffset>) throws -> Void)
    rethrows
  {
    guard found == nil else { return }
    guard recognizes else { return try read(chunk, body) }
    switch probe.take(chunk) {
    case .passes: try read(chunk, body)
    case .held: break
    case .released(let bytes): try read(bytes.span, body)
    case .foreign(let recognition): found = recognition
    }
  }

  private mutating func read(_ chunk: Span<UInt8>, _ body: (Finding<TextOffset>) throws -> Void)
    rethrows
  {
    if pass.wantsMalformed { validator.consume(chunk) }
    if validator.malformedByteCount > 0 { pass.note(malformed: validator.takeMalformedRanges()) }
    try parser.consume(chunk) { try pass.visit($0, $1, body) }
  }

  /// Ends the file.
  ///
  /// - Parameters:
  ///   - source: What is known of the original bytes, where they were decoded.
  ///   - body: Takes the last findings.
  /// - Returns: What is known of the file as a whole.
  /// - Throws: What `body` throws.
  @discardableResult
  public mutating func finish(
    source: SourceFacts = SourceFacts(), _ body: (Finding<TextOffset>) throws -> Void
  ) rethrows -> FileSummary {
    if recognizes, found == nil {
      switch probe.finish() {
      case .passes, .held: break
      case .released(let bytes): try read(bytes.span, body)
      case .foreign(let recognition): found = recognition
      }
    }
    if let found { return try pass.finish(source, found, body) }
    validator.finish()
    pass.note(malformed: validator.takeMalformedRanges())
    try parser.finish { try pass.visit($0, $1, body) }
    return try pass.finish(source, body)
  }

  /// Lints a file in memory, whatever its encoding.
  ///
  /// ```swift
  /// let source = try SourceText(bytes)
  /// let findings = Linter.findings(in: source, settings: LintSettings())
  /// let outcome = try FixApplier.apply(findings.compactMap(\.diagnostic.fix), to: source)
  /// ```
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - settings: The profile, what the user gave, and the selection of rules.
  /// - Returns: The findings in file order, counted in the file.
  public static func findings(
    in source: SourceText, settings: LintSettings
  ) -> [Finding<FileOffset>] {
    findings(in: source.text, settings: settings, source: SourceFacts(source)).map {
      $0.mapped(by: source.map)
    }
  }

  /// Lints a text in memory.
  ///
  /// - Parameters:
  ///   - bytes: The text, as UTF-8.
  ///   - settings: The profile, what the user gave, and the selection of rules.
  ///   - source: What is known of the original bytes, where they were decoded.
  /// - Returns: The findings in file order, counted in the text.
  public static func findings(
    in bytes: [UInt8], settings: LintSettings, source: SourceFacts = SourceFacts()
  ) -> [Finding<TextOffset>] {
    var linter = Linter(settings: settings)
    var findings: [Finding<TextOffset>] = []
    linter.consume(bytes.span) { findings.append($0) }
    linter.finish(source: source) { findings.append($0) }
    return findings
  }
}
