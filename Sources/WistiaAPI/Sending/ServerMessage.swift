// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// What a server says about a failure, in whichever shape it says it.
struct ServerMessage: Sendable, Hashable {
  /// A code such as `unauthorized_scope`.
  var code: String?
  /// The text, at most a few hundred characters.
  var text: String?

  private static let limit = 500

  /// Reads `{"error"}`, `{"code","error"}`, `{"errors":[…]}`, `{"errors":{"field":[…]}}`,
  /// `{"message"}`, a bare array of strings, `<errors><error>`, plain text, or nothing.
  init(_ response: HTTPResponse) {
    let body = response.body
    guard let first = body.first(where: { $0 > 0x20 }) else { return }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let value = try? JSONReader.read(body, isForgiving: true, budget: .failure).value
    {
      read(value)
    } else if first == UInt8(ascii: "<") {
      // A web page says nothing in one line; its beginning is kept as the error's body.
      guard let root = try? XMLElement(parsing: body, budget: .failure),
        root.name.lowercased() != "html"
      else { return }
      let texts = root.name == "errors" ? root.children.map(\.text) : [root.text]
      set(texts)
    } else {
      let line = String(decoding: body.prefix(Self.limit), as: UTF8.self)
        .split(whereSeparator: \.isNewline).first
      set([line.map(String.init) ?? ""])
    }
  }

  /// What an object says of a failure, where it does: what some servers send with a status of success.
  ///
  /// - Parameter value: An answer.
  /// - Returns: The text, or `nil` where the answer tells of no failure.
  static func failure(in value: JSONValue) -> String? {
    guard case .object(let members) = value else { return nil }
    for name in ["error", "errors"] {
      guard let said = members[name] else { continue }
      if let text = clipped(texts(said)) { return text }
    }
    return nil
  }

  /// The same without a secret that the server repeats.
  func redacted(by credentials: WistiaCredentials) -> ServerMessage {
    var result = self
    result.code = code.map(credentials.redacting)
    result.text = text.map(credentials.redacting)
    return result
  }

  private mutating func read(_ value: JSONValue) {
    switch value {
    case .object(let members):
      if case .string(let code) = members["code"] { self.code = code }
      for name in ["error", "errors", "message", "error_description"] {
        guard let value = members[name] else { continue }
        set(Self.texts(value))
        if text != nil { return }
      }
    case .array: set(Self.texts(value))
    default: break
    }
  }

  private static func texts(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(texts)
    case .object(let members):
      members.sorted { $0.key < $1.key }
        .flatMap { name, value in texts(value).map { "\(name) \($0)" } }
    default: []
    }
  }

  private mutating func set(_ texts: [String]) {
    if let clipped = Self.clipped(texts) { text = clipped }
  }

  /// Texts as one of a few hundred scalars: a single character may be as long as the answer.
  static func clipped(_ texts: [String]) -> String? {
    let joined = texts.filter { !$0.isEmpty }.joined(separator: "; ")
    guard !joined.isEmpty else { return nil }
    return String(String.UnicodeScalarView(joined.unicodeScalars.prefix(limit)))
  }
}
