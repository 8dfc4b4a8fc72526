// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming

/// What a dry run prints: one row a file, on standard output.
struct RetimeTable {
  /// The files and what would be done to them.
  var rows: [(path: String, report: RetimingReport)]

  /// Prints the table.
  ///
  /// - Throws: What standard output throws.
  func print() throws {
    let header = ["cues", "moved", "first by", "last by", "notes", "file"]
    let lines =
      [header]
      + rows.map { path, report in
        [
          String(report.cues), String(report.moved), Self.shift(report.firstShift),
          Self.shift(report.lastShift), Self.notes(report), TerminalText.escaped(path),
        ]
      }
    let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    var output = StandardOutput()
    for line in lines {
      var text = ""
      for (column, cell) in line.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        // Numbers to the right, words to the left, nothing after the last column.
        text += column < 4 ? padding + cell : cell
        if column >= 4, column < line.count - 1 { text += padding }
        if column < line.count - 1 { text += "  " }
      }
      try output.write(text + "\n")
    }
    try output.flush()
  }

  private static func shift(_ time: Timestamp?) -> String {
    guard let time else { return "-" }
    return time < .zero ? time.description : "+\(time)"
  }

  private static func notes(_ report: RetimingReport) -> String {
    let counts = [
      ("clamped", report.clamped.count), ("dropped", report.dropped.count),
      ("trimmed", report.trimmed.count), ("extended", report.extended.count),
      ("unresolved", report.unresolved.count), ("overlapping", report.overlapping.count),
      ("reordered", report.reordered.count),
    ]
    let notes = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return notes.isEmpty ? "-" : notes.joined(separator: ", ")
  }
}
