// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// CAP310: a cue that repeats one above it.
package struct DuplicateCue: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 310), name: "duplicate-cue", family: .timing, severity: .warning,
    fix: .safe(in: .order),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues with the same start, end and text, spaces folded and characters normalized, as one of the cues right above with the same times.",
      whyItMatters: "ffmpeg drops the second; VLC and Media3 show the text twice.",
      example:
        "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:01,000 --> 00:00:02,000\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety: "Deleting the later one is safe.",
      options: "None; the rule remembers at most 16 neighbouring cues with the same times.",
      sources: "ffmpeg libavformat/subtitles.c drops events with the same time, duration and text.")
  )

  /// Cues with the times of a neighbour.
  package static let trigger = RuleTrigger.relations([.sameTimesAsPrevious, .sameTimesAsNext])

  /// The cues with the same times, and where their texts stand in `folded`.
  private var texts: [(ordinal: Int, text: Range<Int>)] = []
  /// The texts with their spaces folded, one behind the other, kept for their memory.
  private var folded: [UInt8] = []

  package init(settings: LintSettings) {}

  /// Remembers the texts of cues with the same times, and reports a repeated one.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    if !cue.relations.contains(.sameTimesAsPrevious) {
      texts.removeAll(keepingCapacity: true)
      folded.removeAll(keepingCapacity: true)
    }
    let start = folded.count
    Self.fold(cue, bytes, into: &folded)
    let text = start..<folded.count
    if let first = texts.first(where: { isSame($0.text, as: text) }) {
      folded.removeLast(text.count)
      findings.report(
        Self.info, "cue \(cue.ordinal) repeats cue \(first.ordinal)",
        at: cue.block.startTimecode, of: cue, bytes, notes: ["VLC and Media3 show the text twice"],
        fix: Fix(
          title: "delete the cue",
          edits: [Edit(range: cue.block.inText(0..<cue.block.count), replacement: [])],
          safety: .safe))
    } else if texts.count < Self.longestStack {
      texts.append((cue.ordinal, text))
    } else {
      folded.removeLast(text.count)
    }
  }

  /// More cues at the same time are not compared with each other.
  private static let longestStack = 16

  private func isSame(_ text: Range<Int>, as other: Range<Int>) -> Bool {
    guard text.count == other.count else { return false }
    for offset in 0..<text.count
    where folded[text.lowerBound + offset] != folded[other.lowerBound + offset] { return false }
    return true
  }

  /// Appends the words of a cue, normalized, with a space between two of them.
  private static func fold(_ cue: CueView, _ bytes: Span<UInt8>, into output: inout [UInt8]) {
    // What only whole characters tell: other spaces, what is not normalized, what is no UTF-8.
    guard cue.block.anomalies.isDisjoint(with: .trailingData),
      cue.contents.isDisjoint(with: [
        .unicodeSpace, .lineSeparator, .ignorable, .maybeNotNFC, .malformed, .latin1Signs,
      ])
    else {
      let words = cue.block.text(in: bytes).split(whereSeparator: \.isWhitespace)
      output.append(contentsOf: Normalization.nfc(words.joined(separator: " ")).utf8)
      return
    }
    let start = output.count
    var isBehindSpace = true
    for position in cue.block.text {
      let byte = bytes[position]
      let isSpace = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
      if !isSpace {
        output.append(byte)
      } else if !isBehindSpace {
        output.append(0x20)
      }
      isBehindSpace = isSpace
    }
    if isBehindSpace, output.count > start { output.removeLast() }
  }
}
