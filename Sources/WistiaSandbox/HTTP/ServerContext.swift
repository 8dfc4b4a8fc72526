// SPDX-License-Identifier: Apache-2.0

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

  private struct Connections {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var isStopping = false
  }

  /// Sent down every connection when the sandbox stops.
  struct Stopping: Sendable {}

  init(core: SandboxCore) {
    self.core = core
    limits = core.configuration.limits
    diskThread = NIOThreadPool(numberOfThreads: 1)
    if core.storage != nil { diskThread.start() }
  }

  /// Counts a connection in.
  ///
  /// - Parameter channel: The connection.
  /// - Returns: Whether there is room for it.
  func admit(_ channel: any Channel) -> Bool {
    connections.withLock { connections in
      guard !connections.isStopping, connections.channels.count < limits.connections else {
        return false
      }
      connections.channels[ObjectIdentifier(channel)] = channel
      return true
    }
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
      return Array(connections.channels.values)
    }
    for channel in channels { channel.pipeline.fireUserInboundEventTriggered(Stopping()) }
  }

  /// Ends every connection at once.
  func closeConnections() {
    let channels = connections.withLock { Array($0.channels.values) }
    for channel in channels { channel.close(promise: nil) }
  }

  /// Reserves memory for a part of a body.
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
