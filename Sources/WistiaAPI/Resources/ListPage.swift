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
  ///   - make: Reads an entry; `nil` where it cannot be read.
  init(_ values: [JSONValue], page: Int, key: String, make: (JSONValue) -> Element?) {
    readable.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      if let element = make(value) {
        readable.append(element)
      } else {
        let reason = if case .object = value { "it has no \(key)" } else { "it is not an object" }
        unreadable.append(UnreadableEntry(page: page, position: index + 1, reason: reason))
      }
    }
  }
}
