// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules
import CaptionWorkspace

/// One run of `captions fix`.
struct FixJob {
  /// Where the fixed files go.
  enum Destination {
    case diff
    case inPlace(backup: Bool)
    case output(String?)

    /// The file that is written.
    var file: FileFix.Destination {
      switch self {
      case .inPlace(let backup): .inPlace(backup: backup)
      case .output(let target?): .file(target)
      case .diff, .output(nil): .nowhere
      }
    }
  }

  private var resolver: SettingsResolver
  private let safety: FixSafety
  private let destination: Destination
  private let isQuiet: Bool
  private var output = StandardOutput()
  private var leftOver: [Severity: Int] = [:]

  init(
    resolver: SettingsResolver, safety: FixSafety, destination: Destination, isQuiet: Bool
  ) {
    self.resolver = resolver
    self.safety = safety
    self.destination = destination
    self.isQuiet = isQuiet
  }

  /// How many findings are left that matter at least so much.
  func left(atLeast severity: Severity) -> Int {
    leftOver.reduce(0) { $1.key >= severity ? $0 + $1.value : $0 }
  }

  mutating func fix(_ input: InputPath) throws {
    let path = input.path
    let settings = try resolver.settings(for: path)
    let fix = try FileFix(input, settings: settings, safety: safety, to: destination.file)
    for finding in fix.result.after {
      leftOver[finding.diagnostic.severity, default: 0] += 1
    }
    try write(fix, path)
    if !isQuiet { try summarize(fix.result, path) }
  }

  mutating func finish() throws {
    try output.flush()
  }

  private mutating func write(_ fix: borrowing FileFix, _ path: String) throws {
    switch destination {
    case .diff:
      let diff = UnifiedDiff(old: fix.original, new: fix.result.bytes)
      try output.write(
        styled: diff.render(
          path: InputOptions.shown(path), colour: StandardOutput.wantsColour))
    case .inPlace, .output(.some): try fix.write()
    case .output(nil): try output.write(fix.result.bytes)
    }
  }

  private mutating func summarize(_ result: FixResult, _ path: String) throws {
    try output.flush()
    let name = InputOptions.shown(path)
    let fixed = result.fixed.map { "\($0.code) × \($0.count)" }.joined(separator: ", ")
    let counts = Dictionary(grouping: result.after) { $0.diagnostic.severity }
    let left = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = counts[severity]?.count, count > 0 else { return nil }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
    var line =
      result.hasChanges ? "fixed \(fixed.isEmpty ? "the file" : fixed)" : "nothing to fix"
    if !left.isEmpty { line += "; left: \(left)" }
    if !result.withheld.isEmpty {
      let codes = result.withheld.map { "\($0)" }.joined(separator: ", ")
      line += "; withheld fixes of \(codes), which would have made something worse"
    }
    Messages.print("\(name): \(line)")
    for objection in result.objections {
      Messages.print("  not safe here: \(objection.code), since \(objection)")
    }
  }
}
