// SPDX-License-Identifier: Apache-2.0

/// A fault to inject, and the requests that it hits.
///
/// All conditions that are given must hold. Of several rules, the first that hits counts.
public struct FaultRule: Sendable, Hashable {
  /// The method, after `_method`; any when `nil`.
  public var method: String?
  /// The path, in which `*` stands for any text, slashes included; any when `nil`.
  public var path: String?
  /// The hashed or numeric id of the media in the path; any when `nil`.
  public var media: String?
  /// The language in the path, or the parameter `language`; any when `nil`.
  public var language: String?
  /// Hits only the nth request for which the other conditions hold, counted from 1.
  public var nth: Int?
  /// How often the rule hits before it is spent; without end when `nil`.
  public var count: Int?
  /// The share of requests that are hit, 0 to 1, drawn from the sandbox's seed.
  public var probability = 1.0

  /// The status to answer with in place of the real one.
  public var status: Int?
  /// The body to answer with.
  public var body: String?
  /// Headers to add or replace.
  public var headers: [String: String] = [:]
  /// Seconds for a `Retry-After` header.
  public var retryAfter: Int?
  /// Milliseconds before the first byte.
  public var delay: Int?
  /// Bytes a tenth of a second in which the answer drips.
  public var drip: Int?
  /// Bytes of the body after which the connection is closed, though more were announced.
  public var truncate: Int?
  /// Whether the body is made malformed JSON.
  public var isMalformed = false
  /// A content type to state in place of the right one.
  public var contentType: String?
  /// Whether the connection is closed without an answer.
  public var drops = false
  /// Whether the connection is reset.
  public var resets = false
  /// Whether the request is carried out all the same; unless told, only where no status is given.
  ///
  /// A dropped answer to an applied write is a lost response, one to a write that is not applied a
  /// lost request.
  public var isApplied: Bool?

  /// Creates a rule that hits every request and does nothing.
  public init() {}
}
