// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// Sees the bytes of a connection before they are read as HTTP: a request line that never ends makes
/// no event of its own.
final class InboundMeter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// Bytes that came since the last part of a request was complete.
  private(set) var pendingBytes = 0
  /// When the first of them came.
  private(set) var pendingSince: NIODeadline?

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if pendingSince == nil { pendingSince = .now() }
    pendingBytes += unwrapInboundIn(data).readableBytes
    context.fireChannelRead(data)
  }

  /// Forgets what came so far: it made up a part of a request.
  func reset() {
    pendingBytes = 0
    pendingSince = nil
  }
}
