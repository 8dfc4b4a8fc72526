// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// The `Retry-After` header field (RFC 9110 §10.2.3).
enum RetryAfter {
  /// How long it says to wait.
  ///
  /// - Parameters:
  ///   - response: The answer.
  ///   - now: The time of day, in seconds since 1970.
  /// - Returns: The wait, zero for a date that has passed, or `nil` where the field is missing or
  ///   is neither seconds nor a date.
  static func duration(in response: HTTPResponse, now: Double) -> Duration? {
    guard let text = response.header("Retry-After") else { return nil }
    if let seconds = Int64(text) { return .seconds(min(max(0, seconds), 86_400)) }
    // More digits than a number holds are still a number.
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return .seconds(86_400)
    }
    guard let date = HTTPDate.seconds(text, now: now) else { return nil }
    return .seconds(min(max(0, date - now), 86_400))
  }
}
