// SPDX-License-Identifier: Apache-2.0

import Glibc
import NIOCore
import NIOHTTP1

extension ConnectionHandler {
  /// The bytes that are handed to the system at once.
  private static let pieceBytes = 256 << 10

  /// Sends an answer the way it is to be sent.
  func send(_ reply: Reply, _ context: ChannelHandlerContext) {
    guard phase != .closed else { return }
    guard reply.delivery.delay <= 0 else {
      var reply = reply
      let delay = TimeAmount.milliseconds(reply.delivery.delay)
      reply.delivery.delay = 0
      let later = reply
      schedule(delay, context) { self.send(later, $0) }
      return
    }
    var reply = reply
    if !reserveAnswer(reply.response.body.count) {
      reply = Reply(response: .busy("too many large answers at one time"))
    }
    if reply.delivery.resets { return reset(context) }
    if reply.delivery.drops { return close(context) }
    phase = .sending
    progress = .now()
    if reply.delivery.truncatedAfter != nil { isLast = true }
    writeHead(reply.response, context)
    let isBodiless = head?.method == .HEAD || reply.response.status == 204
    var body = isBodiless ? [] : reply.response.body[...]
    if let count = reply.delivery.truncatedAfter { body = body.prefix(count) }
    let end = reply.delivery.truncatedAfter.map { $0 < reply.response.body.count } ?? false
    if let bytes = reply.delivery.bytesPerTick {
      drip(body, bytes, isCut: end, context)
    } else {
      writePieces(body, isCut: end, context)
    }
  }

  /// Refuses a request that was not wholly received, and ends the connection.
  func refuse(_ status: Int, _ reason: String, _ context: ChannelHandlerContext) {
    isLast = true
    isRefused = true
    let isBusy = status == 503
    send(
      Reply(
        response: isBusy ? .busy(reason) : .json(["error": .string(reason)], status: status)),
      context)
  }

  private func writeHead(_ response: Response, _ context: ChannelHandlerContext) {
    var headers = HTTPHeaders()
    headers.reserveCapacity(response.headers.count + 4)
    headers.add(name: "Date", value: server.core.date())
    headers.add(name: "Server", value: "wistia-sandbox")
    for header in response.headers { headers.add(name: header.name, value: header.value) }
    if response.status != 204 {
      headers.replaceOrAdd(name: "Content-Length", value: String(response.body.count))
    }
    if isLast {
      headers.replaceOrAdd(name: "Connection", value: "close")
    } else if head?.version.minor == 0 {
      headers.replaceOrAdd(name: "Connection", value: "keep-alive")
    }
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: response.status), headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
  }

  /// Writes the body in pieces, each when the one before was taken by the system.
  private func writePieces(
    _ body: ArraySlice<UInt8>, isCut: Bool, _ context: ChannelHandlerContext
  ) {
    let piece = body.prefix(Self.pieceBytes)
    let rest = body.dropFirst(Self.pieceBytes)
    if !piece.isEmpty {
      let buffer = context.channel.allocator.buffer(bytes: piece)
      if !rest.isEmpty {
        write(.body(.byteBuffer(buffer)), context) {
          self.writePieces(rest, isCut: isCut, $0)
        }
        return
      }
      context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }
    finish(isCut: isCut, context)
  }

  private func drip(
    _ body: ArraySlice<UInt8>, _ bytes: Int, isCut: Bool, _ context: ChannelHandlerContext
  ) {
    guard phase == .sending else { return }
    guard !body.isEmpty else { return finish(isCut: isCut, context) }
    let buffer = context.channel.allocator.buffer(bytes: body.prefix(bytes))
    write(.body(.byteBuffer(buffer)), context) { context in
      self.schedule(.milliseconds(100), context) {
        self.drip(body.dropFirst(bytes), bytes, isCut: isCut, $0)
      }
    }
  }

  private func finish(isCut: Bool, _ context: ChannelHandlerContext) {
    if isCut {
      context.flush()
      return close(context)
    }
    write(.end(nil), context) { self.finished($0) }
  }

  /// The answer was taken by the system: on to the next request, or to the end.
  private func finished(_ context: ChannelHandlerContext) {
    releaseAnswer()
    progress = .now()
    guard isLast else {
      becomeIdle()
      return advance(context)
    }
    head = nil
    guard isRefused else { return close(context) }
    // A connection that is closed while bytes still come in is reset, and the client loses the
    // refusal; so they are read for a while.
    phase = .lingering
    context.close(mode: .output, promise: nil)
    context.read()
  }

  private func write(
    _ part: HTTPServerResponsePart, _ context: ChannelHandlerContext,
    then next: @escaping (ChannelHandlerContext) -> Void
  ) {
    let bound = context.loopBound
    context.writeAndFlush(wrapOutboundOut(part)).assumeIsolated().whenComplete { result in
      guard self.phase == .sending else { return }
      self.progress = .now()
      self.occupancy.enter(.answering)
      switch result {
      case .success: next(bound.value)
      case .failure: self.close(bound.value)
      }
    }
  }

  /// Does something later, unless the connection has ended.
  func schedule(
    _ delay: TimeAmount, _ context: ChannelHandlerContext,
    _ action: @escaping (ChannelHandlerContext) -> Void
  ) {
    let bound = context.loopBound
    context.eventLoop.assumeIsolated().scheduleTask(in: delay) {
      if self.phase != .closed { action(bound.value) }
    }
  }

  /// Ends the connection.
  func close(_ context: ChannelHandlerContext) {
    guard phase != .closed else { return }
    context.close(promise: nil)
  }

  /// Ends the connection with a reset, as a crashed server's system does.
  private func reset(_ context: ChannelHandlerContext) {
    guard let channel = context.channel as? any SocketOptionProvider else { return close(context) }
    let bound = context.loopBound
    channel.setSoLinger(linger(l_onoff: 1, l_linger: 0)).assumeIsolated().whenComplete { _ in
      self.close(bound.value)
    }
  }

  /// Looks every second whether the client still gets on.
  func watch(_ context: ChannelHandlerContext) {
    schedule(.seconds(1), context) { context in
      self.check(context)
      self.watch(context)
    }
  }

  private func check(_ context: ChannelHandlerContext) {
    let limits = server.limits
    let now = NIODeadline.now()
    func isOver(_ seconds: Int, since start: NIODeadline) -> Bool {
      now - start > .seconds(Int64(seconds))
    }
    switch phase {
    case .idle:
      if let start = meter.pendingSince {
        if isOver(limits.headerSeconds, since: start) {
          refuse(408, "the request's headers took too long", context)
        }
      } else if isOver(limits.idleSeconds, since: progress) {
        close(context)
      }
    case .receiving:
      guard !isOver(limits.requestSeconds, since: started) else {
        return refuse(408, "the request took longer than \(limits.requestSeconds) s", context)
      }
      if isOver(limits.bodySeconds, since: progress) {
        refuse(408, "the request's body took too long", context)
      }
    case .sending: if isOver(limits.writeSeconds, since: progress) { close(context) }
    case .lingering: if isOver(2, since: progress) { close(context) }
    case .deciding, .closed: break
    }
  }
}
