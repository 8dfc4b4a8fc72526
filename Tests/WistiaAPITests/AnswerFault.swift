// SPDX-License-Identifier: Apache-2.0

import ScriptedServer

/// What becomes of the answer to a request that the server has received.
enum AnswerFault: String, CaseIterable, Sendable {
  case closed, reset, truncatedHead, truncatedBody, silence, drip, garbage
  case status500, status502, status503, status524
  case throttled429, throttled503

  /// Whether the answer says that the server did nothing, and when to come again.
  var isThrottled: Bool { self == .throttled429 || self == .throttled503 }

  /// Whether no end of the answer ever comes: what a short wait is for.
  ///
  /// Everything else is waited for, since on a busy machine it may take its time.
  var isEndless: Bool { self == .silence || self == .drip }

  /// Answers a request so.
  ///
  /// - Parameter connection: The connection that the request came on.
  /// - Returns: Whether the connection can carry another request.
  func answer(_ connection: ScriptedConnection) -> Bool {
    switch self {
    case .closed: return false
    case .reset:
      connection.reset()
      return false
    case .truncatedHead:
      connection.write("HTTP/1.1 200 OK\r\nContent-")
      return false
    case .truncatedBody:
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
      return false
    case .silence:
      connection.waitForEnd()
      return false
    case .drip:
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
      while connection.write(" ") { connection.pause(milliseconds: 20) }
      return false
    case .garbage:
      connection.write("220 not HTTP\r\n")
      return false
    case .status500: connection.respond(500)
    case .status502: connection.respond(502)
    case .status503: connection.respond(503)
    case .status524: connection.respond(524, body: "<html>a timeout occurred</html>")
    case .throttled429: connection.respond(429, headers: ["Retry-After: 1"])
    case .throttled503: connection.respond(503, headers: ["Retry-After: 1"])
    }
    return true
  }
}
