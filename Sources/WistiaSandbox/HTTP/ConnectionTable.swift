// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// The open connections, and which of them goes when there is no room for another one.
///
/// A new connection always gets room: one client that holds all that there are would shut out all
/// others. The one that gives way is the one that has got on least: first those without a whole head of
/// a request, then those whose body is being received, then those that wait for an answer, and of each
/// kind the one that has been where it is for longest.
struct ConnectionTable: Sendable {
  private struct Entry {
    var channel: any Channel
    var occupancy: Occupancy
    /// Counts the connections in the order in which they came.
    var number: Int
  }

  private var entries: [ObjectIdentifier: Entry] = [:]
  private var admitted = 0
  private let capacity: Int
  /// The newest connections, which never give way: whoever keeps all others at work could else have
  /// every client put out between its connection and its first request.
  private let sheltered: Int

  /// - Parameter capacity: The most connections.
  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    sheltered = self.capacity / 16
  }

  var count: Int { entries.count }
  var channels: [any Channel] { entries.values.map(\.channel) }

  /// Takes a connection in.
  ///
  /// - Parameters:
  ///   - channel: The connection.
  ///   - occupancy: What the connection says of itself.
  /// - Returns: The connection that has to go for it, if any; it is not in the table any more.
  /// - Complexity: O(n) where one has to go.
  mutating func admit(_ channel: any Channel, _ occupancy: Occupancy) -> (any Channel)? {
    var evicted: (any Channel)?
    if entries.count >= capacity {
      let last = admitted - sheltered
      let candidates = entries.lazy.filter { $0.value.number <= last }
      let first = candidates.min { $0.value.occupancy.precedence < $1.value.occupancy.precedence }
      if let first { evicted = entries.removeValue(forKey: first.key)?.channel }
    }
    admitted += 1
    entries[ObjectIdentifier(channel)] = Entry(
      channel: channel, occupancy: occupancy, number: admitted)
    return evicted
  }

  mutating func remove(_ channel: any Channel) {
    entries[ObjectIdentifier(channel)] = nil
  }

  /// The connection that holds the most memory.
  ///
  /// - Complexity: O(n).
  var heaviest: (channel: any Channel, occupancy: Occupancy)? {
    entries.values.max { $0.occupancy.heldBytes < $1.occupancy.heldBytes }
      .map { ($0.channel, $0.occupancy) }
  }
}
