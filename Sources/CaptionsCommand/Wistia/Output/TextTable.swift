// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText

/// A table for people: columns side by side, as wide as their widest cell.
struct TextTable {
  var header: [String] = []
  var rows: [[String]]

  /// Prints the table; cells are made safe for a terminal.
  ///
  /// - Parameter output: Where it goes.
  /// - Throws: What standard output throws.
  func write(to output: inout StandardOutput) throws {
    for line in lines() { try output.write(line + "\n") }
  }

  /// The lines of the table, the header first where there is one; cells are made safe for a terminal.
  ///
  /// - Returns: The lines without newlines.
  func lines() -> [String] {
    let lines = ((header.isEmpty ? [] : [header]) + rows).map { $0.map(Self.cell) }
    let measure = DisplayWidth()
    let columns = lines.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      lines.map { column < $0.count ? measure.columns(of: $0[column]) : 0 }.max() ?? 0
    }
    return lines.map { line in
      var text = ""
      // The room that the cells before left free; none is left at the end of a line.
      var room = 0
      for (column, cell) in line.enumerated() {
        if !cell.isEmpty {
          text += String(repeating: " ", count: room) + cell
          room = 0
        }
        room += widths[column] - measure.columns(of: cell) + 2
      }
      return text
    }
  }

  /// Text from a server as a cell: one line, and nothing that a terminal would act on.
  ///
  /// - Parameter text: The text.
  /// - Returns: The cell.
  static func cell(_ text: String) -> String {
    TerminalText.escaped(text)
  }
}
