// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules
import CaptionText
import SubRip

/// One run of `captions validate`: files in, findings out, as they are found.
struct ValidationRun {
  var summary = RunSummary()

  private let settings: LintSettings
  private let input: InputOptions
  private let limit: Int
  private let showsFindings: Bool
  private var renderer: any FindingRenderer
  private var output = StandardOutput()
  private var buffer: [UInt8] = []
  private var byRule: [RuleCode: (name: String, count: Int)] = [:]

  init(
    settings: LintSettings, input: InputOptions, format: ReportFormat, limit: Int,
    showsFindings: Bool
  ) {
    self.settings = settings
    self.input = input
    self.limit = limit
    self.showsFindings = showsFindings
    renderer = format.renderer(style: TerminalSize.style)
  }

  mutating func begin() throws {
    guard showsFindings else { return }
    renderer.begin(into: &buffer)
    try write()
  }

  mutating func validate(_ path: String) throws {
    let name = InputOptions.shown(path)
    var linter = Linter(settings: settings)
    var report = FileReport(path: name, cues: 0, encoding: "UTF-8")
    var shown = 0
    func take(_ finding: Finding, _ map: SourceMap?) throws {
      var finding = finding
      if let map, !map.isIdentity { finding.diagnostic.map(through: map) }
      let diagnostic = finding.diagnostic
      report.counts[diagnostic.severity, default: 0] += 1
      byRule[diagnostic.code, default: (diagnostic.name, 0)].count += 1
      shown += 1
      guard showsFindings, shown <= limit else { return }
      renderer.render(finding, path: name, into: &buffer)
      try write()
    }
    let reading = try input.reader(of: path).read { text, map in
      try linter.consume(text) { try take($0, map) }
    }
    report.encoding = reading.decision.encoding.description
    report.cues = try linter.finish { try take($0, reading.sourceMap) }.cues
    summary.add(report)
    guard showsFindings else { return }
    if shown > limit {
      try flush()
      Messages.print("captions: \(name): \(shown - limit) more findings are not shown")
    }
    renderer.end(report, into: &buffer)
    try write()
  }

  mutating func finish() throws {
    guard showsFindings else { return }
    renderer.finish(summary, into: &buffer)
    try write()
    try flush()
  }

  mutating func printStatistics() throws {
    for (code, entry) in byRule.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
    {
      try output.write("\(entry.count)\t\(code)\t\(entry.name)\n")
    }
    try output.flush()
  }

  private mutating func write() throws {
    guard !buffer.isEmpty else { return }
    try output.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func flush() throws {
    try output.flush()
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
