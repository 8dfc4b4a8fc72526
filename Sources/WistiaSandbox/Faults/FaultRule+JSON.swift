// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension FaultRule {
  /// The members of the rule's JSON form, as files and the admin interface have it.
  static let names: Set<String> = [
    "method", "path", "media", "language", "nth", "count", "probability", "status", "body",
    "headers", "retry_after", "delay_ms", "drip", "truncate", "malformed", "content_type", "drop",
    "reset", "applied",
  ]

  /// Milliseconds, bytes and counts: the most of each that makes sense.
  private enum Limits {
    static let delay = 0...600_000
    static let retryAfter = 0...31_536_000
    static let bytes = 0...(1 << 30)
    static let requests = 1...1_000_000_000
    static let headers = 50
  }

  /// Reads a rule.
  ///
  /// - Parameter value: Its JSON form.
  /// - Throws: `SandboxError` that names the member that is unknown or wrong.
  public init(_ value: SandboxJSON) throws(SandboxError) { try self.init(value, at: "") }

  init(_ value: SandboxJSON, at place: String) throws(SandboxError) {
    let reader = try StoredReader(value, at: place, names: Self.names.union(["delay"]))
    method = try reader.text("method", most: 32)?.uppercased()
    path = try reader.text("path", most: 2048)
    media = try reader.text("media", most: 64)
    language = try reader.text("language", most: 64)
    nth = try reader.integer("nth", in: Limits.requests)
    count = try reader.integer("count", in: 0...Limits.requests.upperBound)
    probability = try reader.number("probability", in: 0...1) ?? 1
    status = try reader.integer("status", in: 200...599)
    body = try reader.text("body")
    headers = try Self.headers(reader)
    retryAfter = try reader.integer("retry_after", in: Limits.retryAfter)
    let isShort = reader["delay_ms"] == nil
    delay = try reader.integer(isShort ? "delay" : "delay_ms", in: Limits.delay)
    drip = try reader.integer("drip", in: 1...Limits.bytes.upperBound)
    truncate = try reader.integer("truncate", in: Limits.bytes)
    isMalformed = try reader.flag("malformed") ?? false
    contentType = try reader.text("content_type", most: 1024)
    if let contentType, !HeaderSafety.isSafe("Content-Type", contentType) {
      throw reader.wrong("content_type", "must be text that can stand in a header")
    }
    drops = try reader.flag("drop") ?? false
    resets = try reader.flag("reset") ?? false
    isApplied = try reader.flag("applied")
  }

  private static func headers(_ reader: StoredReader) throws(SandboxError) -> [String: String] {
    guard let value = reader["headers"] else { return [:] }
    guard case .object(let members) = value, members.count <= Limits.headers else {
      throw reader.wrong("headers", "must be an object with \(Limits.headers) members at most")
    }
    var headers: [String: String] = [:]
    for member in members {
      guard let text = member.value.text, text.utf8.count <= 8192,
        HeaderSafety.isSafe(member.name, text)
      else {
        throw reader.wrong(
          "headers", "must be names and texts that can stand in headers, of 8192 bytes at most")
      }
      headers[member.name] = text
    }
    return headers
  }

  /// Reads a list of rules, or one rule.
  ///
  /// - Parameter bytes: JSON.
  /// - Returns: The rules in their order.
  /// - Throws: `SandboxError` when the text is no JSON or a rule is wrong.
  public static func rules(of bytes: [UInt8]) throws(SandboxError) -> [FaultRule] {
    guard let value = try? SandboxJSON(parsing: bytes) else {
      throw SandboxError("the faults are not JSON")
    }
    do throws(SandboxError) {
      return try rules(value)
    } catch {
      throw SandboxError("the faults: \(error)")
    }
  }

  static func rules(_ value: SandboxJSON) throws(SandboxError) -> [FaultRule] {
    guard case .array(let elements) = value else { return [try FaultRule(value)] }
    guard elements.count <= FaultSet.maximumCount else {
      throw SandboxError("there can be \(FaultSet.maximumCount) faults at most")
    }
    var rules: [FaultRule] = []
    for (index, element) in elements.enumerated() {
      rules.append(try FaultRule(element, at: "[\(index)]"))
    }
    return rules
  }

  /// Reads a rule from the header `X-Sandbox-Fault`, such as `status=503; retry-after=2`.
  init(header: String) throws(SandboxError) {
    var members: [SandboxJSON.Member] = []
    for part in header.split(separator: ";") {
      let pieces = part.split(separator: "=", maxSplits: 1).map {
        String($0.trimming { $0 == " " })
      }
      guard let written = pieces.first else { continue }
      let name = String(written.map { $0 == "-" ? "_" : $0 })
      // A bare name is a flag.
      let value = pieces.count > 1 ? Self.value(of: pieces[1], for: name) : true
      members.append(.init(name: name, value: value))
    }
    try self.init(.object(members))
  }

  /// A header has text alone: what it stands for, by the member that it is for.
  private static func value(of text: String, for name: String) -> SandboxJSON {
    switch name {
    case "method", "path", "media", "language", "body", "content_type": .string(text)
    case "malformed", "drop", "reset", "applied":
      Bool(parameter: text).map(SandboxJSON.bool) ?? .string(text)
    case "probability": Double(text).map(SandboxJSON.number) ?? .string(text)
    default: Int64(text).map(SandboxJSON.integer) ?? .string(text)
    }
  }
}

/// Keeps what users put into headers from breaking the protocol.
enum HeaderSafety {
  /// Whether a name and a value can stand in a header.
  static func isSafe(_ name: String, _ value: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy(isOfToken)
      && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  /// RFC 9110, 5.6.2.
  private static func isOfToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
