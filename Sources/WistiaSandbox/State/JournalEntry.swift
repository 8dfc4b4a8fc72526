// SPDX-License-Identifier: Apache-2.0

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

  /// Shortened where they are long: the journal remembers many requests.
  private var target: String
  private var requestHeaders: [(name: String, value: String)]

  /// The path and the query, without secrets.
  public var path: String { Redaction.target(target) }

  /// The headers, without secrets.
  public var headers: [(name: String, value: String)] {
    requestHeaders.map { ($0.name, Redaction.header($0.name, $0.value)) }
  }

  /// The entry of a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - response: What was decided on.
  ///   - time: Seconds since 1970.
  ///   - isApplied: Whether the account was changed.
  ///   - fault: The fault that was injected.
  ///   - warnings: What a person should know about how the request was read.
  ///   - parameters: The parameters of the body.
  init(
    _ request: Request, _ response: Response, time: Int64, isApplied: Bool, fault: String?,
    warnings: [String], parameters: [(name: String, value: String)]
  ) {
    number = 0
    self.time = time
    method = request.method
    status = response.status
    requestBytes = request.body.count
    responseBytes = response.body.count
    self.isApplied = isApplied
    self.fault = fault.map { Self.shortened($0, 1000) }
    self.warnings = warnings
    self.parameters = parameters
    // Redacted first, lest the cut hides where a secret is.
    target =
      request.target.utf8.count <= 2000
      ? request.target : Self.shortened(Redaction.target(request.target), 2000)
    requestHeaders = request.headers.prefix(50).map { name, value in
      guard name.utf8.count + value.utf8.count > 500 else { return (name, value) }
      return (Self.shortened(name, 100), Self.shortened(Redaction.header(name, value), 400))
    }
  }

  private static func shortened(_ text: String, _ count: Int) -> String {
    text.utf8.count <= count ? text : "\(text.prefix(count / 4))…"
  }

  /// The entry as the admin interface shows it.
  var value: SandboxJSON {
    [
      "number": .integer(Int64(number)),
      "time": .string(SandboxClock.text(time)),
      "method": .string(method),
      "path": .string(path),
      "status": .integer(Int64(status)),
      "applied": .bool(isApplied),
      "fault": fault.map(SandboxJSON.string) ?? .null,
      "request_bytes": .integer(Int64(requestBytes)),
      "response_bytes": .integer(Int64(responseBytes)),
      "warnings": .array(warnings.map(SandboxJSON.string)),
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

  /// A JSON value as text, in which no member holds a secret.
  static func text(of value: SandboxJSON) -> String {
    String(decoding: redacted(value).encoded, as: UTF8.self)
  }

  private static func redacted(_ value: SandboxJSON) -> SandboxJSON {
    switch value {
    case .array(let elements): .array(elements.map(redacted))
    case .object(let members):
      .object(
        members.map { member in
          let isSecret = isSecret(parameter: member.name)
          return .init(
            name: member.name, value: isSecret ? "[redacted]" : redacted(member.value))
        })
    default: value
    }
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
      // As in `&amp;`, which is read as `&`.
      let parameter = unescaped.hasPrefix("amp;") ? String(unescaped.dropFirst(4)) : unescaped
      return isSecret(parameter: parameter) ? "\(name)=[redacted]" : String(pair)
    }
    return target[...mark] + pairs.joined(separator: "&")
  }
}
