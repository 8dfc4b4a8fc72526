// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1

/// A request, wholly received.
struct Request: Sendable {
  /// The method as it was sent.
  var method: String
  /// The target as it was sent: the path, and the query behind a `?`.
  var target: String
  var headers: HTTPHeaders
  var body: [UInt8]

  /// The target of a request line without scheme and authority, which a client may send as if to a
  /// proxy (RFC 9112, 3.2.2).
  static func originForm(_ target: String) -> String {
    let lowercased = target.prefix(8).lowercased()
    guard lowercased.hasPrefix("http://") || lowercased == "https://" else { return target }
    let rest = target.dropFirst(lowercased.hasPrefix("http://") ? 7 : 8)
    guard let start = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
    return rest[start] == "?" ? "/\(rest[start...])" : String(rest[start...])
  }

  /// What stands before the `?`, still escaped.
  var path: Substring { target.prefix { $0 != "?" } }

  /// What stands behind the first `?`.
  var query: Substring {
    guard let mark = target.firstIndex(of: "?") else { return "" }
    return target[target.index(after: mark)...]
  }

  /// The value of the first header of a name, in any case.
  func header(_ name: String) -> String? { headers.first(name: name) }
}
