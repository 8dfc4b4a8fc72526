// SPDX-License-Identifier: Apache-2.0

/// How a client speaks and how patient it is.
public struct WistiaConfiguration: Sendable {
  /// A format in which the server answers where the document offers a choice.
  public enum ResponseFormat: String, Sendable, CaseIterable {
    /// JSON.
    case json
    /// XML; captions and customizations answer in JSON nevertheless.
    case xml
  }

  /// Which generation of the API the server speaks.
  public var dialect: WistiaDialect = .v1
  /// The format of answers.
  public var responseFormat: ResponseFormat = .json
  /// Whether PUT and DELETE go out as POST with a `_method` parameter, for the sake of proxies
  /// that know only GET and POST.
  public var overridesMethod = false
  /// When a request is sent again.
  public var retry = RetryPolicy()
  /// Requests a minute, or `nil` for what the dialect allows.
  public var requestsPerMinute: Int?
  /// The longest that one request may take, the reading of its answer included; `nil` for the
  /// transport's own limit, and for none to the reading.
  public var timeout: Duration?
  /// How much of an answer is read.
  public var budget = AnswerBudget()
  /// The clock and the dice.
  public var clock: WistiaClock = .system
  /// Told when a request has to wait or is sent again; for progress lines.
  ///
  /// `nil` for nobody.
  public var onWait: (@Sendable (WistiaWait) -> Void)?
  /// Told when something in an answer was repaired so that the rest could be read; once an answer, and
  /// once a list.
  ///
  /// `nil` for nobody.
  public var onNote: (@Sendable (WistiaNote) -> Void)?

  /// Creates a configuration with the defaults.
  public init() {}
}

/// Why nothing is being sent for a while.
public struct WistiaWait: Sendable, Hashable {
  /// The reason.
  public enum Reason: Sendable, Hashable {
    /// The account's allowance is used up; it becomes free again.
    case pacing
    /// The server said that there were too many requests.
    case throttled
    /// Attempt number `attempt` failed, and another follows.
    case retry(attempt: Int)
  }

  /// The reason.
  public var reason: Reason
  /// How long.
  public var duration: Duration
  /// What is waiting, such as `captions.create`.
  public var operation: String
}
