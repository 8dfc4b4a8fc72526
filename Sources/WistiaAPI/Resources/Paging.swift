// SPDX-License-Identifier: Apache-2.0

/// Which part of a list is asked for, and in which order.
public struct Paging: Sendable, Hashable {
  /// By what a list is sorted.
  ///
  /// A server sorts by id where it does not know the field.
  public enum SortField: String, Sendable, CaseIterable {
    /// By name.
    case name
    /// By the number of medias; projects only.
    case mediaCount
    /// By the time of creation.
    case created
    /// By the time of the last change.
    case updated
    /// By the order in the project; medias of newer servers only.
    case position
  }

  /// Elements a page, from 1 to 100.
  public var perPage: Int
  /// The first page, from 1.
  public var firstPage: Int
  /// The most pages, or `nil` for all.
  public var maximumPages: Int?
  /// The field to sort by, or `nil` for the id.
  public var sortField: SortField?
  /// Whether the order is descending.
  public var isDescending: Bool

  /// Creates a paging.
  ///
  /// - Parameters:
  ///   - perPage: Elements a page; brought into 1 to 100.
  ///   - firstPage: The first page, from 1.
  ///   - maximumPages: The most pages.
  ///   - sortField: The field to sort by.
  ///   - isDescending: Whether the order is descending.
  public init(
    perPage: Int = 100, firstPage: Int = 1, maximumPages: Int? = nil, sortField: SortField? = nil,
    isDescending: Bool = false
  ) {
    self.perPage = min(max(1, perPage), 100)
    self.firstPage = max(1, firstPage)
    self.maximumPages = maximumPages
    self.sortField = sortField
    self.isDescending = isDescending
  }

  func query(page: Int, dialect: WistiaDialect) -> [(name: String, value: String)] {
    var query = [
      (name: "page", value: String(page)), (name: "per_page", value: String(perPage)),
    ]
    if let sortField {
      query.append((name: "sort_by", value: dialect.parameter(sortField.rawValue)))
    }
    if sortField != nil || isDescending {
      query.append((name: "sort_direction", value: isDescending ? "0" : "1"))
    }
    return query
  }
}
