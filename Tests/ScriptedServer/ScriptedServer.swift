// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// A server on a free loopback port whose every byte a test decides.
///
/// Each connection runs the script on a thread of its own. Requests are recorded as they are read.
public final class ScriptedServer: Sendable {
  /// The port that it listens on.
  public let port: UInt16
  private let listener: Int32
  private let log = Mutex<[ScriptedRequest]>([])
  private let connections = Mutex(0)
  private let script: @Sendable (ScriptedConnection) -> Void

  /// The base URL, without a slash at its end.
  public var url: String { "http://127.0.0.1:\(port)" }

  /// Every request that was read, in order.
  public var requests: [ScriptedRequest] { log.withLock { $0 } }

  /// How many connections were accepted.
  public var connectionCount: Int { connections.withLock { $0 } }

  /// Starts a server.
  ///
  /// - Parameter script: What it does with a connection; the connection is closed afterwards.
  /// - Throws: ``ScriptedServerError`` when it cannot listen.
  public init(script: @escaping @Sendable (ScriptedConnection) -> Void) throws {
    _ = signal(SIGPIPE, SIG_IGN)
    self.script = script
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(descriptor, pointer, size) | listen(descriptor, 256)
          | getsockname(descriptor, pointer, &size)
      }
    }
    guard descriptor >= 0, status == 0 else { throw ScriptedServerError(code: errno) }
    listener = descriptor
    port = UInt16(bigEndian: address.sin_port)
    Self.startThread { [self] in acceptAll() }
  }

  /// Stops listening; connections that are open end with their scripts.
  public func stop() {
    _ = shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func acceptAll() {
    while true {
      let descriptor = accept(listener, nil, nil)
      guard descriptor >= 0 else {
        if errno == EINTR { continue }
        return
      }
      let ordinal = connections.withLock { count in
        count += 1
        return count
      }
      Self.startThread { [self] in
        let connection = ScriptedConnection(descriptor: descriptor, ordinal: ordinal) { request in
          self.log.withLock { $0.append(request) }
        }
        script(connection)
        connection.end()
      }
    }
  }

  private static func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    // The thread takes over this reference.
    let context = unsafe Unmanaged.passRetained(Box(body)).toOpaque()
    let status = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, context)
    precondition(status == 0, "no thread for the scripted server")
    pthread_detach(thread)
  }
}

/// The server could not listen.
public struct ScriptedServerError: Error {
  /// The value of `errno`.
  public var code: Int32
}
