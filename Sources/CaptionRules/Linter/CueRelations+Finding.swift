// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

extension CueRelations {
  /// How a cue stands to those above it.
  ///
  /// - Parameters:
  ///   - block: The cue.
  ///   - previous: The cue above.
  ///   - latestEnd: When the last of the cues above at the same place of the screen ends.
  ///   - expectedIndex: The number that continues those above.
  ///   - bounds: The bounds of all rules.
  init(
    of block: CueNode, previous: CueNode?, latestEnd: Timestamp?, expectedIndex: Int,
    _ bounds: CueBounds
  ) {
    var relations: CueRelations = []
    if block.end <= block.start { relations.insert(.endsEarly) }
    if let previous {
      if block.start < previous.start { relations.insert(.startsBeforePrevious) }
      if block.start == previous.start, block.end == previous.end {
        relations.insert(.sameTimesAsPrevious)
      }
    } else {
      relations.insert(.isFirst)
    }
    if let latestEnd, block.start < latestEnd { relations.insert(.startsDuringEarlier) }
    if block.index != expectedIndex, !block.anomalies.contains(.indexMissing) {
      relations.insert(.hasUnexpectedIndex)
    }
    let duration = block.end.milliseconds - block.start.milliseconds
    if duration < bounds.shortest { relations.insert(.isShort) }
    if duration > bounds.longest { relations.insert(.isLong) }
    if block.ordinal <= 64 || block.ordinal & 15 == 0 { relations.insert(.isSampled) }
    self = relations
  }

  /// How a cue stands to what the rules allow.
  ///
  /// - Parameters:
  ///   - block: The cue.
  ///   - scan: What its text comes to.
  ///   - bounds: The bounds of all rules.
  init(of block: CueNode, _ scan: CueScan, _ bounds: CueBounds) {
    var relations: CueRelations = []
    let duration = block.end.milliseconds - block.start.milliseconds
    if bounds.isFast(scan.characters, in: duration) { relations.insert(.isFast) }
    if scan.mostCharacters > bounds.charactersPerLine { relations.insert(.hasLongLine) }
    if scan.lines > bounds.lines { relations.insert(.hasManyLines) }
    self = relations
  }

  /// How the text of a cue stands to that of the cue above, byte by byte.
  ///
  /// - Parameters:
  ///   - text: Where the text stands.
  ///   - bytes: The cue's bytes.
  ///   - previous: Where the text of the cue above stands.
  ///   - lastLine: Where its last line stands that is not empty.
  ///   - lines: How many lines it has.
  ///   - previousBytes: The bytes of the cue above.
  init(
    of text: Range<Int>, _ bytes: Span<UInt8>, toText previous: Range<Int>, lastLine: Range<Int>,
    lines: Int, of previousBytes: Span<UInt8>
  ) {
    self = []
    guard !text.isEmpty, !previous.isEmpty else { return }
    func isSame(_ range: Range<Int>, as other: Range<Int>) -> Bool {
      for offset in 0..<range.count
      where bytes[range.lowerBound &+ offset] != previousBytes[other.lowerBound &+ offset] {
        return false
      }
      return true
    }
    if text.count == previous.count, isSame(text, as: previous) { insert(.repeatsText) }
    func begins(with range: Range<Int>) -> Bool {
      let end = text.lowerBound + range.count
      return end < text.upperBound && (bytes[end] == 0x0A || bytes[end] == 0x0D)
        && isSame(text.lowerBound..<end, as: range)
    }
    if lines > 1, text.count > previous.count - lastLine.count {
      var second = previous.lowerBound
      if lines > 2 {
        while second < lastLine.lowerBound, previousBytes[second] != 0x0A,
          previousBytes[second] != 0x0D
        {
          second += 1
        }
        while second < lastLine.lowerBound, previousBytes[second] <= 0x0D { second += 1 }
      }
      if begins(with: previous.lowerBound..<lastLine.upperBound)
        || (lines > 2 && begins(with: second..<lastLine.upperBound))
      {
        insert(.repeatsLines)
      }
    }
    let end = text.lowerBound + lastLine.count
    guard !lastLine.isEmpty, end <= text.upperBound,
      end == text.upperBound || bytes[end] == 0x0A || bytes[end] == 0x0D,
      isSame(text.lowerBound..<end, as: lastLine)
    else { return }
    insert(.repeatsLine)
  }

  /// How a cue stands to the next one.
  ///
  /// - Parameters:
  ///   - block: The cue.
  ///   - next: The next cue.
  ///   - bounds: The bounds of all rules.
  init(of block: CueNode, next: CueNode, _ bounds: CueBounds) {
    var relations: CueRelations = []
    if block.start == next.start, block.end == next.end { relations.insert(.sameTimesAsNext) }
    let gap = next.start.milliseconds - block.end.milliseconds
    if gap > 0, gap < bounds.gap { relations.insert(.isCloseToNext) }
    self = relations
  }
}
