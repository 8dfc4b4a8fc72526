// SPDX-License-Identifier: Apache-2.0

import NIOCore
import Synchronization

/// Since when a connection has only taken up room: what decides who goes when there is none left.
final class Occupancy: Sendable {
  /// How long a connection may take for one request before it can be made to go.
  private static let patience = TimeAmount.seconds(15)

  private let since: Atomic<UInt64>

  init() {
    since = Atomic(NIODeadline.now().uptimeNanoseconds)
  }

  /// The connection waits for a request.
  func becomeIdle() { since.store(NIODeadline.now().uptimeNanoseconds, ordering: .relaxed) }

  /// The connection has begun with a request.
  func becomeBusy() {
    since.store((NIODeadline.now() + Self.patience).uptimeNanoseconds, ordering: .relaxed)
  }

  /// How long the connection has only taken up room; negative while it has a claim to it.
  func duration(at now: NIODeadline) -> TimeAmount {
    now - NIODeadline.uptimeNanoseconds(since.load(ordering: .relaxed))
  }
}
