// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import CaptionText

/// Plans and what became of them, as a table for people.
struct SyncTable {
  /// Whether operations without an effect are shown too.
  var showsUnchanged = false
  /// Which side the words are about.
  var words = Words.account

  /// What actions are called.
  struct Words {
    var created: String
    var replaced: String

    /// Tracks of the account.
    static let account = Words(created: "added", replaced: "changed")
    /// Files of the directory.
    static let pull = Words(created: "written", replaced: "overwritten")
  }

  /// Prints a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - output: Where it goes.
  /// - Throws: What standard output throws.
  func write(_ plan: SyncPlan, to output: inout StandardOutput) throws {
    try write(
      plan.operations.map { ($0, Self.word(for: $0.action), Self.remark($0, $0.reason?.words)) },
      last: "DETAILS", to: &output)
    try output.write(plan.summary + "\n")
  }

  /// Prints what became of a plan.
  ///
  /// - Parameters:
  ///   - report: What became of it.
  ///   - output: Where it goes.
  /// - Throws: What standard output throws.
  func write(_ report: RunReport, to output: inout StandardOutput) throws {
    try write(
      report.results.map { result in
        (result.operation, word(for: result), Self.remark(result.operation, result.words))
      }, last: "RESULT", to: &output)
    try output.write(report.summary + "\n")
  }

  private func write(
    _ lines: [(operation: SyncOperation, word: String, remark: String)], last: String,
    to output: inout StandardOutput
  ) throws {
    let shown = lines.filter { showsUnchanged || $0.operation.action != .unchanged }
    guard !shown.isEmpty else { return }
    let rows = shown.map { line in
      let operation = line.operation
      let cues = operation.local ?? operation.remote
      return [
        "\(operation.sigil) \(line.word)", operation.media?.name ?? operation.path ?? "",
        operation.language, operation.code, cues.map { String($0.cueCount) } ?? "",
        cues.map { "\($0.first)" } ?? "", cues.map { "\($0.last)" } ?? "", line.remark,
      ]
    }
    let header = ["  ACTION", "MEDIA", "LANGUAGE", "CODE", "CUES", "FIRST", "LAST", last]
    let whole = TextTable(header: header, rows: rows).lines()
    let measure = DisplayWidth()
    let columns = TerminalSize.columns
    guard StandardOutput.isTerminal, whole.contains(where: { measure.columns(of: $0) > columns })
    else {
      for line in whole { try output.write(styled: (Self.painted(line) + "\n").utf8) }
      return
    }
    // Too wide for the terminal: what there is to say goes below each line, cut at words.
    let table = NarrowTable(header: header, rows: rows, columns: columns, measure: measure)
    for (line, remark) in zip(table.lines, [""] + table.remarks) {
      try output.write(styled: (Self.painted(line) + "\n").utf8)
      for part in Self.wrapped(TextTable.cell(remark), columns - 4, measure) {
        try output.write("    \(part)\n")
      }
    }
  }

  /// A line with its sigil in colour.
  private static func painted(_ line: String) -> String {
    guard StandardOutput.wantsColour, let sigil = line.first else { return line }
    let code: String? =
      switch sigil {
      case "+": "32"
      case "~": "33"
      case "-", "!": "31"
      case "?": "36"
      default: nil
      }
    return code.map { "\u{1B}[\($0)m\(sigil)\u{1B}[0m\(line.dropFirst())" } ?? line
  }

  private static func wrapped(_ text: String, _ columns: Int, _ measure: DisplayWidth) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if !line.isEmpty, measure.columns(of: longer) > columns {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The file where it is not obvious, and what there is to say.
  private static func remark(_ operation: SyncOperation, _ message: String?) -> String {
    var parts = operation.notes.map(\.words)
    if operation.action == .replace || operation.action == .conflict,
      let changes = operation.changes, !changes.summary.isEmpty
    {
      parts.insert(changes.summary, at: 0)
    }
    if let message { parts.insert(message, at: 0) }
    let needsPath = operation.action == .problem || operation.action == .conflict
    if needsPath, operation.media != nil, let path = operation.path {
      parts.insert(path, at: 0)
    }
    return parts.joined(separator: "; ")
  }

  private static func word(for action: SyncOperation.Action) -> String {
    switch action {
    case .create: "add"
    case .replace: "change"
    case .delete: "delete"
    case .relabel: "relabel"
    case .unchanged: "unchanged"
    case .hold: "leave"
    case .conflict: "conflict"
    case .problem: "problem"
    }
  }

  private func word(for result: OperationResult) -> String {
    switch result.status {
    case .verified, .verifiedLoosely:
      switch result.operation.action {
      case .create: words.created + (result.status == .verified ? ", verified" : ", verified~")
      case .replace: words.replaced + (result.status == .verified ? ", verified" : ", verified~")
      case .relabel: "relabelled, verified"
      default: "deleted, verified"
      }
    case .unchanged: "unchanged"
    case .held: "left alone"
    case .conflict: "conflict"
    case .stale: "stale"
    case .failed: result.operation.action == .problem ? "problem" : "failed"
    case .skipped: "not tried"
    }
  }
}
