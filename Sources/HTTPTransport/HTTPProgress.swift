// SPDX-License-Identifier: Apache-2.0

/// How far a transfer is, in bytes of body.
public struct HTTPProgress: Sendable, Hashable {
  /// Bytes sent.
  public var sent: Int64
  /// Bytes to send in all, or 0 while that is not known.
  public var toSend: Int64
  /// Bytes received.
  public var received: Int64
  /// Bytes to receive in all, or 0 while that is not known.
  public var toReceive: Int64

  /// Creates a progress.
  ///
  /// - Parameters:
  ///   - sent: Bytes sent.
  ///   - toSend: Bytes to send in all, or 0.
  ///   - received: Bytes received.
  ///   - toReceive: Bytes to receive in all, or 0.
  public init(sent: Int64, toSend: Int64, received: Int64, toReceive: Int64) {
    self.sent = sent
    self.toSend = toSend
    self.received = received
    self.toReceive = toReceive
  }
}
