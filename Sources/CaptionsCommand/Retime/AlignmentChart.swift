// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming

/// How far the cues of a file move, over the file: one line of blocks for a terminal.
struct AlignmentChart {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The line; `nil` for a file whose cues do not move, or all move alike.
  let line: String?

  /// Draws an alignment.
  ///
  /// - Parameters:
  ///   - alignment: The alignment.
  ///   - cues: The file that was aligned, in its order.
  ///   - width: How many blocks there are at most.
  init(_ alignment: Alignment, of cues: [CueTimes], width: Int = 60) {
    var moves: [Int64] = []
    var options = RetimingOptions()
    options.onNegative = .clamp
    options.onOverflow = .allow
    if var retimer = try? Retimer(alignment.retiming, options: options) {
      moves = cues.map { cue in
        let moved = retimer.retime(start: cue.start, end: cue.end)
        return moved.start.milliseconds &- cue.start.milliseconds
      }
    }
    guard let low = moves.min(), let high = moves.max(), low < high else {
      line = nil
      return
    }
    let columns = min(width, moves.count)
    let levels = Double(Self.blocks.count - 1)
    let drawn = (0..<columns).map { column -> Character in
      let move = moves[column * moves.count / columns]
      return Self.blocks[Int(Double(move - low) / Double(high - low) * levels + 0.5)]
    }
    line =
      "moved by \(Self.signed(low)) (▁) to \(Self.signed(high)) (█): " + String(drawn)
  }

  private static func signed(_ milliseconds: Int64) -> String {
    (milliseconds < 0 ? "" : "+") + Timestamp(milliseconds: milliseconds).description
  }
}
