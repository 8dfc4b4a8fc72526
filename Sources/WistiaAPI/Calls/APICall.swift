// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// One operation of the API, before it is written for a server's dialect and credentials.
struct APICall: Sendable {
  /// What it carries.
  enum Body: Sendable {
    case none
    /// Parameters, URL-encoded; their values may be any bytes.
    case form([(name: String, value: [UInt8])])
    case multipart([HTTPFormPart])
    case json(JSONValue)
  }

  /// What may be done when it is not known whether a request was acted on.
  enum Repetition: Sendable, Hashable {
    /// Sent again: a second time leaves the account as the first did.
    case repeatable
    /// Sent again only after looking, which the caller does.
    case confirmable
    /// Never sent again once it may have been acted on.
    case single
    /// Never sent again at all: it costs money.
    case never
  }

  /// A name for errors and progress, such as `captions.create`.
  var operation: String
  var method: HTTPMethod
  /// The path below the base URL, unescaped, without extension.
  var path: [String]
  var query: [(name: String, value: String)] = []
  var body: Body = .none
  var repetition: Repetition = .repeatable
  /// What the outermost element of an XML answer may be called; empty where the document offers no
  /// XML.
  var xmlRoots: [String] = []

  /// Whether the document offers XML for it.
  var offersXML: Bool { !xmlRoots.isEmpty }

  /// Parameters of a form from text.
  static func form(_ fields: [(name: String, value: String)]) -> Body {
    .form(fields.map { (name: $0.name, value: Array($0.value.utf8)) })
  }

  /// `1` or `0`, as the document has flags.
  static func flag(_ value: Bool) -> String { value ? "1" : "0" }
}
