// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// What came of one attempt.
enum AttemptOutcome: Sendable, Hashable {
  /// An answer, and what its `Retry-After` says.
  case answered(status: Int, retryAfter: Duration?)
  /// No complete answer.
  case failed(HTTPTransportError.Kind, mayHaveBeenSent: Bool)
}

/// What to do after an attempt.
enum RetryDecision: Sendable, Hashable {
  /// The answer stands.
  case accept
  /// Send it again after a wait.
  case retry(after: Duration)
  /// Send it again after a wait during which nobody else sends either: the account is throttled.
  case pause(Duration)
  /// Give up, and say that the server did not act on it.
  case giveUp
  /// Give up, and say that nobody knows whether the server acted on it.
  case unknownOutcome
}

/// Decides, attempt by attempt, whether one call is sent again.
///
/// Pure: no clock, no dice, no I/O.
struct RetryState: Sendable, Hashable {
  let policy: RetryPolicy
  let repetition: APICall.Repetition
  /// Whether the body can be sent a second time.
  let isBodyRepeatable: Bool
  /// How many attempts have ended.
  private(set) var attempts = 0
  /// Whether an attempt ended without an answer after it was sent, so that the server may have
  /// acted on it: then a DELETE that finds nothing has succeeded.
  private(set) var mayHaveBeenActedOn = false
  private var waited: Duration = .zero

  init(policy: RetryPolicy, repetition: APICall.Repetition, isBodyRepeatable: Bool = true) {
    self.policy = policy
    self.repetition = repetition
    self.isBodyRepeatable = isBodyRepeatable
  }

  /// Takes in what came of an attempt.
  ///
  /// - Parameters:
  ///   - outcome: What came of it.
  ///   - random: A number from 0 to below 1, for the wait.
  /// - Returns: What to do.
  mutating func decide(after outcome: AttemptOutcome, random: Double) -> RetryDecision {
    attempts += 1
    switch outcome {
    case .answered(429, let retryAfter): return throttled(retryAfter, random: random)
    case .answered(503, let retryAfter?): return throttled(retryAfter, random: random)
    case .answered(let status, _) where Self.leavesOpen(status): return lost(random: random)
    case .answered: return .accept
    case .failed(.invalidRequest, mayHaveBeenSent: false),
      .failed(.unavailable, mayHaveBeenSent: false), .failed(.insecure, mayHaveBeenSent: false),
      .failed(.cancelled, mayHaveBeenSent: false):
      return .giveUp
    case .failed(.cancelled, _): return repetition == .repeatable ? .giveUp : .unknownOutcome
    case .failed(_, mayHaveBeenSent: false): return notSent(random: random)
    // Sending the same again would bring the same unreadable answer.
    case .failed(.badResponse, _): return repetition == .repeatable ? .giveUp : .unknownOutcome
    case .failed: return lost(random: random)
    }
  }

  /// Whether a status leaves open what became of the request: the server failed, or something on
  /// the way to it gave up waiting (408, and 520 to 527 of large proxies).
  ///
  /// 501 and 505 say that the server does not even know such a request.
  private static func leavesOpen(_ status: Int) -> Bool {
    status == 408 || (500...599).contains(status) && status != 501 && status != 505
  }

  /// The server refused to look at the request, so any but a purchase may go out again.
  private mutating func throttled(_ retryAfter: Duration?, random: Double) -> RetryDecision {
    guard repetition != .never, isBodyRepeatable else { return .giveUp }
    let range = policy.retryAfterRange
    let wait =
      retryAfter.map { min(max($0, range.lowerBound), range.upperBound) }
      ?? max(policy.delay(after: attempts, random: random), range.lowerBound)
    return spend(wait) ? .pause(wait) : .giveUp
  }

  private mutating func notSent(random: Double) -> RetryDecision {
    guard repetition != .never, isBodyRepeatable, attempts < policy.connectionAttempts else {
      return .giveUp
    }
    let wait = policy.delay(after: attempts, random: random)
    return spend(wait) ? .retry(after: wait) : .giveUp
  }

  private mutating func lost(random: Double) -> RetryDecision {
    mayHaveBeenActedOn = true
    guard repetition == .repeatable else { return .unknownOutcome }
    guard isBodyRepeatable, attempts < policy.attempts else { return .giveUp }
    let wait = policy.delay(after: attempts, random: random)
    return spend(wait) ? .retry(after: wait) : .giveUp
  }

  private mutating func spend(_ wait: Duration) -> Bool {
    guard waited + wait <= policy.budget else { return false }
    waited += wait
    return true
  }
}
