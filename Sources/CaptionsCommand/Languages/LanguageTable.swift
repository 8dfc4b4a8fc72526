// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionReports
import CaptionText

/// How lists are printed.
enum LanguageListFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, ndjson
}

/// Rows under headings, in columns as wide as their widest cell.
struct LanguageTable {
  /// The headings.
  let header: [String]
  /// The rows that are not printed yet, each with as many cells as there are headings.
  var rows: [[String]] = []
  private var widths: [Int]
  private var isHeaderPrinted = false

  init(header: [String]) {
    self.header = header
    widths = header.map { _ in 0 }
  }

  /// The lines of the rows so far, each with its newline; the headings come before the first.
  ///
  /// Controls are made visible, and nothing ends in spaces. A long table may be taken in parts:
  /// columns never get narrower, so they stay in line unless a later cell is wider than all before.
  mutating func take() -> [String] {
    let cells = ((isHeaderPrinted ? [] : [header]) + rows).map { $0.map(TerminalText.escaped) }
    isHeaderPrinted = true
    rows.removeAll(keepingCapacity: true)
    let width = DisplayWidth()
    for row in cells {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], width.columns(of: cell))
      }
    }
    return cells.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < row.count - 1 {
          line += String(repeating: " ", count: widths[column] - width.columns(of: cell) + 2)
        }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
  }
}

/// Objects printed as one JSON array or as one document a line.
struct JSONListing {
  private let isArray: Bool
  private var json = JSONText()

  init(format: LanguageListFormat) {
    isArray = format == .json
    if isArray { json.open(UInt8(ascii: "[")) }
  }

  /// Adds an object.
  mutating func add(_ body: (inout JSONText) -> Void) {
    json.object(body)
    if !isArray { json.endLine() }
  }

  /// The bytes so far.
  mutating func take() -> [UInt8] { json.take() }

  /// The bytes that end the listing.
  mutating func finish() -> [UInt8] {
    if isArray {
      json.close(UInt8(ascii: "]"))
      json.endLine()
    }
    return json.take()
  }
}
