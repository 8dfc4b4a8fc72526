// SPDX-License-Identifier: Apache-2.0

import Synchronization
import WistiaAPI

/// A clock that jumps ahead when anyone sleeps.
final class VirtualClock: Sendable {
  private let state = Mutex<(now: Duration, slept: [Duration])>((.zero, []))

  var now: Duration { state.withLock { $0.now } }
  /// Every sleep, in order.
  var slept: [Duration] { state.withLock { $0.slept } }

  func advance(_ duration: Duration) { state.withLock { $0.now += duration } }

  /// The clock as a client takes it; chance always gives `random`.
  func clock(random: Double = 0.5) -> WistiaClock {
    WistiaClock(
      now: { self.now },
      secondsSince1970: { 784_111_777 + Double(self.now.components.seconds) },
      sleep: { duration in
        try Task.checkCancellation()
        self.state.withLock { state in
          state.now += duration
          state.slept.append(duration)
        }
      },
      random: { random })
  }
}

extension WistiaClient {
  /// A client of a stub on a virtual clock.
  static func stub(
    _ transport: StubTransport, clock: VirtualClock = VirtualClock(),
    credentials: WistiaCredentials = .bearer("s3cret"),
    _ change: (inout WistiaConfiguration) -> Void = { _ in }
  ) -> WistiaClient {
    var configuration = WistiaConfiguration()
    configuration.clock = clock.clock()
    change(&configuration)
    return WistiaClient(
      credentials: credentials, transport: transport, configuration: configuration)
  }
}
