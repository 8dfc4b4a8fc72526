// SPDX-License-Identifier: Apache-2.0

import CaptionText

/// The table of a plan on a terminal that is too narrow for all of it: the last column goes below each
/// line, then the times too, and at last names are cut.
struct NarrowTable {
  /// The lines, the header first.
  let lines: [String]
  /// What goes below each line but the first; may be empty.
  let remarks: [String]

  /// Columns of the whole table.
  private enum Column {
    static let name = 1
    static let times = 5...6
    static let remark = 7
  }

  /// Lays a table out.
  ///
  /// - Parameters:
  ///   - header: The header of the whole table.
  ///   - rows: Its rows.
  ///   - columns: How wide the terminal is.
  ///   - measure: Measures text.
  init(header: [String], rows: [[String]], columns: Int, measure: DisplayWidth) {
    func lay(_ count: Int, _ rows: [[String]]) -> [String] {
      TextTable(header: Array(header[..<count]), rows: rows.map { Array($0[..<count]) }).lines()
    }
    func width(_ lines: [String]) -> Int { lines.map { measure.columns(of: $0) }.max() ?? 0 }
    let withTimes = lay(Column.remark, rows)
    guard width(withTimes) > columns else {
      lines = withTimes
      remarks = rows.map { $0[Column.remark] }
      return
    }
    remarks = rows.map { row in
      let times = row[Column.times].filter { !$0.isEmpty }.joined(separator: " to ")
      return [times, row[Column.remark]].filter { !$0.isEmpty }.joined(separator: "; ")
    }
    let short = lay(Column.times.lowerBound, rows)
    let excess = width(short) - columns
    guard excess > 0 else {
      lines = short
      return
    }
    let longest = rows.map { measure.columns(of: TextTable.cell($0[Column.name])) }.max() ?? 0
    let room = max(8, longest - excess)
    lines = lay(
      Column.times.lowerBound,
      rows.map { row in
        var row = row
        row[Column.name] = Self.cut(TextTable.cell(row[Column.name]), to: room, measure)
        return row
      })
  }

  /// A name that is too long, without its end.
  private static func cut(_ name: String, to columns: Int, _ measure: DisplayWidth) -> String {
    guard measure.columns(of: name) > columns else { return name }
    var name = name
    while !name.isEmpty, measure.columns(of: name) > columns - 1 { name.removeLast() }
    return name + "\u{2026}"
  }
}
