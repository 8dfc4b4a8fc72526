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
    guard let absolute = absoluteForm(target) else { return target }
    switch absolute.rest.first {
    case nil: return "/"
    case "?": return "/\(absolute.rest)"
    default: return String(absolute.rest)
    }
  }

  /// The host and port of a target that is sent as if to a proxy, without the user's name in front of
  /// them; `nil` for any other target.
  static func authority(ofTarget target: String) -> Substring? {
    absoluteForm(target).map { absolute in
      absolute.authority.lastIndex(of: "@")
        .map { absolute.authority[absolute.authority.index(after: $0)...] } ?? absolute.authority
    }
  }

  private static func absoluteForm(
    _ target: String
  ) -> (authority: Substring, rest: Substring)? {
    let beginning = target.prefix(8).lowercased()
    guard let scheme = ["http://", "https://"].first(where: beginning.hasPrefix) else { return nil }
    let text = target.dropFirst(scheme.count)
    let end = text.firstIndex { $0 == "/" || $0 == "?" } ?? text.endIndex
    return (text[..<end], text[end...])
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
