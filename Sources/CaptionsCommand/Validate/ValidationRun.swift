// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules
import CaptionText

/// One run of `captions validate`: files in, findings out, in the order of the files.
struct ValidationRun {
  var summary = RunSummary()
  /// Whether some file could not be read.
  var hasFailures = false

  private var resolver: SettingsResolver
  private let limit: Int
  private let showsFindings: Bool
  private var renderer: any FindingRenderer
  private var output = StandardOutput()
  private var buffer: [UInt8] = []
  private var byRule: [RuleCode: (name: String, count: Int)] = [:]
  private var shown = 0

  init(resolver: SettingsResolver, format: ReportFormat, limit: Int, showsFindings: Bool) {
    self.resolver = resolver
    self.limit = limit
    self.showsFindings = showsFindings
    renderer = format.renderer(style: TerminalSize.style)
  }

  mutating func begin() throws {
    guard showsFindings else { return }
    renderer.begin(into: &buffer)
    try write()
  }

  /// Validates files, several at once, and shows what was found in the order of the files.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - jobs: How many files at once.
  /// - Throws: ``CommandError`` or `BrokenPipe`; files that cannot be read are reported and passed over.
  mutating func validate(_ paths: [String], jobs: Int) async throws {
    guard paths.count > 1, jobs > 1 else {
      for path in paths { try validateStreaming(path) }
      return
    }
    var waiting: [Int: Outcome] = [:]
    var next = 0
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      var started = 0
      func start(_ resolver: inout SettingsResolver) throws {
        guard started < paths.count else { return }
        let position = started
        let path = paths[position]
        let settings = try resolver.settings(for: path)
        started += 1
        group.addTask { (position, Self.outcome(of: path, settings)) }
      }
      for _ in 0..<jobs * 2 { try start(&resolver) }
      while let (position, outcome) = try await group.next() {
        waiting[position] = outcome
        while let ready = waiting.removeValue(forKey: next) {
          try show(ready)
          next += 1
        }
        try start(&resolver)
      }
    }
  }

  mutating func finish() throws {
    guard showsFindings else { return }
    renderer.finish(summary, into: &buffer)
    try write()
    try output.flush()
  }

  mutating func printStatistics() throws {
    for (code, entry) in byRule.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
    {
      try output.write("\(entry.count)\t\(code)\t\(entry.name)\n")
    }
    try output.flush()
  }

  // MARK: One file

  private struct Outcome: Sendable {
    var path: String
    var findings: [Finding]
    var result: Result<FileReport, ReadingFailure>
  }

  /// Why a file could not be validated.
  private struct ReadingFailure: Error {
    var message: String
  }

  private static func outcome(of path: String, _ settings: FileSettings) -> Outcome {
    var findings: [Finding] = []
    do {
      let report = try FileValidation(path: path, settings: settings).run { findings.append($0) }
      return Outcome(path: path, findings: findings, result: .success(report))
    } catch {
      return Outcome(
        path: path, findings: findings, result: .failure(failure(error, of: path)))
    }
  }

  private static func failure(_ error: any Error, of path: String) -> ReadingFailure {
    ReadingFailure(message: error is FileError ? "\(error)" : "\(path): \(error)")
  }

  private mutating func show(_ outcome: Outcome) throws {
    for finding in outcome.findings { try take(finding, InputOptions.shown(outcome.path)) }
    switch outcome.result {
    case .success(let report): try end(report)
    case .failure(let failure): try fail(failure)
    }
  }

  private mutating func validateStreaming(_ path: String) throws {
    let settings = try resolver.settings(for: path)
    let name = InputOptions.shown(path)
    do {
      let report = try FileValidation(path: path, settings: settings).run { try take($0, name) }
      try end(report)
    } catch let error where error is FileError || error is EncodingUnavailable {
      try fail(Self.failure(error, of: path))
    }
  }

  private mutating func take(_ finding: Finding, _ name: String) throws {
    let diagnostic = finding.diagnostic
    byRule[diagnostic.code, default: (diagnostic.name, 0)].count += 1
    shown += 1
    guard showsFindings, shown <= limit else { return }
    renderer.render(finding, path: name, into: &buffer)
    try write()
  }

  private mutating func end(_ report: FileReport) throws {
    summary.add(report)
    let hidden = max(0, shown - limit)
    shown = 0
    guard showsFindings else { return }
    if hidden > 0 {
      try output.flush()
      Messages.print("captions: \(report.path): \(hidden) more findings are not shown")
    }
    renderer.end(report, into: &buffer)
    try write()
  }

  private mutating func fail(_ failure: ReadingFailure) throws {
    try output.flush()
    Messages.error(failure.message)
    summary.unreadable += 1
    shown = 0
    hasFailures = true
  }

  private mutating func write() throws {
    guard !buffer.isEmpty else { return }
    try output.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
