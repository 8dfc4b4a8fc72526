// SPDX-License-Identifier: Apache-2.0

package import CaptionSyntax

/// A rule that looks at bytes in the same way wherever in a file they stand: in cues, in content that
/// belongs to none, and in blank lines.
package protocol ByteRule: Rule {
  /// Looks at some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - place: What they are.
  ///   - findings: Receives what is wrong.
  func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings)
}

extension ByteRule {
  /// Looks at the bytes of a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    scan(bytes, in: .cue(cue), &findings)
  }

  /// Looks at stray content.
  ///
  /// - Parameters:
  ///   - stray: Where the content stands and why it belongs to no cue.
  ///   - bytes: The content.
  ///   - findings: Receives what is wrong.
  package mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    scan(bytes, in: FindingPlace(stray), &findings)
  }

  /// Looks at a cue that cannot be read.
  ///
  /// - Parameters:
  ///   - unread: Where it stands.
  ///   - bytes: The bytes.
  ///   - findings: Receives what is wrong.
  package mutating func visit(
    _ unread: UnreadBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    scan(bytes, in: FindingPlace(unread), &findings)
  }

  /// Looks at what stands between cues; a byte-order mark is nobody's mistake.
  ///
  /// - Parameters:
  ///   - event: The mark, the blank lines, a comment and their like.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  package mutating func visit(
    between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let place = FindingPlace(between: event) else { return }
    scan(bytes, in: place, &findings)
  }
}
