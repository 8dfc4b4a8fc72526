// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// The listening socket and the threads behind it.
struct HTTPServer: Sendable {
  let context: ServerContext
  private let group: MultiThreadedEventLoopGroup
  private let listener: any Channel

  /// The port that is listened on.
  var port: Int { listener.localAddress?.port ?? 0 }

  /// Starts to listen.
  ///
  /// - Parameter core: What answers requests.
  /// - Returns: The server.
  /// - Throws: `SandboxError` when the address cannot be listened on.
  static func start(_ core: SandboxCore) async throws(SandboxError) -> HTTPServer {
    let configuration = core.configuration
    let context = try ServerContext(core: core)
    let threads = configuration.threads ?? min(System.coreCount, 4)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: max(threads, 1))
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.autoRead, value: false)
      // A client may close its half and still read the answer.
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let occupancy = Occupancy()
          guard context.admit(channel, occupancy) else { throw ChannelError.connectTimeout(.zero) }
          let meter = InboundMeter()
          var limits = NIOHTTPDecoderLimitConfiguration()
          limits.maxHeaderListSize = context.limits.headerBytes
          limits.maxHeaderFieldSize = context.limits.headerBytes
          let handlers = channel.pipeline.syncOperations
          try handlers.addHandler(meter)
          try handlers.addHandler(HTTPResponseEncoder())
          try handlers.addHandler(
            ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
          try handlers.addHandler(
            ConnectionHandler(server: context, meter: meter, occupancy: occupancy))
        }
      }
    do {
      let listener = try await bootstrap.bind(host: configuration.host, port: configuration.port)
        .get()
      let server = HTTPServer(context: context, group: group, listener: listener)
      context.authority.withLock { $0 = "\(Self.bracketed(configuration.host)):\(server.port)" }
      return server
    } catch {
      try? await context.diskThread.shutdownGracefully()
      try? await group.shutdownGracefully()
      throw SandboxError(
        "cannot listen on \(configuration.host) port \(configuration.port): \(error); "
          + "choose another port, or 0 for a free one")
    }
  }

  /// Stops listening, lets running requests finish, and ends everything.
  ///
  /// - Parameter grace: How long running requests may take.
  func stop(grace: Duration) async {
    try? await listener.close()
    context.stopConnections()
    let clock = ContinuousClock()
    let end = clock.now.advanced(by: grace)
    while context.connectionCount > 0, clock.now < end {
      try? await Task.sleep(for: .milliseconds(5))
    }
    context.closeConnections()
    try? await context.diskThread.shutdownGracefully()
    try? await group.shutdownGracefully()
  }

  /// An address as a URL has it.
  static func bracketed(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }
}
