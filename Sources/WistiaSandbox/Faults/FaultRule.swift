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

extension FaultRule {
  /// The members of the rule's JSON form, as files and the admin interface have it.
  static let names: Set<String> = [
    "method", "path", "media", "language", "nth", "count", "probability", "status", "body",
    "headers", "retry_after", "delay_ms", "drip", "truncate", "malformed", "content_type", "drop",
    "reset", "applied",
  ]

  /// Reads a rule.
  ///
  /// - Parameter value: Its JSON form.
  /// - Throws: `SandboxError` that names the member that is unknown or wrong.
  public init(_ value: JSONValue) throws(SandboxError) {
    guard case .object(let members) = value else {
      throw SandboxError("a fault rule must be a JSON object")
    }
    for member in members { try set(member.name, member.value) }
    try validate()
  }

  private func validate() throws(SandboxError) {
    guard (0...1).contains(probability) else {
      throw SandboxError("the probability of a fault must lie between 0 and 1")
    }
    if let status, !(200...599).contains(status) {
      throw SandboxError("the status of a fault must lie between 200 and 599")
    }
  }

  /// Reads a list of rules, or one rule.
  ///
  /// - Parameter bytes: JSON.
  /// - Returns: The rules in their order.
  /// - Throws: `SandboxError` when the text is no JSON or a rule is wrong.
  public static func rules(of bytes: [UInt8]) throws(SandboxError) -> [FaultRule] {
    guard let value = try? JSONValue(parsing: bytes) else {
      throw SandboxError("the faults are no JSON")
    }
    guard case .array(let elements) = value else { return [try FaultRule(value)] }
    var rules: [FaultRule] = []
    for element in elements { rules.append(try FaultRule(element)) }
    return rules
  }

  /// Reads a rule from the header `X-Sandbox-Fault`, such as `status=503; retry-after=2`.
  init(header: String) throws(SandboxError) {
    for part in header.split(separator: ";") {
      let pieces = part.split(separator: "=", maxSplits: 1).map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard let name = pieces.first else { continue }
      let key = String(name.map { $0 == "-" ? "_" : $0 })
      // A bare name is a flag.
      try set(key, pieces.count > 1 ? .string(pieces[1]) : .bool(true))
    }
    try validate()
  }

  private mutating func set(_ name: String, _ value: JSONValue) throws(SandboxError) {
    func wrong() -> SandboxError { SandboxError("the value of \"\(name)\" in a fault is wrong") }
    func text() throws(SandboxError) -> String {
      guard let text = value.text else { throw wrong() }
      return text
    }
    func number() throws(SandboxError) -> Int {
      guard let number = value.wholeNumber.flatMap({ Int(exactly: $0) }), number >= 0 else {
        throw wrong()
      }
      return number
    }
    func flag() throws(SandboxError) -> Bool {
      guard let flag = value.flag else { throw wrong() }
      return flag
    }
    switch name {
    case "method": method = try text().uppercased()
    case "path": path = try text()
    case "media": media = try text()
    case "language": language = try text()
    case "nth": nth = try number()
    case "count": count = try number()
    case "probability":
      guard let number = value.fraction else { throw wrong() }
      probability = number
    case "status": status = try number()
    case "body": body = try text()
    case "headers":
      for member in value.members {
        guard let text = member.value.text, HeaderSafety.isSafe(member.name, text) else {
          throw wrong()
        }
        headers[member.name] = text
      }
    case "retry_after": retryAfter = try number()
    case "delay_ms", "delay": delay = min(try number(), 600_000)
    case "drip": drip = max(try number(), 1)
    case "truncate": truncate = try number()
    case "malformed": isMalformed = try flag()
    case "content_type":
      let type = try text()
      guard HeaderSafety.isSafe("Content-Type", type) else { throw wrong() }
      contentType = type
    case "drop": drops = try flag()
    case "reset": resets = try flag()
    case "applied": isApplied = try flag()
    default:
      throw SandboxError(
        "a fault has no \"\(name)\"; it has \(Self.names.sorted().joined(separator: ", "))")
    }
  }
}

extension JSONValue {
  /// A number, or a string that holds one.
  fileprivate var fraction: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .string(let text): Double(text)
    default: nil
    }
  }
}

/// Keeps what users put into headers from breaking the protocol.
enum HeaderSafety {
  /// Whether a name and a value can stand in a header.
  static func isSafe(_ name: String, _ value: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
      && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }
}
