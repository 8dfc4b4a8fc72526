// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
import CaptionSyntax

/// What some bytes are, for rules that look at every byte of a file.
package enum FindingPlace: Sendable {
  /// A cue.
  case cue(CueView)
  /// Anything else: where it begins, and the line, counted from 1.
  case outside(offset: TextOffset, line: Int)

  /// What stands between cues; `nil` for a byte-order mark.
  ///
  /// - Parameter event: What the parser delivered; no cue.
  init?(between event: CaptionEvent) {
    switch event {
    case .header(let offset, let line), .note(let offset, let line), .style(let offset, let line),
      .region(let offset, let line), .separator(let offset, let line):
      self = .outside(offset: offset, line: line)
    case .stray(let stray): self.init(stray)
    case .unread(let unread): self.init(unread)
    case .byteOrderMark, .cue: return nil
    }
  }

  /// Stray content.
  ///
  /// - Parameter stray: What the parser delivered.
  init(_ stray: StrayBlock) {
    self = .outside(offset: stray.offset, line: stray.line)
  }

  /// A cue that cannot be read.
  ///
  /// - Parameter unread: What the parser delivered.
  init(_ unread: UnreadBlock) {
    self = .outside(offset: unread.offset, line: unread.line)
  }

  /// Where the bytes begin in the text.
  package var offset: TextOffset {
    switch self {
    case .cue(let cue): cue.block.offset
    case .outside(let offset, _): offset
    }
  }

  /// A range of the bytes, counted in the text.
  func inText(_ range: Range<Int>) -> Range<TextOffset> { Range(range, from: offset) }
}

extension Findings {
  /// Reports something about any part of the file.
  ///
  /// - Parameters:
  ///   - info: The rule.
  ///   - message: One sentence that names the actual values.
  ///   - range: The place, counted in `bytes`.
  ///   - place: What the bytes are.
  ///   - bytes: The bytes.
  ///   - severity: How much it matters, where that differs from the rule's usual severity.
  ///   - notes: What else a reader should know.
  ///   - fix: What would fix it.
  package mutating func report(
    _ info: RuleInfo, _ message: @autoclosure () -> String, at range: Range<Int>,
    in place: FindingPlace,
    _ bytes: Span<UInt8>, severity: Severity? = nil,
    notes: @autoclosure () -> [String] = [], fix: @autoclosure () -> Fix<TextOffset>? = nil
  ) {
    switch place {
    case .cue(let cue):
      report(
        info, message(), at: range, of: cue, bytes, severity: severity, notes: notes(), fix: fix())
    case .outside(let offset, let line):
      report(
        info, message(), at: range, offset: offset, line: line, bytes, severity: severity,
        notes: notes(), fix: fix())
    }
  }
}
