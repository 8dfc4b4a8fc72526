// SPDX-License-Identifier: Apache-2.0

/// One page of a list, or a list that has one page only.
struct ListPage<Element: Sendable>: Sendable {
  /// The entries, in their order.
  private(set) var readable: [Element] = []
  /// What could not be read of them.
  private(set) var unreadable: [UnreadableEntry] = []
  /// What had to be repaired in the answer.
  var repairs = AnswerRepairs()
  /// How large the answer was.
  var byteCount = 0

  /// How many entries the page has.
  var count: Int { readable.count + unreadable.count }

  /// A page without entries.
  init() {}

  /// Reads entries.
  ///
  /// - Parameters:
  ///   - values: The entries as they came.
  ///   - page: The page, from 1.
  ///   - key: What an entry cannot do without, for people.
  ///   - identity: What two entries of a page cannot share, where there is such a thing: one of them
  ///     would be taken for the other, and nobody knows which is meant.
  ///   - make: Reads an entry; `nil` where it cannot be read.
  init(
    _ values: [JSONValue], page: Int, key: String, identity: ((Element) -> String)?,
    make: (JSONValue) -> Element?
  ) {
    readable.reserveCapacity(values.count)
    var seen: Set<String> = []
    for (index, value) in values.enumerated() {
      if let element = make(value) {
        if let id = identity?(element), !seen.insert(id).inserted {
          unreadable.append(
            UnreadableEntry(
              page: page, position: index + 1, reason: "another entry has its \(key), \(id)"))
          continue
        }
        readable.append(element)
      } else {
        let reason = if case .object = value { "it has no \(key)" } else { "it is not an object" }
        unreadable.append(UnreadableEntry(page: page, position: index + 1, reason: reason))
      }
    }
  }
}
