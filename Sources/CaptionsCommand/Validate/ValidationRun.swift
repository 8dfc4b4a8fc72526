// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules
import CaptionText
import CaptionWorkspace

/// One run of `captions validate`: files in, findings out, in the order of the files.
struct ValidationRun {
  var summary = RunSummary()
  /// Whether some file could not be read.
  var hasFailures = false

  private var resolver: SettingsResolver
  private var fingerprint = SettingsFingerprint()
  private let cache: FindingCache?
  private let limit: Int
  private let showsFindings: Bool
  private let isQuiet: Bool
  private var renderer: any FindingRenderer
  private var output = StandardOutput()
  private var buffer: [UInt8] = []
  private var byRule: [RuleCode: (name: String, count: Int)] = [:]
  private var shown = 0
  private let progress = ProgressLine("Validating")

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - resolver: What applies to each file.
  ///   - format: How findings are written.
  ///   - limit: How many findings of a file are shown.
  ///   - showsFindings: Whether findings are shown at all.
  ///   - isQuiet: Whether only errors are told.
  ///   - cache: What earlier runs found.
  init(
    resolver: SettingsResolver, format: ReportFormat, limit: Int, showsFindings: Bool,
    isQuiet: Bool = false, cache: FindingCache? = nil
  ) {
    self.resolver = resolver
    self.limit = limit
    self.showsFindings = showsFindings
    self.isQuiet = isQuiet
    self.cache = cache
    renderer = format.renderer(
      style: TerminalSize.style, version: CaptionsCommand.configuration.version)
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
    defer { progress.clear() }
    guard paths.count > 1 else {
      for path in paths { try validateStreaming(path) }
      return
    }
    var waiting: [Int: FileOutcome] = [:]
    var next = 0
    var started = 0
    try await withThrowingTaskGroup(of: (Int, FileOutcome).self) { group in
      func fill(_ run: inout ValidationRun) throws {
        // No more are held than this, however long the file takes whose turn it is.
        while started < paths.count, started - next < 4 * jobs,
          started - next - waiting.count < jobs
        {
          let position = started
          let path = paths[position]
          let settings = try run.resolver.settings(for: path)
          let validation = run.validation(of: path, settings)
          let cache = run.cache
          let fingerprint = cache == nil ? "" : run.fingerprint.text(of: settings)
          started += 1
          group.addTask {
            (position, FileOutcome(validation, cache: cache, fingerprint: fingerprint))
          }
        }
      }
      try fill(&self)
      while let (position, outcome) = try await group.next() {
        waiting[position] = outcome
        // Started before anything is written, so that a slow reader of the output stops nobody.
        try fill(&self)
        while let ready = waiting.removeValue(forKey: next) {
          try show(ready, of: paths[next])
          next += 1
          progress.show(next, of: paths.count)
        }
        try fill(&self)
      }
    }
    cache?.prune()
  }

  /// Says that a path could not be read.
  mutating func fail(_ error: FileError) throws {
    try fail(error.path, error.description)
  }

  mutating func finish() throws {
    guard showsFindings else { return }
    renderer.finish(summary, into: &buffer)
    try write()
    try output.flush()
  }

  /// Writes how many findings there are of each rule, most first.
  ///
  /// - Parameter format: JSON where the findings would have been JSON; a line a rule otherwise.
  /// - Throws: ``CommandError`` or `BrokenPipe`.
  mutating func printStatistics(as format: ReportFormat) throws {
    let rules = byRule.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    switch format {
    case .json, .ndjson:
      var json = JSONText()
      json.object { json in
        json.member("version", 1)
        json.key("statistics")
        json.array { json in
          for (code, entry) in rules {
            json.object { json in
              json.member("code", code.description)
              json.member("name", entry.name)
              json.member("count", entry.count)
            }
          }
        }
        json.member("files", summary.files)
        json.member("cues", summary.cues)
        json.member("suppressed", summary.suppressed)
      }
      json.endLine()
      try output.write(json.bytes)
    default:
      for (code, entry) in rules { try output.write("\(entry.count)\t\(code)\t\(entry.name)\n") }
    }
    try output.flush()
  }

  // MARK: One file

  private func validation(of path: String, _ settings: FileSettings) -> FileValidation {
    var validation = FileValidation(path: path, settings: settings)
    // What is kept for later runs may be shown by them.
    if !showsFindings, cache == nil { validation.detail = .places }
    return validation
  }

  private mutating func show(_ outcome: FileOutcome, of path: String) throws {
    switch outcome {
    case .found(let report, let findings):
      for finding in findings { try take(finding, report.path) }
      try end(report)
    case .tooMuch: try validateStreaming(path)
    case .failed(let message): try fail(path, message)
    }
  }

  private mutating func validateStreaming(_ path: String) throws {
    let settings = try resolver.settings(for: path)
    let name = InputOptions.shown(path)
    do {
      let report = try validation(of: path, settings).run { try take($0, name) }
      try end(report)
    } catch let error where error is FileError || error is EncodingUnavailable {
      try fail(path, FileOutcome.message(of: error, path))
    }
  }

  private mutating func take(_ finding: Finding<FileOffset>, _ name: String) throws {
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
    if !isQuiet {
      for rules in report.idleSuppressions {
        try say("captions: \(report.path): nothing is left to suppress of \(rules)")
      }
    }
    guard showsFindings else { return }
    if hidden > 0 {
      try say(
        "captions: \(report.path): \(hidden) more \(hidden == 1 ? "finding is" : "findings are") "
          + "not shown")
    }
    renderer.end(report, into: &buffer)
    try write()
  }

  private mutating func fail(_ path: String, _ message: String) throws {
    try say("captions: \(message)")
    summary.unreadable += 1
    shown = 0
    hasFailures = true
    guard showsFindings else { return }
    renderer.fail(path: InputOptions.shown(path), message: message, into: &buffer)
    try write()
  }

  /// Prints a message for people, behind what was found so far.
  private mutating func say(_ message: String) throws {
    try output.flush()
    progress.clear()
    Messages.print(message)
  }

  private mutating func write() throws {
    guard !buffer.isEmpty else { return }
    if StandardOutput.isTerminal { progress.clear() }
    // The renderers escape what is in a file; some add colours.
    try output.write(styled: buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
