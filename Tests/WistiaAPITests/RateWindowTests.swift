// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Synchronization
import Testing

@testable import WistiaAPI

@Suite struct RateWindowTests {
  @Test func `places free a minute after their requests ended`() {
    var window = RateWindow(limit: 2)
    #expect(window.begin(at: .seconds(0)) == nil)
    #expect(window.begin(at: .seconds(0)) == nil)
    // Both under way: neither can be free within a minute.
    #expect(window.begin(at: .seconds(1)) == .seconds(60))
    window.end(at: .seconds(2), counted: true)
    #expect(window.begin(at: .seconds(3)) == .seconds(59))
    window.end(at: .seconds(4), counted: true)
    #expect(window.begin(at: .seconds(61)) == .seconds(1))
    #expect(window.begin(at: .seconds(62)) == nil)
    #expect(window.begin(at: .seconds(63)) == .seconds(1))
  }

  @Test func `what the server did not count frees its place at once`() {
    var window = RateWindow(limit: 1)
    #expect(window.begin(at: .zero) == nil)
    window.end(at: .seconds(1), counted: false)
    #expect(window.begin(at: .seconds(1)) == nil)
  }

  @Test func `a refusal pauses everybody and teaches the allowance`() {
    var window = RateWindow(limit: 600)
    for second in 0..<10 {
      #expect(window.begin(at: .seconds(second)) == nil)
      if second < 8 { window.end(at: .seconds(second), counted: true) }
    }
    // Two are under way when the eleventh is refused.
    #expect(window.begin(at: .seconds(10)) == nil)
    window.end(at: .seconds(10), counted: false)
    window.refused(at: .seconds(10), wait: .seconds(49))
    #expect(window.limit == 8)
    window.end(at: .seconds(11), counted: true)
    window.end(at: .seconds(11), counted: true)
    #expect(window.limit == 10)
    #expect(window.begin(at: .seconds(12)) == .seconds(47))
    #expect(window.begin(at: .seconds(59)) == .seconds(1))
    #expect(window.begin(at: .seconds(60)) == nil)
  }

  @Test func `a learned allowance is forgotten after a while without refusals`() {
    var window = RateWindow(limit: 100)
    _ = window.begin(at: .zero)
    window.end(at: .zero, counted: true)
    window.refused(at: .seconds(1), wait: .seconds(1))
    #expect(window.limit == 1)
    _ = window.begin(at: .seconds(800))
    #expect(window.limit == 1)
    _ = window.begin(at: .seconds(902))
    #expect(window.limit == 100)
  }

  /// A server that allows so many requests in each of its minutes, which begin when it likes.
  private final class MinuteServer: HTTPTransporting {
    struct State {
      var minute = Int.min
      var count = 0
      var refusals: [Duration] = []
      var served = 0
    }
    let state = Mutex(State())
    let clock: VirtualClock
    let limit: Int
    let phase: Int

    init(clock: VirtualClock, limit: Int, phase: Int) {
      self.clock = clock
      self.limit = limit
      self.phase = phase
    }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
      clock.advance(.milliseconds(5))
      let now = clock.now
      let seconds = Int(now.components.seconds) + phase
      defer { clock.advance(.milliseconds(5)) }
      return state.withLock { state in
        if seconds / 60 != state.minute {
          state.minute = seconds / 60
          state.count = 0
        }
        state.count += 1
        guard state.count <= limit else {
          state.refusals.append(now)
          return HTTPResponse(
            status: 503, headers: [HTTPHeader("Retry-After", "\(60 - seconds % 60)")])
        }
        state.served += 1
        return HTTPResponse(status: 200, body: Array("[]".utf8))
      }
    }
  }

  @Test(arguments: [100, 600], [0, 13, 59])
  func `a thousand reads use the allowance and are refused at most once`(
    believed: Int, phase: Int
  ) async throws {
    let clock = VirtualClock()
    let server = MinuteServer(clock: clock, limit: 100, phase: phase)
    var configuration = WistiaConfiguration()
    configuration.clock = clock.clock()
    configuration.requestsPerMinute = believed
    let client = WistiaClient(
      credentials: .bearer("t"), transport: server, configuration: configuration)
    for _ in 0..<1000 { _ = try await client.captions.index(for: "m") }
    let (refusals, served) = server.state.withLock { ($0.refusals, $0.served) }
    #expect(served == 1000)
    // In the last second of the server's minute two of its minutes look like one.
    let lessons = believed == 100 ? 0 : phase == 59 ? 2 : 1
    #expect(refusals.count <= lessons)
    #expect(refusals.allSatisfy { $0 < .seconds(60 * lessons + 2) })
    // Ten allowances of 100 a minute: nine minutes, and what the last hundred take.
    let minutes = clock.now / .seconds(60)
    #expect(900 / minutes >= 98, "\(minutes) minutes")
  }

  @Test func `waiting tasks go in order, and a cancelled one leaves`() async throws {
    let clock = VirtualClock()
    let server = MinuteServer(clock: clock, limit: 5, phase: 0)
    var configuration = WistiaConfiguration()
    configuration.clock = clock.clock()
    configuration.requestsPerMinute = 5
    let client = WistiaClient(
      credentials: .bearer("t"), transport: server, configuration: configuration)
    let cancelled = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await client.captions.index(for: "m")
    }
    cancelled.cancel()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<23 { group.addTask { _ = try await client.captions.index(for: "m") } }
      try await group.waitForAll()
    }
    _ = try? await cancelled.value
    let (refusals, served) = server.state.withLock { ($0.refusals, $0.served) }
    #expect((23...24).contains(served))
    #expect(refusals.isEmpty)
  }
}
