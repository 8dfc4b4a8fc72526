// SPDX-License-Identifier: Apache-2.0

/// An entry of a list that could not be read.
public struct UnreadableEntry: Sendable, Hashable, CustomStringConvertible {
  /// The page of the list, from 1.
  public var page: Int
  /// The place on the page, from 1.
  public var position: Int
  /// What it is not.
  public var reason: String

  /// One line: which entry, and what is wrong with it.
  public var description: String {
    "entry \(position) on page \(page) cannot be read: \(reason)"
  }
}

/// The entries of a page, readable or not.
struct PageEntries<Element: Sendable>: Sendable {
  private(set) var readable: [Element] = []
  private(set) var unreadable: [UnreadableEntry] = []

  /// How many entries the page has.
  var count: Int { readable.count + unreadable.count }

  /// Reads entries.
  ///
  /// - Parameters:
  ///   - values: The entries as they came.
  ///   - page: The page, from 1.
  ///   - key: What an entry cannot do without, for people.
  ///   - make: Reads an entry; `nil` where it cannot be read.
  init(_ values: [JSONValue], page: Int, key: String, make: (JSONValue) -> Element?) {
    readable.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      if let element = make(value) {
        readable.append(element)
      } else {
        let reason = if case .object = value { "it has no \(key)" } else { "it is no object" }
        unreadable.append(UnreadableEntry(page: page, position: index + 1, reason: reason))
      }
    }
  }
}
