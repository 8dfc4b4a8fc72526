// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip

extension WholeFileFix {
  /// Sorts the cues by their start, those of one start staying as they are.
  ///
  /// What stands between cues stays in its place, blank lines included; only the cues move.
  static func sorting(_ text: [UInt8]) -> [Edit] {
    var cues: [(start: Timestamp, range: Range<Int>)] = []
    forEachCue(of: text) { block, _ in
      cues.append((block.start, block.inFile(0..<block.text.upperBound)))
    }
    let order = cues.indices.sorted {
      (cues[$0].start, $0) < (cues[$1].start, $1)
    }
    var edits: [Edit] = []
    for (place, source) in order.enumerated() where place != source {
      var bytes = Array(text[cues[source].range])
      // The last line of the file may not end.
      let ends = bytes.last == 0x0A || bytes.last == 0x0D
      if !ends { bytes += newline(like: text[cues[place].range]) }
      edits.append(Edit(range: cues[place].range, replacement: bytes))
    }
    return edits
  }

  private static func newline(like bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard let last = bytes.last, last == 0x0A || last == 0x0D else { return [0x0A] }
    return bytes.dropLast().last == 0x0D && last == 0x0A ? [0x0D, 0x0A] : [last]
  }
}
