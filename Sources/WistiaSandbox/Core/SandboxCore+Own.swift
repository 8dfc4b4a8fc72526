// SPDX-License-Identifier: Apache-2.0

extension SandboxCore {
  /// Answers what is not of the API: health, the admin interface and the page.
  func ownResponse(to request: Request, _ path: Substring) -> Response {
    switch path {
    case "/health": return .text("OK")
    case "/favicon.ico": return .empty(204)
    default: break
    }
    guard path == "/" || path.hasPrefix("/page.") || path.hasPrefix("/__sandbox") else {
      return .json(["error": "not found; the API stands under /v1"], status: 404)
    }
    if let refusal = BrowserSafety.refusal(of: request, host: configuration.host) {
      return refusal
    }
    if path.hasPrefix("/__sandbox") { return admin(request, path) }
    return Page.response(path) ?? .empty(404)
  }
}

/// Keeps web pages of others, open in a browser on the same machine, away from the account.
enum BrowserSafety {
  /// The refusal of a request that another site's page may have made, or `nil`.
  ///
  /// A page can send requests anywhere, and a name of its own site may point to this machine; but
  /// it cannot forge `Origin`, nor send a `Host` other than the one in its address.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - host: The address that is listened on.
  /// - Returns: The refusal.
  static func refusal(of request: Request, host: String) -> Response? {
    let authority = request.header("Host") ?? ""
    if let origin = request.header("Origin"), origin != "http://\(authority)" {
      return .json(["error": "requests of other sites are refused"], status: 403)
    }
    let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(host)
    guard isLoopback, !authority.isEmpty else { return nil }
    let name =
      authority.hasPrefix("[")
      ? String(authority.prefix { $0 != "]" }.dropFirst())
      : String(authority.prefix { $0 != ":" })
    guard name == "localhost" || name == "::1" || name.hasPrefix("127.") else {
      return .json(
        ["error": "this interface answers to localhost and 127.0.0.1 only"], status: 403)
    }
    return nil
  }
}
