// SPDX-License-Identifier: Apache-2.0

/// The last requests, oldest first.
struct Journal: Sendable {
  private var entries: [JournalEntry] = []
  /// Where the oldest entry stands once the ring is full.
  private var start = 0
  private let capacity: Int
  /// The number of requests since the start or the last reset.
  private(set) var total = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
  }

  /// Remembers a request; the oldest is forgotten when there are too many.
  ///
  /// - Parameter entry: The request; its number is set here.
  /// - Returns: The entry with its number.
  @discardableResult
  mutating func append(_ entry: JournalEntry) -> JournalEntry {
    total += 1
    var entry = entry
    entry.number = total
    if entries.count < capacity {
      entries.append(entry)
    } else {
      entries[start] = entry
      start = (start + 1) % capacity
    }
    return entry
  }

  /// The requests after a number, oldest first.
  ///
  /// - Parameters:
  ///   - number: The number of the last request that is known already.
  ///   - limit: The most entries, the newest of them.
  /// - Returns: The requests, as far as they are remembered.
  func entries(after number: Int = 0, limit: Int = .max) -> [JournalEntry] {
    let fresh = min(max(total - number, 0), entries.count, max(limit, 0))
    return (entries.count - fresh..<entries.count).map { entries[(start + $0) % entries.count] }
  }

  /// Forgets everything.
  mutating func clear() {
    entries = []
    start = 0
    total = 0
  }
}
