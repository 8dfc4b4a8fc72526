// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// A part of a text that is read alone: it begins where a whole cue does and ends where one begins, and
/// holds a whole cue before the first change and after the last.
///
/// At the beginning of a cue that is written as the format wants it, below a blank line, every program
/// begins anew: what it makes of the rest does not depend on what stood before.
struct ProofWindow {
  var range: Range<Int>
  /// The line of its first byte, counted from 1.
  var line: Int
  /// The fixes that change it, as indices.
  var fixes: [Int]

  /// The windows of some fixes, in file order.
  ///
  /// - Complexity: O(length of the text + number of fixes).
  static func windows(
    of fixes: [Fix<TextOffset>], in text: [UInt8], _ format: CaptionFormat
  ) -> [ProofWindow] {
    let cues = wholeCues(of: text, format)
    var windows: [ProofWindow] = []
    var next = 0
    for (index, fix) in fixes.enumerated() {
      guard let first = fix.edits.first?.range.lowerBound.bytes,
        let last = fix.edits.last?.range.upperBound.bytes
      else { continue }
      // The last whole cue that ends before the change.
      while next < cues.count, cues[next].end <= first { next += 1 }
      let before = next > 0 ? cues[next - 1] : nil
      // The first that begins behind it, and ends where another whole one begins.
      var after = next
      while after < cues.count, cues[after].start < last { after += 1 }
      while after + 1 < cues.count, cues[after].end != cues[after + 1].start { after += 1 }
      let end = after + 1 < cues.count ? cues[after].end : text.count
      let range = (before?.start ?? 0)..<max(end, last)
      if let previous = windows.indices.last, windows[previous].range.upperBound > range.lowerBound
      {
        let merged = windows[previous].range
        windows[previous].range =
          merged.lowerBound..<max(merged.upperBound, range.upperBound)
        windows[previous].fixes.append(index)
      } else {
        windows.append(ProofWindow(range: range, line: before?.line ?? 1, fixes: [index]))
      }
    }
    return windows
  }

  private struct WholeCue {
    var start: Int
    var end: Int
    var line: Int
  }

  /// The cues that are written as the format wants them, below a blank line, and above one.
  private static func wholeCues(of text: [UInt8], _ format: CaptionFormat) -> [WholeCue] {
    var cues: [WholeCue] = []
    var isBelowBlank = true
    format.parse(text.span) { event, bytes in
      guard case .cue(let cue) = event else {
        isBelowBlank = false
        return
      }
      let endsInBlank = bytes.count > cue.text.upperBound
      let oddities = cue.anomalies.subtracting([.endsLinesWithLF, .endsLinesWithCRLF])
      let mixed = cue.anomalies.contains([.endsLinesWithLF, .endsLinesWithCRLF])
      if oddities.isEmpty, !mixed, isBelowBlank, endsInBlank, !cue.text.isEmpty, cue.start < cue.end
      {
        cues.append(
          WholeCue(
            start: cue.offset.bytes, end: cue.offset.bytes + bytes.count, line: cue.line))
      }
      isBelowBlank = endsInBlank
    }
    return cues
  }
}
