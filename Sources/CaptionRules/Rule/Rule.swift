// SPDX-License-Identifier: Apache-2.0

package import CaptionSyntax

/// One check of caption files.
///
/// All rules of a linter share one pass: each is shown every cue once, in file order, and may keep a
/// small bounded state. A rule reports at the cue that it is shown; what concerns the file as a whole
/// it reports at the end.
package protocol Rule: Sendable {
  /// What is known about the rule without running it.
  static var info: RuleInfo { get }

  /// The rule itself where its fix concerns the file as a whole; `nil` for any other.
  ///
  /// Asked in place of a cast, which searches the conformances of the whole program.
  static var wholeFileRule: (any WholeFileRule.Type)? { get }

  /// Which cues the rule needs to be shown.
  static var trigger: RuleTrigger { get }

  /// Which cues the rule needs to be shown under the settings that it was created with.
  var trigger: RuleTrigger { get }

  /// Whether the rule needs to be shown no more cues; asked after each that it was shown.
  var isDone: Bool { get }

  /// Creates the rule, or `nil` where it has nothing to say under these settings.
  ///
  /// - Parameter settings: The profile's limits and what the user gave.
  init?(settings: LintSettings)

  /// Looks at a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue's ranges and what its bytes contain.
  ///   - bytes: The cue's bytes.
  ///   - findings: Receives what is wrong.
  mutating func visit(_ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings)

  /// Looks at content that belongs to no cue.
  ///
  /// - Parameters:
  ///   - stray: Where the content stands and why it belongs to no cue.
  ///   - bytes: The content.
  ///   - findings: Receives what is wrong.
  mutating func visit(_ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings)

  /// Looks at what is plainly a cue and cannot be read.
  ///
  /// - Parameters:
  ///   - unread: Where it stands.
  ///   - bytes: It, or a line of it.
  ///   - findings: Receives what is wrong.
  mutating func visit(
    _ unread: UnreadBlock, _ bytes: Span<UInt8>, _ findings: inout Findings)

  /// Looks at what else stands between cues: the byte-order mark, blank lines that belong to no cue, the
  /// header, comments, styles and regions.
  ///
  /// - Parameters:
  ///   - event: What it is.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  mutating func visit(between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings)

  /// Reports what can be said only at the end.
  ///
  /// - Parameters:
  ///   - summary: What is known of the file as a whole.
  ///   - findings: Receives what is wrong.
  mutating func finish(_ summary: FileSummary, _ findings: inout Findings)
}

extension Rule {
  package static var wholeFileRule: (any WholeFileRule.Type)? { nil }

  /// Every cue.
  package static var trigger: RuleTrigger { .everyCue }

  /// What the type says.
  package var trigger: RuleTrigger { Self.trigger }

  /// Never.
  package var isDone: Bool { false }

  /// Nothing to say about cues.
  package mutating func visit(_ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings) {}

  /// Nothing to say about stray content.
  package mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {}

  /// Nothing to say about cues that cannot be read.
  package mutating func visit(
    _ unread: UnreadBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {}

  /// Nothing to say about what stands between cues.
  package mutating func visit(
    between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {}

  /// Nothing to say at the end.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {}
}
