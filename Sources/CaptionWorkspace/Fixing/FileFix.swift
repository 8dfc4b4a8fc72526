// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionFiles
public import CaptionRules

/// A file that is fixed: read, fixed, and written whole or not at all.
///
/// ```swift
/// var resolver = SettingsResolver()
/// let fix = try FileFix(
///   InputPath(path), settings: resolver.settings(for: path), to: .inPlace(backup: true))
/// print(fix.result.fixed.count, "rules fixed,", fix.result.after.count, "findings left")
/// try fix.write()
/// ```
public struct FileFix: ~Copyable {
  /// Where the fixed file goes.
  public enum Destination: Sendable, Hashable {
    /// Nowhere: whoever asked shows it.
    case nowhere
    /// In the place of the file, which is kept beside it where that is wanted.
    case inPlace(backup: Bool)
    /// Into another file.
    case file(String)
  }

  /// The most bytes of a file that is fixed, which is done in memory: 1 GiB.
  private static let mostBytes = 1 << 30

  /// What the file holds.
  public let original: [UInt8]
  /// What came of it, the fixed bytes among it.
  public let result: FixResult

  private let input: InputPath
  private let file: InputFile
  private let destination: Destination
  /// What is in the place of the output when it is put there; asked before the file is read.
  private let expected: OutputFile.Expectation

  /// Reads a file and fixes it in memory.
  ///
  /// - Parameters:
  ///   - input: The file, as it was named or found.
  ///   - settings: What applies to it, as ``SettingsResolver`` tells.
  ///   - safety: The least safe fixes to apply: `safe`, or `unsafe`.
  ///   - destination: Where the fixed file is to go.
  /// - Throws: `FileError`, also for a file whose captions cannot be read, or `EncodingUnavailable`.
  public init(
    _ input: InputPath, settings: FileSettings, safety: FixSafety = .safe,
    to destination: Destination = .nowhere
  ) throws {
    var file = try input.open()
    let expected: OutputFile.Expectation
    switch destination {
    case .inPlace: expected = OutputFile.Expectation(reading: file)
    case .file(let target): expected = OutputFile.Expectation(at: target, reading: file)
    case .nowhere: expected = .unchanged
    }
    let original = try file.readAll(limit: Self.mostBytes)
    var settings = settings
    settings.settleFormat(original)
    let fixer = Fixer(
      settings: settings.lint, minimumSafety: safety, decoding: settings.reader.options)
    let result = try fixer.fix(original)
    if let refusal = result.refusal { throw FileError(input.path, refusal) }
    self.original = original
    self.result = result
    self.input = input
    self.file = file
    self.destination = destination
    self.expected = expected
  }

  /// Writes the fixed file to where it is to go; a file in which nothing was fixed is not replaced.
  ///
  /// - Throws: `FileError`; what was there is still there then.
  public func write() throws(FileError) {
    switch destination {
    case .nowhere: return
    case .inPlace(let keepsBackup):
      guard result.hasChanges else { return }
      var output = try input.output(replacing: expected)
      try output.write(result.bytes)
      if keepsBackup { try input.keepBackup(original, of: file) }
      try output.commit()
    case .file(let target):
      try OutputFile.write(result.bytes, to: target, replacing: expected)
    }
  }
}
