// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing

@testable import WistiaAPI

@Suite struct RetryStateTests {
  private func decide(
    _ repetition: APICall.Repetition, _ outcome: AttemptOutcome, policy: RetryPolicy = .init(),
    isBodyRepeatable: Bool = true
  ) -> RetryDecision {
    var state = RetryState(
      policy: policy, repetition: repetition, isBodyRepeatable: isBodyRepeatable)
    return state.decide(after: outcome, random: 0.5)
  }

  static let all: [APICall.Repetition] = [.repeatable, .confirmable, .single, .never]

  @Test(arguments: all, [200, 201, 302, 400, 401, 403, 404, 409, 422, 501])
  func `an answer stands`(repetition: APICall.Repetition, status: Int) {
    #expect(decide(repetition, .answered(status: status, retryAfter: nil)) == .accept)
  }

  @Test(arguments: [429, 503])
  func `a throttled request goes out again, but a purchase does not`(status: Int) {
    let outcome = AttemptOutcome.answered(status: status, retryAfter: .seconds(7))
    #expect(decide(.repeatable, outcome) == .pause(.seconds(7)))
    #expect(decide(.confirmable, outcome) == .pause(.seconds(7)))
    #expect(decide(.single, outcome) == .pause(.seconds(7)))
    #expect(decide(.never, outcome) == .giveUp)
  }

  @Test(arguments: [(0, 1), (1, 1), (60, 60), (120, 120), (4000, 120)])
  func `retry-after is brought into its range`(stated: Int, used: Int) {
    #expect(
      decide(.single, .answered(status: 429, retryAfter: .seconds(stated)))
        == .pause(.seconds(used)))
  }

  @Test(arguments: [500, 502, 503, 504])
  func `a failing server may have acted`(status: Int) {
    let outcome = AttemptOutcome.answered(status: status, retryAfter: nil)
    #expect(decide(.repeatable, outcome) == .retry(after: .milliseconds(250)))
    #expect(decide(.confirmable, outcome) == .unknownOutcome)
    #expect(decide(.single, outcome) == .unknownOutcome)
    #expect(decide(.never, outcome) == .unknownOutcome)
  }

  @Test(arguments: [HTTPTransportError.Kind.connectionLost, .timedOut])
  func `a lost answer may have been acted on`(kind: HTTPTransportError.Kind) {
    let outcome = AttemptOutcome.failed(kind, mayHaveBeenSent: true)
    #expect(decide(.repeatable, outcome) == .retry(after: .milliseconds(250)))
    for repetition in [APICall.Repetition.confirmable, .single, .never] {
      #expect(decide(repetition, outcome) == .unknownOutcome)
    }
  }

  @Test(arguments: [
    HTTPTransportError.Kind.connectionLost, .timedOut, .notConnected, .nameNotResolved,
  ])
  func `what was not sent goes out again, but a purchase does not`(kind: HTTPTransportError.Kind) {
    let outcome = AttemptOutcome.failed(kind, mayHaveBeenSent: false)
    for repetition in [APICall.Repetition.repeatable, .confirmable, .single] {
      #expect(decide(repetition, outcome) == .retry(after: .milliseconds(250)))
    }
    #expect(decide(.never, outcome) == .giveUp)
  }

  @Test(arguments: all)
  func `some failures never change`(repetition: APICall.Repetition) {
    for kind in [HTTPTransportError.Kind.cancelled, .invalidRequest, .unavailable, .insecure] {
      #expect(decide(repetition, .failed(kind, mayHaveBeenSent: false)) == .giveUp)
    }
  }

  @Test func `a body that cannot be sent twice is not`() {
    let throttled = AttemptOutcome.answered(status: 429, retryAfter: .seconds(1))
    let lost = AttemptOutcome.failed(.connectionLost, mayHaveBeenSent: true)
    #expect(decide(.repeatable, throttled, isBodyRepeatable: false) == .giveUp)
    #expect(decide(.repeatable, lost, isBodyRepeatable: false) == .giveUp)
  }

  @Test func `attempts, waits and the budget are bounded`() {
    var state = RetryState(policy: RetryPolicy(), repetition: .repeatable)
    var waits: [Duration] = []
    while case .retry(let wait) = state.decide(
      after: .answered(status: 500, retryAfter: nil), random: 0.999_999)
    {
      waits.append(wait)
    }
    #expect(state.attempts == 5)
    #expect(waits.map { Int(($0 / .milliseconds(1)).rounded()) } == [500, 1000, 2000, 4000])

    var patient = RetryState(policy: RetryPolicy(), repetition: .repeatable)
    var pauses = 0
    while case .pause = patient.decide(
      after: .answered(status: 429, retryAfter: .seconds(100)), random: 0)
    {
      pauses += 1
    }
    #expect(pauses == 3)
  }

  @Test func `the longest wait is never passed`() {
    let policy = RetryPolicy()
    #expect(policy.delay(after: 40, random: 0.5) == .seconds(15))
    #expect(policy.delay(after: 1, random: 0) == .zero)
  }

  @Test func `connection failures end sooner than lost answers`() {
    var state = RetryState(policy: RetryPolicy(), repetition: .repeatable)
    let outcome = AttemptOutcome.failed(.notConnected, mayHaveBeenSent: false)
    var attempts = 1
    while case .retry = state.decide(after: outcome, random: 0) { attempts += 1 }
    #expect(attempts == 3)
    #expect(!state.mayHaveBeenActedOn)
  }
}
