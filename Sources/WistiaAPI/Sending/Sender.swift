// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// An accepted answer and what led to it.
struct Delivery: Sendable {
  var response: HTTPResponse
  /// Ends the reading of the answer when the request has taken as long as it may.
  var watch: AnswerWatch

  /// Whether the server said that it did what was asked; otherwise it has no such thing any more, as an
  /// earlier attempt to delete it may have seen to.
  var isSuccess: Bool { (200..<300).contains(response.status) }
}

/// Sends calls: paced, sent again where that is allowed, and judged by status.
struct Sender: Sendable {
  let builder: RequestBuilder
  let transport: any HTTPTransporting
  let pacer: Pacer
  let configuration: WistiaConfiguration

  var dialect: WistiaDialect { configuration.dialect }

  /// Sends a call until an answer stands.
  ///
  /// - Parameter call: The call.
  /// - Returns: An answer of 200 to 299, or 404 to a DELETE whose earlier attempt may have done it.
  /// - Throws: ``WistiaError`` for all else.
  func send(_ call: APICall) async throws(WistiaError) -> Delivery {
    let request = try builder.request(for: call)
    var state = RetryState(
      policy: configuration.retry, repetition: call.repetition,
      isBodyRepeatable: request.body.isRepeatable)
    while true {
      let mayHaveBeenActedOn = state.mayHaveBeenActedOn
      let (outcome, result, watch) = try await attempt(request, call, isRetry: state.attempts > 0)
      let decision = state.decide(after: outcome, random: configuration.clock.random())
      if case .pause(let wait) = decision {
        pacer.endRefused(wait: wait)
      } else if case .answered(429...503, let wait?) = outcome, decision == .giveUp {
        // Not sent again, and yet the others must wait.
        pacer.endRefused(wait: min(wait, configuration.retry.retryAfterRange.upperBound))
      } else {
        pacer.end(counted: outcome != .failed(.notConnected, mayHaveBeenSent: false))
      }
      switch decision {
      case .accept:
        let response = try result.get(orThrow: { error(call, state, $0, decision) })
        if (200..<300).contains(response.status)
          || response.status == 404 && call.method == .delete && mayHaveBeenActedOn
        {
          return Delivery(response: response, watch: watch)
        }
        throw WistiaError(
          answer: response, call: call, builder: builder, retryAfter: retryAfter(response))
      case .retry(let wait):
        report(.retry(attempt: state.attempts), wait, call)
        try await sleep(wait, call)
      case .pause(let wait): report(.throttled, wait, call)
      case .giveUp, .unknownOutcome:
        switch result {
        case .success(let response):
          throw WistiaError(
            answer: response, call: call, builder: builder, retryAfter: retryAfter(response),
            isOutcomeUnknown: decision == .unknownOutcome)
        case .failure(let failure): throw error(call, state, failure, decision)
        }
      }
    }
  }

  private func attempt(
    _ request: HTTPRequest, _ call: APICall, isRetry: Bool
  ) async throws(WistiaError) -> (
    AttemptOutcome, Result<HTTPResponse, HTTPTransportError>, AnswerWatch
  ) {
    do {
      try await pacer.begin(urgent: isRetry) { report(.pacing, $0, call) }
    } catch {
      throw cancelled(call)
    }
    let clock = configuration.clock
    let limit = configuration.timeout
    let watch = AnswerWatch(
      limit: limit, deadline: clock.now() + (limit ?? .zero), clock: clock)
    do throws(HTTPTransportError) {
      let response = try await transport.send(request)
      let outcome = AttemptOutcome.answered(
        status: response.status, retryAfter: retryAfter(response))
      return (outcome, .success(response), watch)
    } catch {
      let outcome = AttemptOutcome.failed(error.kind, mayHaveBeenSent: error.mayHaveBeenSent)
      return (outcome, .failure(error), watch)
    }
  }

  /// Waits on the client's clock.
  ///
  /// - Parameters:
  ///   - duration: How long.
  ///   - call: What waits.
  /// - Throws: ``WistiaError`` of kind `cancelled`.
  func sleep(_ duration: Duration, _ call: APICall) async throws(WistiaError) {
    do {
      try await configuration.clock.sleep(duration)
    } catch {
      throw cancelled(call)
    }
  }

  private func report(_ reason: WistiaWait.Reason, _ duration: Duration, _ call: APICall) {
    configuration.onWait?(
      WistiaWait(reason: reason, duration: duration, operation: call.operation))
  }

  private func retryAfter(_ response: HTTPResponse) -> Duration? {
    RetryAfter.duration(in: response, now: configuration.clock.secondsSince1970())
  }

  func cancelled(_ call: APICall) -> WistiaError {
    var error = WistiaError(kind: .cancelled, message: "\(call.operation) was cancelled")
    error.operation = call.operation
    return error
  }

  private func error(
    _ call: APICall, _ state: RetryState, _ failure: HTTPTransportError, _ decision: RetryDecision
  ) -> WistiaError {
    // Who gave up waiting still has to know that the server may be at it.
    let wasGivenUp = failure.kind == .cancelled && failure.mayHaveBeenSent
    return WistiaError(
      failure: failure, call: call, builder: builder, attempts: state.attempts,
      isOutcomeUnknown: decision == .unknownOutcome
        || (state.mayHaveBeenActedOn || wasGivenUp) && call.method != .get)
  }
}

extension Result where Failure == HTTPTransportError {
  fileprivate func get(orThrow wrap: (Failure) -> WistiaError) throws(WistiaError) -> Success {
    switch self {
    case .success(let value): return value
    case .failure(let failure): throw wrap(failure)
    }
  }
}
