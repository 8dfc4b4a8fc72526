// SPDX-License-Identifier: Apache-2.0

import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// What all connections of a sandbox share.
final class ServerContext: Sendable {
  let core: SandboxCore
  let limits: SandboxLimits
  /// The one thread that waits for the disk.
  let diskThread: NIOThreadPool
  /// The host and port of the sandbox's address, once it listens.
  let authority = Mutex("127.0.0.1")
  private let connections = Mutex<Connections>(Connections())
  private let bodyBytes = Atomic<Int>(0)

  /// The most connections: as configured, but never so many that no files are left for the rest.
  private let maximumConnections: Int

  private struct Connections {
    var channels: [ObjectIdentifier: (channel: any Channel, occupancy: Occupancy)] = [:]
    var isStopping = false

    /// The connection that has taken up room for longest, and for a second at least.
    func longestIdle(at now: NIODeadline) -> ObjectIdentifier? {
      let durations = channels.mapValues { $0.occupancy.duration(at: now) }
      guard let longest = durations.max(by: { $0.value < $1.value }), longest.value > .seconds(1)
      else { return nil }
      return longest.key
    }
  }

  /// Sent down every connection when the sandbox stops.
  struct Stopping: Sendable {}

  init(core: SandboxCore) {
    self.core = core
    limits = core.configuration.limits
    var files = rlimit()
    let isLimited = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0
    let openFiles = isLimited ? Int(clamping: files.rlim_cur) : Int.max
    maximumConnections = min(limits.connections, max(openFiles - 64, 8))
    diskThread = NIOThreadPool(numberOfThreads: 1)
    if core.storage != nil { diskThread.start() }
  }

  /// Counts a connection in; where there are too many, one that does nothing makes room.
  ///
  /// - Parameters:
  ///   - channel: The connection.
  ///   - occupancy: What the connection says of itself.
  /// - Returns: Whether there is room for it.
  func admit(_ channel: any Channel, _ occupancy: Occupancy) -> Bool {
    let (isAdmitted, evicted) = connections.withLock { connections -> (Bool, (any Channel)?) in
      guard !connections.isStopping else { return (false, nil) }
      var evicted: (any Channel)?
      if connections.channels.count >= maximumConnections {
        guard let longest = connections.longestIdle(at: .now()) else { return (false, nil) }
        evicted = connections.channels.removeValue(forKey: longest)?.channel
      }
      connections.channels[ObjectIdentifier(channel)] = (channel, occupancy)
      return (true, evicted)
    }
    evicted?.close(promise: nil)
    return isAdmitted
  }

  /// Counts a connection out.
  func forget(_ channel: any Channel) {
    connections.withLock { $0.channels[ObjectIdentifier(channel)] = nil }
  }

  /// The number of open connections.
  var connectionCount: Int { connections.withLock { $0.channels.count } }

  /// Asks every connection to end after what it is doing.
  func stopConnections() {
    let channels = connections.withLock { connections in
      connections.isStopping = true
      return connections.channels.values.map(\.channel)
    }
    for channel in channels { channel.pipeline.fireUserInboundEventTriggered(Stopping()) }
  }

  /// Ends every connection at once.
  func closeConnections() {
    let channels = connections.withLock { $0.channels.values.map(\.channel) }
    for channel in channels { channel.close(promise: nil) }
  }

  /// Reserves memory for a part of a body, or for a long answer.
  ///
  /// - Parameter count: The bytes.
  /// - Returns: Whether all bodies together stay below the limit; nothing is reserved otherwise.
  func reserve(_ count: Int) -> Bool {
    let (_, total) = bodyBytes.add(count, ordering: .relaxed)
    guard total <= limits.totalBodyBytes else {
      release(count)
      return false
    }
    return true
  }

  /// Gives reserved memory back.
  func release(_ count: Int) {
    bodyBytes.subtract(count, ordering: .relaxed)
  }
}
