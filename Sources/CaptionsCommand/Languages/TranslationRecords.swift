// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionLanguages
import CaptionReports

/// How translations of lines are printed.
enum TranslationFormat: String, ExpressibleByArgument, CaseIterable {
  /// One output a line and nothing else, for pipes.
  case lines
  /// Inputs beside outputs and notes.
  case table, json, ndjson
}

/// Translations printed with their inputs and notes: as a table, or as JSON.
struct TranslationRecords {
  private var table: LanguageTable?
  private var listing: JSONListing?

  /// Rows that are held to find the widths of columns.
  private static let rowsAtOnce = 1000

  /// Creates records; `nil` for a format that prints outputs alone.
  init?(_ format: TranslationFormat) {
    switch format {
    case .lines: return nil
    case .table: table = LanguageTable(header: ["INPUT", "OUTPUT", "NOTES"])
    case .json: listing = JSONListing(format: .json)
    case .ndjson: listing = JSONListing(format: .ndjson)
    }
  }

  /// Adds a line of a file with what became of it.
  mutating func add(
    _ input: String, _ translation: LanguageTranslator.Translation, path: String, line: Int,
    to output: inout StandardOutput
  ) throws {
    table?.rows.append([
      input, translation.text ?? "-",
      (translation.notes + [translation.problem].compactMap(\.self)).joined(separator: "; "),
    ])
    if table?.rows.count == Self.rowsAtOnce { try flush(to: &output) }
    listing?.add { json in
      json.member("path", InputOptions.shown(path))
      json.member("line", line)
      json.member("input", input)
      json.member("output", optional: translation.text)
      json.member("notes", translation.notes)
      json.member("problem", optional: translation.problem)
    }
    if let bytes = listing?.take() { try output.write(bytes) }
  }

  /// Writes what is held; `isEnd` after the last record of all.
  mutating func flush(to output: inout StandardOutput, isEnd: Bool = false) throws {
    for line in table?.take() ?? [] { try output.write(line) }
    if isEnd, let bytes = listing?.finish() { try output.write(bytes) }
    try output.flush()
  }
}
