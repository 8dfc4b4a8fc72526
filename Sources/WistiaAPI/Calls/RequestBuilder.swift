// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// Writes operations as requests in a server's dialect, with credentials.
struct RequestBuilder: Sendable {
  var baseURL: WistiaBaseURL
  var credentials: WistiaCredentials
  var configuration: WistiaConfiguration

  func request(for call: APICall) throws(WistiaError) -> HTTPRequest {
    var query = call.query
    var body = call.body
    var method = call.method
    if configuration.overridesMethod, method == .put || method == .delete {
      add("_method", method.rawValue.lowercased(), to: &body, orTo: &query)
      method = .post
    }
    var headers = [HTTPHeader("Accept", isXML(call) ? "application/xml" : "application/json")]
    if case .modern(let version?) = configuration.dialect {
      headers.append(HTTPHeader("X-Wistia-Api-Version", version))
    }
    if let header = authorize(&body) { headers.append(header) }
    var url = try baseURL.description + path(of: call)
    if !query.isEmpty { url += "?" + PercentEncoding.query(query) }
    return HTTPRequest(
      method: method, url: url, headers: headers, body: try Self.written(body),
      // A DELETE that a transport silently sends twice would be answered with 404.
      requiresFreshConnection: call.repetition != .repeatable || call.method == .delete,
      timeout: configuration.timeout)
  }

  /// Method and path for people: the same for every server, without query or credentials.
  func endpoint(of call: APICall) -> String {
    "\(call.method.rawValue) \((try? path(of: call)) ?? "/")"
  }

  func isXML(_ call: APICall) -> Bool {
    call.offersXML && configuration.responseFormat == .xml
  }

  private func path(of call: APICall) throws(WistiaError) -> String {
    var path = ""
    for segment in call.path {
      // An empty or dotted segment would address something else.
      guard !segment.isEmpty, segment != ".", segment != ".." else {
        throw .configuration("\u{201C}\(segment)\u{201D} is not usable as an id")
      }
      path += "/" + PercentEncoding.component(segment)
    }
    guard !configuration.dialect.isModern else { return path }
    return path + (isXML(call) ? ".xml" : ".json")
  }

  private func authorize(_ body: inout APICall.Body) -> HTTPHeader? {
    switch credentials.scheme {
    case .none: return nil
    case .bearer: return HTTPHeader("Authorization", "Bearer \(credentials.secret)")
    case .basic(let user): return basic(user: user)
    case .parameter:
      switch body {
      case .form(let fields):
        body = .form(fields + [(name: "api_password", value: Array(credentials.secret.utf8))])
      case .multipart(let parts):
        body = .multipart(
          parts + [HTTPFormPart(name: "api_password", content: Array(credentials.secret.utf8))])
      case .none, .json: return basic(user: "api")
      }
      return nil
    }
  }

  private func basic(user: String) -> HTTPHeader {
    HTTPHeader(
      "Authorization", "Basic " + WistiaCredentials.basicValue(user, credentials.secret))
  }

  private func add(
    _ name: String, _ value: String, to body: inout APICall.Body,
    orTo query: inout [(name: String, value: String)]
  ) {
    switch body {
    case .none: body = APICall.form([(name: name, value: value)])
    case .form(let fields):
      body = .form([(name: name, value: Array(value.utf8))] + fields)
    case .multipart(let parts):
      body = .multipart([HTTPFormPart(name: name, content: Array(value.utf8))] + parts)
    case .json: query.append((name: name, value: value))
    }
  }

  private static func written(_ body: APICall.Body) throws(WistiaError) -> HTTPBody {
    switch body {
    case .none: return .none
    case .form(let fields):
      return .bytes(
        Array(PercentEncoding.form(fields).utf8),
        contentType: "application/x-www-form-urlencoded")
    case .multipart(let parts): return .multipart(parts)
    case .json(let value):
      do {
        return .bytes(try value.serialized(), contentType: "application/json")
      } catch {
        throw .configuration("a value cannot be written as JSON: a number is not finite")
      }
    }
  }
}
