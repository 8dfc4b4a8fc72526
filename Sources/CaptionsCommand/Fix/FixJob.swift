// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionReports
import CaptionRules

/// One run of `captions fix`.
struct FixJob {
  /// Where the mended files go.
  enum Destination {
    case diff
    case inPlace(backup: Bool)
    case output(String?)
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
    var file = try input.open()
    let expected = expectation(of: file)
    let original = try file.readAll()
    let fixer = Fixer(
      settings: settings.lint, minimumSafety: safety, decoding: settings.reader.options)
    let result = try fixer.fix(original)
    if let refusal = result.refusal { throw FileError(path, refusal) }
    for finding in result.after { leftOver[finding.diagnostic.severity, default: 0] += 1 }
    try write(result, of: input, file, replacing: expected, original: original)
    if !isQuiet { try summarize(result, path) }
  }

  mutating func finish() throws {
    try output.flush()
  }

  /// What is in the place of the output when it is put there; asked before the file is read.
  private func expectation(of file: borrowing InputFile) -> OutputFile.Expectation {
    switch destination {
    case .inPlace: OutputFile.Expectation(reading: file)
    case .output(let target?): OutputFile.Expectation(at: target, reading: file)
    case .diff, .output(nil): .unchanged
    }
  }

  private mutating func write(
    _ result: FixResult, of input: InputPath, _ file: borrowing InputFile,
    replacing expected: OutputFile.Expectation, original: [UInt8]
  ) throws {
    switch destination {
    case .diff:
      let diff = UnifiedDiff(old: original, new: result.bytes)
      try output.write(
        styled: diff.render(
          path: InputOptions.shown(input.path), colour: StandardOutput.wantsColour))
    case .inPlace(let backup):
      guard result.hasChanges else { return }
      var output = try input.output(replacing: expected)
      try output.write(result.bytes)
      if backup { try input.keepBackup(original, of: file) }
      try output.commit()
    case .output(let target?):
      try OutputFile.write(result.bytes, to: target, replacing: expected)
    case .output(nil):
      try output.write(result.bytes)
    }
  }

  private mutating func summarize(_ result: FixResult, _ path: String) throws {
    try output.flush()
    let name = InputOptions.shown(path)
    let mended = result.mended.map { "\($0.code) × \($0.count)" }.joined(separator: ", ")
    let counts = Dictionary(grouping: result.after) { $0.diagnostic.severity }
    let left = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = counts[severity]?.count, count > 0 else { return nil }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
    var line =
      result.hasChanges ? "mended \(mended.isEmpty ? "the file" : mended)" : "nothing to mend"
    if !left.isEmpty { line += "; left: \(left)" }
    if !result.withheld.isEmpty {
      let codes = result.withheld.map { "\($0)" }.joined(separator: ", ")
      line += "; withheld fixes of \(codes), which would have made something worse"
    }
    Messages.print("\(name): \(line)")
  }
}
