// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// One connection: reads requests one at a time and answers them in their order.
///
/// The next request is read only when the answer before it was taken by the system, so that a
/// client that sends much and reads nothing holds one answer in memory and no more.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// What the connection is doing.
  enum Phase {
    /// Waiting for a request.
    case idle
    /// Receiving the body of a request.
    case receiving
    /// Making an answer, or waiting as a fault has it.
    case deciding
    /// Sending an answer.
    case sending
    /// Discarding what still comes, so that the client can read the refusal; then closing.
    case lingering
    case closed
  }

  let server: ServerContext
  let meter: InboundMeter
  let occupancy: Occupancy
  var phase = Phase.idle
  var head: HTTPRequestHead?
  /// The sandbox's host and port as the present request names them.
  private var authority: Authority?
  var body: [UInt8] = []
  private var parts = CircularBuffer<HTTPServerRequestPart>()
  /// Whether the connection ends after the present answer.
  var isLast = false
  /// Whether the present answer refuses a request that was not wholly received.
  var isRefused = false
  /// Whether the client will send no more.
  private var isInputClosed = false
  /// When the present phase began, or last got on.
  var progress = NIODeadline.now()
  /// Bytes of the body at ``progress``.
  var bytesAtProgress = 0

  /// When the present request began.
  var started = NIODeadline.now()
  /// Bytes of the present answer that are counted as memory in use.
  private var answerBytes = 0

  init(server: ServerContext, meter: InboundMeter, occupancy: Occupancy) {
    self.server = server
    self.meter = meter
    self.occupancy = occupancy
  }

  func channelActive(context: ChannelHandlerContext) {
    watch(context)
    context.read()
  }

  func channelInactive(context: ChannelHandlerContext) {
    phase = .closed
    releaseBody()
    releaseAnswer()
    parts.removeAll()
    server.forget(context.channel)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    meter.reset()
    guard phase != .lingering, phase != .closed else { return }
    parts.append(unwrapInboundIn(data))
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    advance(context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed:
      isInputClosed = true
      advance(context)
    case is ServerContext.Stopping:
      isLast = true
      if phase == .idle, parts.isEmpty { close(context) }
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch (phase, error) {
    case (.idle, let error as HTTPParserError), (.receiving, let error as HTTPParserError):
      let status = error == .headerOverflow ? 431 : 400
      refuse(status, "the request is no HTTP/1.1 that can be read", context)
    default: close(context)
    }
  }

  /// Takes what has come, as far as the phase allows, and asks for more where more is needed.
  func advance(_ context: ChannelHandlerContext) {
    while phase == .idle || phase == .receiving, let part = parts.popFirst() {
      switch part {
      case .head(let head): begin(head, context)
      case .body(let buffer): append(buffer, context)
      case .end: if phase == .receiving { decide(context) }
      }
    }
    switch phase {
    case .idle, .receiving:
      if meter.pendingBytes > server.limits.headerBytes {
        refuse(431, "the request's headers are too long", context)
      } else if isInputClosed {
        close(context)
      } else {
        context.read()
      }
    case .lingering:
      if isInputClosed { close(context) } else { context.read() }
    case .deciding, .sending, .closed: break
    }
  }

  private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    self.head = head
    phase = .receiving
    progress = .now()
    started = progress
    occupancy.enter(.receiving)
    bytesAtProgress = 0
    isLast = isLast || !head.isKeepAlive
    do {
      authority = try server.browserSafety.check(
        head, at: ServerContext.ownAddress(of: context.channel))
    } catch {
      server.core.log(
        refused: Request(
          method: head.method.rawValue, target: Request.originForm(head.uri),
          headers: head.headers, body: []), error.status, error.reason)
      return refuse(error.status, error.reason, context)
    }
    if let length = head.headers.first(name: "Content-Length").flatMap({ Int($0) }),
      length > server.limits.bodyBytes
    {
      refuseBody(context)
    } else if let expectation = head.headers.first(name: "Expect") {
      guard expectation.lowercased() == "100-continue" else {
        return refuse(417, "the expectation \(expectation) is not known", context)
      }
      let interim = HTTPResponseHead(version: .http1_1, status: .continue)
      context.writeAndFlush(wrapOutboundOut(.head(interim)), promise: nil)
    }
  }

  private func append(_ buffer: ByteBuffer, _ context: ChannelHandlerContext) {
    guard phase == .receiving else { return }
    guard body.count + buffer.readableBytes <= server.limits.bodyBytes else {
      return refuseBody(context)
    }
    guard server.reserve(buffer.readableBytes, for: occupancy) else {
      return refuse(503, "too many large requests at one time", context)
    }
    body.append(contentsOf: buffer.readableBytesView)
    // Less is no progress: a client could send a byte now and then for ever.
    guard body.count - bytesAtProgress >= 1024 else { return }
    bytesAtProgress = body.count
    progress = .now()
    occupancy.enter(.receiving)
  }

  private func refuseBody(_ context: ChannelHandlerContext) {
    refuse(413, "the body is larger than \(server.limits.bodyBytes) bytes", context)
  }

  /// Hands the request to the core; where it may wait for the disk, on the thread for that.
  private func decide(_ context: ChannelHandlerContext) {
    guard let head else { return }
    phase = .deciding
    occupancy.enter(.answering)
    let request = Request(
      method: head.method.rawValue, target: Request.originForm(head.uri), headers: head.headers,
      body: body)
    releaseBody()
    // For addresses in answers: as the client names the sandbox.
    let authority = authority?.description ?? server.authority.withLock { $0 }
    guard server.core.mayBlock(request) else {
      return send(server.core.reply(to: request, authority: authority), context)
    }
    let core = server.core
    let bound = context.loopBound
    server.diskThread.runIfActive(eventLoop: context.eventLoop) {
      core.reply(to: request, authority: authority)
    }.assumeIsolated().whenComplete { result in
      let context = bound.value
      switch result {
      case .success(let reply): self.send(reply, context)
      case .failure: self.close(context)
      }
    }
  }

  /// Goes back to waiting for a request.
  func becomeIdle() {
    head = nil
    phase = .idle
    progress = .now()
    occupancy.enter(.waiting)
  }

  /// Counts a long answer as memory in use until it is sent.
  ///
  /// - Parameter count: The bytes of its body.
  /// - Returns: Whether there is room for it.
  func reserveAnswer(_ count: Int) -> Bool {
    // Short ones are bounded by the number of connections.
    guard count > 64 << 10 else { return true }
    guard server.reserve(count, for: occupancy) else { return false }
    answerBytes += count
    return true
  }

  func releaseAnswer() {
    server.release(answerBytes, of: occupancy)
    answerBytes = 0
  }

  private func releaseBody() {
    server.release(body.count, of: occupancy)
    body = []
  }
}
