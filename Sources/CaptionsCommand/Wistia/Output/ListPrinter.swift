// SPDX-License-Identifier: Apache-2.0

import WistiaAPI

/// Prints a list of the API: as it arrives for programs that read lines, whole otherwise.
struct ListPrinter<Element: Sendable> {
  var answer: AnswerOptions
  var pages: PageOptions
  var header: [String]
  var raw: (Element) -> JSONValue
  var cells: (Element) -> [String]

  /// Fetches and prints.
  ///
  /// - Parameter list: The list.
  /// - Throws: ``WistiaError``, ``CommandError`` after the rest where an entry could not be read, or
  ///   what standard output throws.
  func print(_ list: PagedList<Element>) async throws {
    let unreadable = UnreadableEntries()
    try await print(readable: list.skippingUnreadable(unreadable.add))
    if !answer.raw { try unreadable.check("entries") }
  }

  private func print(readable list: PagedList<Element>) async throws {
    if answer.raw {
      for try await _ in list {}
      return
    }
    if answer.ndjson {
      var output = StandardOutput()
      for try await element in list {
        try output.write(try answer.serialized(raw(element)) + [0x0A])
      }
      return try output.flush()
    }
    let elements = try await list.all()
    try answer.print(elements.map(raw)) {
      TextTable(header: header, rows: elements.map(cells))
    }
    if !pages.all, elements.count >= pages.perPage, !answer.json {
      Messages.print("captions: there may be more; use --all or --page \(pages.page + 1)")
    }
  }
}
