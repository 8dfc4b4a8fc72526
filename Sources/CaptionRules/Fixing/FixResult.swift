// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionSyntax

/// What fixing a file came to.
public struct FixResult: Sendable {
  /// The file as it is now, in its own encoding unless it was re-encoded.
  public var bytes: [UInt8]
  /// The name of the encoding of ``bytes``.
  public var encoding: String
  /// Why nothing was looked for to fix: the file is of another format, or has text and no cue.
  public var refusal: UnreadableCaptions?
  /// Whether anything was changed.
  public var hasChanges: Bool
  /// What the rules found before, counted in the file as it was.
  ///
  /// - Complexity: O(n) for n findings each time: most callers want their numbers only, which
  ///   ``fixed`` tells.
  public var before: [Finding<FileOffset>] { foundBefore.inFile }
  /// What they find now, counted in ``bytes``.
  public var after: [Finding<FileOffset>]
  /// Rules whose fixes were taken back, since something else would have become worse.
  public var withheld: [RuleCode]
  /// Why fixes of a rule are not safe in this file, one objection a rule: they were not applied.
  public var objections: [FixObjection]
  /// How often fixes were applied and the file looked at again.
  public var rounds: Int

  /// How many findings are gone, by rule, in the order of the codes.
  ///
  /// A rule that has as many findings as before, or more, is not listed.
  public var fixed: [(code: RuleCode, count: Int)] {
    var now: [RuleCode: Int] = [:]
    for index in after.indices { now[after[index].diagnostic.code, default: 0] += 1 }
    return foundBefore.counts().compactMap { code, count in
      let gone = count - (now[code] ?? 0)
      return gone > 0 ? (code, gone) : nil
    }.sorted { $0.code < $1.code }
  }

  private let foundBefore: FoundInText

  init(
    bytes: [UInt8], encoding: String, refusal: UnreadableCaptions? = nil, hasChanges: Bool,
    before: FoundInText, after: [Finding<FileOffset>], withheld: [RuleCode],
    objections: [FixObjection] = [], rounds: Int
  ) {
    self.bytes = bytes
    self.encoding = encoding
    self.refusal = refusal
    self.hasChanges = hasChanges
    foundBefore = before
    self.after = after
    self.withheld = withheld
    self.objections = objections
    self.rounds = rounds
  }
}
