// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// What mending a file came to.
public struct FixResult: Sendable {
  /// The file as it is now, in its own encoding unless it was re-encoded.
  public var bytes: [UInt8]
  /// The name of the encoding of ``bytes``.
  public var encoding: String
  /// Why nothing was looked for to mend: the file is of another format, or has text and no cue.
  public var refusal: UnreadableCaptions?
  /// Whether anything was changed.
  public var hasChanges: Bool
  /// What the rules found before, counted in the file as it was.
  public var before: [Finding<FileOffset>]
  /// What they find now, counted in ``bytes``.
  public var after: [Finding<FileOffset>]
  /// Rules whose fixes were taken back, since something else would have become worse.
  public var withheld: [RuleCode]
  /// How often fixes were applied and the file looked at again.
  public var rounds: Int

  /// How many findings are gone, by rule, in the order of the codes.
  ///
  /// A rule that has as many findings as before, or more, is not listed.
  public var mended: [(code: RuleCode, count: Int)] {
    let now = Self.counts(after)
    return Self.counts(before).compactMap { code, count in
      let gone = count - (now[code] ?? 0)
      return gone > 0 ? (code, gone) : nil
    }.sorted { $0.code < $1.code }
  }

  /// How many findings there are of each rule.
  static func counts<Offset>(_ findings: [Finding<Offset>]) -> [RuleCode: Int] {
    var counts: [RuleCode: Int] = [:]
    for finding in findings { counts[finding.diagnostic.code, default: 0] += 1 }
    return counts
  }
}
