// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// Fixes that nobody who reads the file can see, which need no proof: in cues that are written as the
/// format wants them, a number for a number, one newline for another, spaces at the end of a line of words.
///
/// They are the fixes that a file has by the thousand.
struct QuietFixes {
  private let text: [UInt8]
  /// Where whole cues begin, and their parts.
  private var cues: [Parts] = []

  private struct Parts {
    var bytes: Range<Int>
    var index: Range<Int>
    var words: Range<Int>
  }

  init(_ text: [UInt8], _ format: CaptionFormat) {
    self.text = text
    let newlines: CueAnomalies = [.endsLinesWithLF, .endsLinesWithCRLF, .extraBlankLines]
    var isBelowBlank = true
    format.parse(text.span) { event, bytes in
      guard case .cue(let cue) = event else {
        isBelowBlank = false
        return
      }
      let start = cue.offset.bytes
      let endsInBlank = bytes.count > cue.text.upperBound
      if isBelowBlank, endsInBlank, cue.anomalies.subtracting(newlines).isEmpty, !cue.text.isEmpty {
        cues.append(
          Parts(
            bytes: start..<(start + bytes.count),
            index: (cue.indexLine.lowerBound + start)..<(cue.indexLine.upperBound + start),
            words: (cue.text.lowerBound + start)..<(cue.text.upperBound + start)))
      }
      isBelowBlank = endsInBlank
    }
  }

  /// Which of some fixes, sorted by place, nobody can see.
  func areQuiet(_ fixes: [FixProof.Candidate]) -> [Bool] {
    var next = 0
    return fixes.map { candidate in
      candidate.fix.edits.allSatisfy { edit in
        while next < cues.count, cues[next].bytes.upperBound <= edit.range.lowerBound.bytes {
          next += 1
        }
        guard next < cues.count, cues[next].bytes.lowerBound <= edit.range.lowerBound.bytes,
          edit.range.upperBound.bytes <= cues[next].bytes.upperBound
        else { return false }
        return isQuiet(edit, in: cues[next])
      }
    }
  }

  private func isQuiet(_ edit: Edit<TextOffset>, in cue: Parts) -> Bool {
    let range = edit.range.bytes
    let old = text[range]
    if isInside(range, cue.index) {
      return isNumber(old) && isNumber(edit.replacement[...]) && edit.replacement.count < 9
    }
    if isNewline(old), isNewline(edit.replacement[...]) {
      return range.lowerBound == 0 || text[range.lowerBound - 1] != 0x0D
    }
    // A carriage return that is taken from a line feed, or put before one.
    let isReturn = old.elementsEqual([0x0D]) && edit.replacement.isEmpty
    if isReturn, range.upperBound < text.count, text[range.upperBound] == 0x0A {
      return range.lowerBound == 0 || text[range.lowerBound - 1] != 0x0D
    }
    return edit.replacement.isEmpty && !old.isEmpty && isInside(range, cue.words)
      && old.allSatisfy { $0 == 0x20 || $0 == 0x09 } && isBehindWord(range)
  }

  private func isInside(_ range: Range<Int>, _ part: Range<Int>) -> Bool {
    part.lowerBound <= range.lowerBound && range.upperBound <= part.upperBound && !part.isEmpty
  }

  private func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0 &- 0x30 < 10 }
  }

  private func isNewline(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.elementsEqual([0x0A]) || bytes.elementsEqual([0x0D, 0x0A])
  }

  /// Whether a line ends behind the spaces, and more than a number, or a part of a time, stands before.
  private func isBehindWord(_ range: Range<Int>) -> Bool {
    guard
      range.upperBound == text.count || text[range.upperBound] == 0x0A
        || text[range.upperBound] == 0x0D, range.lowerBound > 0
    else { return false }
    let before = text[range.lowerBound - 1]
    return before > 0x20 && before != 0x3E && !(before &- 0x30 < 10) && before < 0x80
  }
}
