// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import Synchronization
import Testing
import WistiaAPI
import WistiaSandbox

/// A real sandbox with a limit of requests a minute, on a clock that both sides share.
struct SandboxRateTests {
  /// The client's clock, which takes the sandbox's along in whole seconds.
  private final class SharedClock: Sendable {
    private let sandbox: WistiaSandbox
    private let state = Mutex<(now: Duration, shown: Int64)>((.zero, 0))

    init(_ sandbox: WistiaSandbox) { self.sandbox = sandbox }

    var now: Duration { state.withLock { $0.now } }

    private func advance(by duration: Duration) {
      state.withLock { state in
        state.now += duration
        let seconds = state.now.components.seconds
        if seconds > state.shown { sandbox.advanceClock(by: Int(seconds - state.shown)) }
        state.shown = seconds
      }
    }

    var clock: WistiaClock {
      WistiaClock(
        // Every look at the clock takes a while, as the requests do.
        now: {
          self.advance(by: .milliseconds(1)); return self.now
        },
        secondsSince1970: { 1_400_000_000 + Double(self.now.components.seconds) },
        sleep: { duration in
          try Task.checkCancellation()
          self.advance(by: duration)
        },
        random: { 0.5 })
    }
  }

  @Test(arguments: [100, 600], [Dialect.legacy2014, .v1])
  func `a thousand reads use the allowance, and are refused only until it is learned`(
    believed: Int, dialect: Dialect
  ) async throws {
    var settings = SandboxConfiguration()
    settings.dialect = dialect
    settings.threads = 1
    settings.clock = 1_400_000_000
    settings.requestsPerMinute = 100
    settings.seed.medias = [.init(name: "A", hashedID: "abc123defg")]
    let sandbox = try await WistiaSandbox.start(settings)
    let clock = SharedClock(sandbox)
    var configuration = WistiaConfiguration()
    configuration.requestsPerMinute = believed
    configuration.clock = clock.clock
    let client = WistiaClient(
      baseURL: try WistiaBaseURL(sandbox.url), credentials: .bearer("t"),
      transport: CurlTransport(), configuration: configuration)
    for _ in 0..<1000 { _ = try await client.captions.index(for: "abc123defg") }
    let minutes = clock.now / .seconds(60)
    let requests = sandbox.requests
    let start = requests.first?.time ?? 0
    let refused = requests.filter { $0.status == (dialect == .legacy2014 ? 503 : 429) }
    await sandbox.stop()

    #expect(requests.count { $0.status == 200 } == 1000)
    #expect(refused.count <= (believed == 100 ? 0 : 1))
    #expect(refused.allSatisfy { $0.time - start < 60 })
    // Ten allowances of 100 a minute: nine minutes, and what the last hundred take.
    #expect(900 / minutes >= 98, "\(minutes) minutes")
  }
}
