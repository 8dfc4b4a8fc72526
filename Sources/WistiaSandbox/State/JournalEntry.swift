// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1

/// One request as the sandbox's journal remembers it; secrets are never in what it shows.
public struct JournalEntry: Sendable {
  /// Counted from 1 since the sandbox was started or reset.
  public var number: Int
  /// Seconds since 1970 by the sandbox's clock.
  public var time: Int64
  /// The method as it was sent.
  public var method: String
  /// The status that was decided on, also where a fault kept it from arriving.
  public var status: Int
  /// Bytes of the request's body.
  public var requestBytes: Int
  /// Bytes of the answer's body.
  public var responseBytes: Int
  /// Whether the request changed the account.
  public var isApplied: Bool
  /// The fault that was injected, if any.
  public var fault: String?
  /// What a person should know about how the request was read.
  public var warnings: [String]
  /// The parameters of the body; long values by their size and digest.
  public var parameters: [(name: String, value: String)]

  var target: String
  var requestHeaders: HTTPHeaders

  /// The path and the query, without secrets.
  public var path: String { Redaction.target(target) }

  /// The headers, without secrets.
  public var headers: [(name: String, value: String)] {
    requestHeaders.map { ($0.name, Redaction.header($0.name, $0.value)) }
  }

  /// The entry as the admin interface shows it.
  var value: JSONValue {
    [
      "number": .integer(Int64(number)),
      "time": .string(SandboxClock.text(time)),
      "method": .string(method),
      "path": .string(path),
      "status": .integer(Int64(status)),
      "applied": .bool(isApplied),
      "fault": fault.map(JSONValue.string) ?? .null,
      "request_bytes": .integer(Int64(requestBytes)),
      "response_bytes": .integer(Int64(responseBytes)),
      "warnings": .array(warnings.map(JSONValue.string)),
      "headers": .object(headers.map { .init(name: $0.name, value: .string($0.value)) }),
      "parameters": .object(parameters.map { .init(name: $0.name, value: .string($0.value)) }),
    ]
  }
}

/// Keeps secrets out of journals and logs.
enum Redaction {
  private static let parameters: Set<String> = [
    "api_password", "access_token", "token", "password",
  ]
  private static let headers: Set<String> = [
    "authorization", "cookie", "proxy-authorization", "x-api-key",
  ]

  /// Whether a parameter holds a secret.
  static func isSecret(parameter name: String) -> Bool { parameters.contains(name.lowercased()) }

  /// A header's value as it may be shown.
  static func header(_ name: String, _ value: String) -> String {
    guard headers.contains(name.lowercased()) else { return value }
    // The scheme alone may be shown, and a value without one is all secret.
    guard let space = value.firstIndex(of: " ") else { return "[redacted]" }
    let scheme = value[..<space].lowercased()
    return scheme == "bearer" || scheme == "basic" ? "\(scheme) [redacted]" : "[redacted]"
  }

  /// A target whose query holds no secret.
  static func target(_ target: String) -> String {
    guard let mark = target.firstIndex(of: "?") else { return target }
    let pairs = target[target.index(after: mark)...].split(
      separator: "&", omittingEmptySubsequences: false
    ).map { pair -> String in
      let name = pair.prefix { $0 != "=" }
      let unescaped = String(
        decoding: FormDecoder.unescape(name.utf8, plusIsSpace: true), as: UTF8.self)
      return isSecret(parameter: unescaped) ? "\(name)=[redacted]" : String(pair)
    }
    return target[...mark] + pairs.joined(separator: "&")
  }
}
