// SPDX-License-Identifier: Apache-2.0

/// An answer.
struct Response: Sendable {
  var status: Int
  /// Headers besides `Content-Length`, `Date` and `Connection`, which the server adds.
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []

  /// An answer without a body.
  static func empty(_ status: Int) -> Response { Response(status: status) }

  /// An answer in JSON.
  static func json(_ value: SandboxJSON, status: Int = 200) -> Response {
    Response(
      status: status, headers: [("Content-Type", "application/json; charset=utf-8")],
      body: value.encoded)
  }

  /// An answer in plain text.
  static func text(
    _ text: String, status: Int = 200, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(status: status, headers: [("Content-Type", type)], body: Array(text.utf8))
  }

  /// The refusal of a request for which there is no room.
  static func busy(_ reason: String) -> Response {
    var response = Response.json(["error": .string(reason)], status: 503)
    response.headers.append(("Retry-After", "1"))
    return response
  }

  /// The value of a header.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// How an answer is sent: at once and whole, or as a fault has it.
struct Delivery: Sendable {
  /// Milliseconds before the first byte.
  var delay: Int64 = 0
  /// Bytes a tenth of a second, when the answer drips.
  var bytesPerTick: Int?
  /// Bytes of the body after which the connection is closed, though the headers state them all.
  var truncatedAfter: Int?
  /// Closes the connection without any answer.
  var drops = false
  /// Resets the connection in place of an answer.
  var resets = false
}

/// An answer and how it is sent.
struct Reply: Sendable {
  var response: Response
  var delivery = Delivery()
}
