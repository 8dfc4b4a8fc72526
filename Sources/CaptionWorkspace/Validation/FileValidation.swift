// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
import CaptionFiles
public import CaptionReports
public import CaptionRules
import CaptionSyntax
import CaptionText

/// The validation of one file: bytes in, findings and a report out, in bounded memory.
///
/// ```swift
/// var resolver = SettingsResolver()
/// let settings = try resolver.settings(for: path)
/// let report = try FileValidation(path: path, settings: settings).run { finding in
///   print(finding.position.line, finding.diagnostic.message)
/// }
/// print(report.cues)
/// ```
public struct FileValidation: Sendable {
  /// The file; `-` for standard input.
  public var path: String
  /// What applies to it.
  public var settings: FileSettings
  /// What of each finding is made.
  public var detail = FindingDetail.everything

  /// Creates a validation.
  ///
  /// - Parameters:
  ///   - path: The file; `-` for standard input.
  ///   - settings: What applies to it, as ``SettingsResolver`` tells.
  public init(path: String, settings: FileSettings) {
    self.path = path
    self.settings = settings
  }

  /// Reads and lints the file.
  ///
  /// - Parameter take: Takes each finding, its ranges counted in the bytes of the file.
  /// - Returns: What is known of the file.
  /// - Throws: `FileError`, also for a file of another format where no rule tells that;
  ///   `EncodingUnavailable`, or what `take` throws.
  public func run(_ take: (Finding<FileOffset>) throws -> Void) throws -> FileReport {
    var file = try settings.reader.input.open()
    var settings = settings
    settings.format = try settings.reader.format(of: &file)
    var pass = Pass(settings.lint, detail, path: path)
    let reading: CaptionReader.Reading
    do {
      reading = try reader.read(file) { try pass.consume($0, $1, take) }
    } catch let error as FileError {
      guard let format = error.format, pass.tellsFormats else { throw error }
      return try pass.finish(recognizing: format, take)
    }
    return try pass.finish(
      SourceFacts(decision: reading.decision, malformedByteCount: reading.malformedByteCount),
      reading.sourceMap, settings.lint.suppressions, take)
  }

  /// Lints bytes that were read already.
  ///
  /// - Parameters:
  ///   - content: The bytes of the file.
  ///   - take: Takes each finding.
  /// - Returns: What is known of the file.
  /// - Throws: As ``run(_:)``.
  public func run(
    _ content: [UInt8], _ take: (Finding<FileOffset>) throws -> Void
  ) throws -> FileReport {
    var settings = settings
    settings.settleFormat(content)
    var pass = Pass(settings.lint, detail, path: path)
    if let found = Recognition.of(content.span, .binary) {
      guard pass.tellsFormats else {
        throw FileError(
          path, UnreadableCaptions(format: found.format, expected: settings.lint.format))
      }
      return try pass.finish(recognizing: found.format, take)
    }
    var decoder = try DecodingStream(options: reader.options)
    func consume(_ text: Span<UInt8>, _ map: SourceMap) throws {
      try pass.consume(text, map, take)
    }
    var position = 0
    while position < content.count {
      let end = min(position + InputFile.chunkSize, content.count)
      try decoder.consume(content.span.extracting(position..<end), consume)
      position = end
    }
    try decoder.finish(consume)
    let decision =
      decoder.decision ?? EncodingDecision(encoding: .utf8, confidence: 100, reason: .ascii)
    return try pass.finish(
      SourceFacts(decision: decision, malformedByteCount: decoder.malformedByteCount),
      decoder.sourceMap, settings.lint.suppressions, take)
  }

  /// The reader, whose map need not grow with the file: a rule looks back on the cue above, and on the
  /// parser's longest cues and a chunk behind that.
  private var reader: CaptionReader {
    var reader = settings.reader
    reader.options.mapRetention = 1 << 22
    return reader
  }

  /// The linter, and what it has counted.
  private struct Pass: ~Copyable {
    /// Whether a rule tells what is of another format; else it is an error that the file cannot be read.
    let tellsFormats: Bool

    private let path: String
    private var linter: Linter
    private var report: FileReport
    private let format: CaptionFormat
    private var probe: FormatProbe

    init(_ settings: LintSettings, _ detail: FindingDetail, path: String) {
      tellsFormats = settings.runs(WrongFormat.info)
      self.path = path
      format = settings.format
      probe = FormatProbe(.anything(but: format))
      linter = Linter(settings: settings, detail: detail)
      report = FileReport(path: InputPath.shown(path), cues: 0, encoding: "UTF-8")
    }

    mutating func consume(
      _ text: Span<UInt8>, _ map: SourceMap, _ take: (Finding<FileOffset>) throws -> Void
    ) throws {
      if !tellsFormats { try refuse(probe.take(text)) }
      try linter.consume(text) { try Self.deliver($0, map, &report, take) }
    }

    mutating func finish(
      _ source: SourceFacts, _ map: SourceMap, _ suppressions: Suppressions,
      _ take: (Finding<FileOffset>) throws -> Void
    ) throws -> FileReport {
      if !tellsFormats { try refuse(probe.finish()) }
      report.encoding = source.decision?.encoding.description ?? "UTF-8"
      let summary = try linter.finish(source: source) {
        try Self.deliver($0, map, &report, take)
      }
      report.cues = summary.cues
      let spoken = format
      report.refusal = summary.format.map {
        UnreadableCaptions(format: $0, expected: spoken).description
      }
      report.suppressed = summary.suppressed
      report.idleSuppressions = summary.idleSuppressions.map {
        suppressions.entries[$0].rules.joined(separator: ", ")
      }
      return report
    }

    /// Ends a file that is no text.
    mutating func finish(
      recognizing format: FileFormat, _ take: (Finding<FileOffset>) throws -> Void
    ) throws -> FileReport {
      linter.recognize(format)
      var report = try finish(SourceFacts(), SourceMap(), Suppressions(), take)
      report.encoding = "binary"
      return report
    }

    private func refuse(_ outcome: FormatProbe.Outcome) throws {
      guard case .foreign(let found) = outcome else { return }
      throw FileError(path, UnreadableCaptions(format: found.format, expected: format))
    }

    private static func deliver(
      _ finding: Finding<TextOffset>, _ map: SourceMap, _ report: inout FileReport,
      _ take: (Finding<FileOffset>) throws -> Void
    ) throws {
      report.counts[finding.diagnostic.severity, default: 0] += 1
      try take(finding.mapped(by: map))
    }
  }
}

extension InputPath {
  /// How a path is shown to people and in reports: standard input has no name.
  ///
  /// - Parameter path: The path; `-` for standard input.
  /// - Returns: The path, or `<stdin>`.
  package static func shown(_ path: String) -> String { path == "-" ? "<stdin>" : path }
}
