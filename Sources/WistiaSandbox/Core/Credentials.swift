// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// The credentials of a request and whether they are right.
enum Credentials {
  /// The refusal of a request, or `nil` when it may pass.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - parameters: Its parameters.
  ///   - rule: Who may come in.
  ///   - isOptional: Whether a request may come without any, when any token is right.
  ///   - acceptsQuery: Whether `api_password` counts in the query.
  /// - Returns: The refusal, with status 401.
  static func refusal(
    _ request: Request, _ parameters: Parameters, rule: SandboxConfiguration.Authentication,
    isOptional: Bool, acceptsQuery: Bool
  ) -> Response? {
    if case .anonymous = rule { return nil }
    let token = token(request, parameters, acceptsQuery: acceptsQuery)
    if token == nil, isOptional, rule == .anyToken { return nil }
    return refusal(of: token, rule: rule)
  }

  /// The refusal of a request to what is not of the API, or `nil` when it may pass.
  ///
  /// Tokens, where there are any, count there, too, in the `Authorization` header. A browser asks for
  /// one as for a password.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - rule: Who may come in.
  /// - Returns: The refusal, with status 401.
  static func refusal(
    ofOwn request: Request, rule: SandboxConfiguration.Authentication
  ) -> Response? {
    guard case .tokens = rule else { return nil }
    return refusal(of: token(request, Parameters(), acceptsQuery: true), rule: rule)
  }

  private static func refusal(
    of token: String?, rule: SandboxConfiguration.Authentication
  ) -> Response? {
    if let token, !token.isEmpty {
      switch rule {
      case .anyToken, .anonymous: return nil
      case .tokens(let tokens): if tokens.contains(token) { return nil }
      }
    }
    // The form is observed in today's service; the document says nothing.
    let error = token == nil ? "No credentials were sent." : "Invalid credentials."
    var response = Response.json(
      ["code": "unauthorized_credentials", "error": .string(error)], status: 401)
    response.headers.append(("WWW-Authenticate", "Basic realm=\"Wistia sandbox\""))
    return response
  }

  /// The token of a request, wherever it stands; `nil` when there is none.
  private static func token(
    _ request: Request, _ parameters: Parameters, acceptsQuery: Bool
  ) -> String? {
    if let header = request.header("Authorization") {
      let parts = header.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { return "" }
      switch parts[0].lowercased() {
      case "bearer": return String(parts[1])
      case "basic":
        guard let data = Data(base64Encoded: String(parts[1])) else { return "" }
        // The user's name is not significant: the document itself uses `api` and `wistia`.
        let text = String(decoding: data, as: UTF8.self)
        guard let colon = text.firstIndex(of: ":") else { return "" }
        return String(text[text.index(after: colon)...])
      default: return ""
      }
    }
    if acceptsQuery { return parameters.text("api_password") }
    var query = Parameters()
    FormDecoder.decode(query: request.query, into: &query)
    let ofQuery = query.entries.filter { $0.name == "api_password" }.count
    // Parameters of the body come first.
    let all = parameters.entries.filter { $0.name == "api_password" }
    guard all.count > ofQuery, let entry = all.first else { return nil }
    return String(decoding: entry.bytes, as: UTF8.self)
  }
}
