// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules
import CaptionText

/// The validation of one file: bytes in, findings and a report out, in bounded memory.
struct FileValidation {
  var path: String
  var settings: FileSettings

  /// Reads and lints the file.
  ///
  /// - Parameter take: Takes each finding, its ranges counted in the bytes of the file.
  /// - Returns: What is known of the file.
  /// - Throws: `FileError`, `EncodingUnavailable`, or what `take` throws.
  func run(_ take: (Finding) throws -> Void) throws -> FileReport {
    var linter = Linter(settings: settings.lint)
    var report = FileReport(path: InputOptions.shown(path), cues: 0, encoding: "UTF-8")
    func deliver(_ finding: Finding, _ map: SourceMap) throws {
      report.counts[finding.diagnostic.severity, default: 0] += 1
      guard !map.isIdentity else { return try take(finding) }
      var finding = finding
      finding.diagnostic.map(through: map)
      try take(finding)
    }
    let reading = try settings.reader.read { text, map in
      try linter.consume(text) { try deliver($0, map) }
    }
    let source = SourceFacts(
      decision: reading.decision, malformedByteCount: reading.malformedByteCount)
    report.encoding = reading.decision.encoding.description
    report.cues = try linter.finish(source: source) { try deliver($0, reading.sourceMap) }.cues
    return report
  }
}

extension Diagnostic {
  /// Moves all ranges from the decoded text to the bytes of the file.
  mutating func map(through map: SourceMap) {
    range = map.sourceRange(of: range)
    guard var fix else { return }
    for index in fix.edits.indices {
      fix.edits[index].range = map.sourceRange(of: fix.edits[index].range)
    }
    self.fix = fix
  }
}
