// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// Which part of a list, and in which order.
struct PageOptions: ParsableArguments {
  @Flag(help: "Fetch all pages.")
  var all = false

  @Option(help: ArgumentHelp("The page, from 1.", valueName: "n"))
  var page: Int = 1

  @Option(help: ArgumentHelp("Elements a page, at most 100.", valueName: "n"))
  var perPage: Int = 100

  @Option(help: "Sort by: name, mediaCount (projects), created, updated, position (medias).")
  var sortBy: SortField?

  @Flag(help: "Sort in descending order.")
  var descending = false

  func validate() throws {
    if page < 1 { throw ValidationError("--page counts from 1") }
    if !(1...100).contains(perPage) { throw ValidationError("--per-page is from 1 to 100") }
  }

  /// The paging for the client.
  var paging: Paging {
    Paging(
      perPage: perPage, firstPage: page, maximumPages: all ? nil : 1,
      sortField: sortBy.flatMap { Paging.SortField(rawValue: $0.rawValue) },
      isDescending: descending)
  }
}

/// A field to sort by.
enum SortField: String, ExpressibleByArgument, CaseIterable {
  case name
  case mediaCount
  case created
  case updated
  case position
}
