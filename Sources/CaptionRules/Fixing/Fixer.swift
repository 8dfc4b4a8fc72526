// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
import CaptionSyntax
public import CaptionText

/// Fixes a caption file in memory.
///
/// Fixes are applied in steps (encoding, mojibake, control characters, newlines, structure, the form of times, order,
/// text, numbers, timing), each repeated until nothing is left to apply. After each step the file is
/// validated again: a step that makes something worse is taken back and tried rule by rule. A fix is safe
/// where nobody who reads the file shows less after it, or anything new but a caption's own words
/// (``FixResult/objections``). Bytes
/// outside of the edits stay as they are, in the file's own encoding, and fixing a file that was
/// fixed changes nothing. What is of another format, or has no cue that can be read, is left as it is, and
/// no file loses its last cue.
///
/// ```swift
/// let result = try Fixer(settings: LintSettings()).fix(bytes)
/// print(result.fixed.count, "rules fixed,", result.after.count, "findings left")
/// ```
public struct Fixer: Sendable {
  /// The profile, what the user gave, and the selection of rules.
  public var settings: LintSettings
  /// The least safe fixes to apply: `safe`, or `unsafe`.
  public var minimumSafety: FixSafety
  /// What is known of the file's encoding and language.
  public var decoding: DecodingOptions

  /// Creates a fixer.
  ///
  /// - Parameters:
  ///   - settings: The profile, what the user gave, and the selection of rules.
  ///   - minimumSafety: The least safe fixes to apply.
  ///   - decoding: What is known of the file's encoding and language.
  public init(
    settings: LintSettings, minimumSafety: FixSafety = .safe,
    decoding: DecodingOptions = DecodingOptions()
  ) {
    self.settings = settings
    self.minimumSafety = max(minimumSafety, .unsafe)
    self.decoding = decoding
  }

  /// Fixes a file.
  ///
  /// - Parameter bytes: The file, in its own encoding.
  /// - Returns: The new bytes, and what was found before and after; the same bytes, and why, for a file
  ///   that is not to be fixed.
  /// - Throws: `EncodingUnavailable` when ICU has no table for the encoding that was asked for.
  /// - Complexity: A few dozen passes over the file at most.
  public func fix(_ bytes: [UInt8]) throws(EncodingUnavailable) -> FixResult {
    if let found = Recognition.of(bytes.span, .anything(but: settings.format)) {
      guard found.format.isBinary else {
        let run = try FixRun(bytes, self)
        return refuse(bytes, unreadable(found.format), run.found)
      }
      let source = SourceText(utf8: bytes)
      let findings = Linter.findings(
        in: source.text, settings: settings, source: SourceFacts(source))
      return refuse(bytes, unreadable(found.format), FoundInText(findings, source.map))
    }
    var run = try FixRun(bytes, self)
    let before = run.found
    guard !run.file.isUnread else {
      return refuse(bytes, unreadable(nil), before)
    }
    try run.run()
    return FixResult(
      bytes: run.file.bytes, encoding: run.file.decision.encoding.name,
      hasChanges: run.file.bytes != bytes, before: before,
      after: run.found.inFile,
      withheld: run.withheld.sorted(),
      objections: run.objections.values.sorted { $0.code < $1.code }, rounds: run.rounds)
  }

  private func unreadable(_ format: FileFormat?) -> UnreadableCaptions {
    UnreadableCaptions(format: format, expected: settings.format)
  }

  private func refuse(
    _ bytes: [UInt8], _ refusal: UnreadableCaptions, _ found: FoundInText
  ) -> FixResult {
    FixResult(
      bytes: bytes, encoding: "", refusal: refusal, hasChanges: false, before: found,
      after: found.inFile, withheld: [], rounds: 0)
  }
}
