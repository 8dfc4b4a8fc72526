// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules
import CaptionText

/// The validation of one file: bytes in, findings and a report out, in bounded memory.
struct FileValidation: Sendable {
  var path: String
  var settings: FileSettings

  /// Reads and lints the file.
  ///
  /// - Parameter take: Takes each finding, its ranges counted in the bytes of the file.
  /// - Returns: What is known of the file.
  /// - Throws: `FileError`, `EncodingUnavailable`, or what `take` throws.
  func run(_ take: (Finding) throws -> Void) throws -> FileReport {
    var pass = Pass(settings.lint, path: InputOptions.shown(path))
    let reading = try reader.read { try pass.consume($0, $1, take) }
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
  /// - Throws: `EncodingUnavailable`, or what `take` throws.
  func run(_ content: [UInt8], _ take: (Finding) throws -> Void) throws -> FileReport {
    var pass = Pass(settings.lint, path: InputOptions.shown(path))
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
    private var linter: Linter
    private var report: FileReport

    init(_ settings: LintSettings, path: String) {
      linter = Linter(settings: settings)
      report = FileReport(path: path, cues: 0, encoding: "UTF-8")
    }

    mutating func consume(
      _ text: Span<UInt8>, _ map: SourceMap, _ take: (Finding) throws -> Void
    ) throws {
      try linter.consume(text) { try Self.deliver($0, map, &report, take) }
    }

    mutating func finish(
      _ source: SourceFacts, _ map: SourceMap, _ suppressions: Suppressions,
      _ take: (Finding) throws -> Void
    ) throws -> FileReport {
      report.encoding = source.decision?.encoding.description ?? "UTF-8"
      let summary = try linter.finish(source: source) {
        try Self.deliver($0, map, &report, take)
      }
      report.cues = summary.cues
      report.suppressed = summary.suppressed
      report.idleSuppressions = summary.idleSuppressions.map {
        suppressions.entries[$0].rules.joined(separator: ", ")
      }
      return report
    }

    private static func deliver(
      _ finding: Finding, _ map: SourceMap, _ report: inout FileReport,
      _ take: (Finding) throws -> Void
    ) throws {
      report.counts[finding.diagnostic.severity, default: 0] += 1
      guard !map.isIdentity else { return try take(finding) }
      var finding = finding
      finding.diagnostic.map(through: map)
      try take(finding)
    }
  }
}

extension Diagnostic {
  /// Moves all ranges from the decoded text to the bytes of the file.
  ///
  /// Where a rule sums up at the end of a long file what it saw at its beginning, the bytes of that are
  /// not known any more: the finding is about the file as a whole then, on the line that it names.
  mutating func map(through map: SourceMap) {
    range = map.remembers(range.lowerBound) ? map.sourceRange(of: range) : 0..<0
    guard var fix else { return }
    guard fix.edits.allSatisfy({ map.remembers($0.range.lowerBound) }) else {
      self.fix = nil
      return
    }
    for index in fix.edits.indices {
      fix.edits[index].range = map.sourceRange(of: fix.edits[index].range)
    }
    self.fix = fix
  }
}
