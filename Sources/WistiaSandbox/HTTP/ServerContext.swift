// SPDX-License-Identifier: Apache-2.0

import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// What all connections of a sandbox share.
final class ServerContext: Sendable {
  let core: SandboxCore
  let limits: SandboxLimits
  /// Who may be answered.
  let browserSafety: BrowserSafety
  /// The one thread that waits for the disk.
  let diskThread: NIOThreadPool
  /// The host and port of the sandbox's address, once it listens.
  let authority = Mutex("127.0.0.1")
  private let connections: Mutex<Connections>
  private let heldBytes = Atomic<Int>(0)

  private struct Connections {
    var table: ConnectionTable
    var isStopping = false
  }

  /// Sent down every connection when the sandbox stops.
  struct Stopping: Sendable {}

  /// - Parameter core: What answers requests.
  /// - Throws: `SandboxError` where the configuration makes no sense.
  init(core: SandboxCore) throws(SandboxError) {
    self.core = core
    limits = core.configuration.limits
    browserSafety = try BrowserSafety(
      host: core.configuration.host, others: core.configuration.hostNames)
    var files = rlimit()
    let isLimited = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0
    let openFiles = isLimited ? Int(clamping: files.rlim_cur) : Int.max
    // As configured, but never so many that no files are left for the rest.
    let capacity = min(limits.connections, max(openFiles - 64, 8))
    connections = Mutex(Connections(table: ConnectionTable(capacity: capacity)))
    diskThread = NIOThreadPool(numberOfThreads: 1)
    if core.storage != nil { diskThread.start() }
  }

  /// Counts a connection in; where there are too many, another one makes room.
  ///
  /// - Parameters:
  ///   - channel: The connection.
  ///   - occupancy: What the connection says of itself.
  /// - Returns: Whether it may stay: not where the sandbox stops.
  func admit(_ channel: any Channel, _ occupancy: Occupancy) -> Bool {
    let (isAdmitted, evicted) = connections.withLock { connections -> (Bool, (any Channel)?) in
      guard !connections.isStopping else { return (false, nil) }
      return (true, connections.table.admit(channel, occupancy))
    }
    evicted?.close(promise: nil)
    return isAdmitted
  }

  /// Counts a connection out.
  func forget(_ channel: any Channel) {
    connections.withLock { $0.table.remove(channel) }
  }

  /// The number of open connections.
  var connectionCount: Int { connections.withLock { $0.table.count } }

  /// Asks every connection to end after what it is doing.
  func stopConnections() {
    let channels = connections.withLock { connections in
      connections.isStopping = true
      return connections.table.channels
    }
    for channel in channels { channel.pipeline.fireUserInboundEventTriggered(Stopping()) }
  }

  /// Ends every connection at once.
  func closeConnections() {
    let channels = connections.withLock { $0.table.channels }
    for channel in channels { channel.close(promise: nil) }
  }

  /// Reserves memory for a part of a body, or for a long answer.
  ///
  /// Where there is none left, the connection that holds most gives way, as long as it holds more than
  /// the one that asks: whoever sends or asks for little is not shut out by one that does so for much.
  ///
  /// - Parameters:
  ///   - count: The bytes.
  ///   - occupancy: Of the connection that they are for.
  /// - Returns: Whether all connections together stay below the limit; nothing is reserved otherwise.
  func reserve(_ count: Int, for occupancy: Occupancy) -> Bool {
    while heldBytes.add(count, ordering: .relaxed).newValue > limits.totalBodyBytes {
      heldBytes.subtract(count, ordering: .relaxed)
      let heaviest = connections.withLock { $0.table.heaviest }
      guard let heaviest, heaviest.occupancy.heldBytes > occupancy.heldBytes + count else {
        return false
      }
      heldBytes.subtract(heaviest.occupancy.giveUp(), ordering: .relaxed)
      heaviest.channel.close(promise: nil)
    }
    guard occupancy.hold(count) else {
      heldBytes.subtract(count, ordering: .relaxed)
      return false
    }
    return true
  }

  /// Gives reserved memory back.
  func release(_ count: Int, of occupancy: Occupancy) {
    heldBytes.subtract(occupancy.letGo(count), ordering: .relaxed)
  }

  /// The address at which a connection came in, such as `192.168.1.5`.
  static func ownAddress(of channel: any Channel) -> String? {
    guard let address = channel.localAddress?.ipAddress else { return nil }
    // A client of IPv4 at a socket of IPv6 names the address of IPv4.
    let mapping = "::ffff:"
    return address.hasPrefix(mapping) && address.contains(".")
      ? String(address.dropFirst(mapping.count)) : address
  }
}
