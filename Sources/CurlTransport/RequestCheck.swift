// SPDX-License-Identifier: Apache-2.0

import CCurl
import HTTPTransport

/// What is refused before anything is sent.
enum RequestCheck {
  /// The host of a request that may be sent.
  struct Target {
    var host: String
    var isLoopback: Bool
  }

  static func check(
    _ request: HTTPRequest, library: CurlLibrary, configuration: CurlConfiguration
  ) throws(HTTPTransportError) -> Target {
    try refuseControls(request.url, what: "the URL")
    for header in request.headers {
      guard !header.name.isEmpty, header.name.utf8.allSatisfy(isToken) else {
        throw invalid("a header's name holds characters that are not allowed")
      }
      try refuseControls(header.value, what: "the header \(header.name)")
    }
    switch request.body {
    case .none: break
    case .bytes(_, let contentType): try refuseControls(contentType, what: "the content type")
    case .multipart(let parts):
      for part in parts {
        try refuseControls(part.name, what: "a form field's name")
        try refuseControls(part.fileName ?? "", what: "a form field's file name")
        try refuseControls(part.contentType ?? "", what: "a form field's content type")
      }
    }
    return try target(of: request.url, library: library, configuration: configuration)
  }

  private static func target(
    of url: String, library: CurlLibrary, configuration: CurlConfiguration
  ) throws(HTTPTransportError) -> Target {
    guard let scheme = library.part(CURLUPART_SCHEME, of: url),
      let host = library.part(CURLUPART_HOST, of: url), !host.isEmpty
    else { throw invalid("the URL is not an absolute http or https URL") }
    guard library.part(CURLUPART_USER, of: url) == nil,
      library.part(CURLUPART_PASSWORD, of: url) == nil
    else { throw invalid("the URL holds a user name or password; give credentials separately") }
    let target = Target(host: host, isLoopback: isLoopback(host))
    switch scheme {
    case "https": return target
    case "http" where target.isLoopback || configuration.allowsPlainHTTP: return target
    case "http":
      throw invalid(
        "plain http to \(host) is refused, since anyone on the way could read the credentials; "
          + "use https")
    default: throw invalid("the scheme \(scheme) is not supported; use https")
    }
  }

  /// Whether a host, in libcurl's normal form, is this machine: libcurl has already turned other
  /// spellings of an IPv4 address into dotted decimal, and resolves `localhost` to loopback itself.
  static func isLoopback(_ host: String) -> Bool {
    let host = host.lowercased()
    if host == "localhost" || host == "[::1]" { return true }
    let fields = host.split(separator: ".", omittingEmptySubsequences: false)
    return fields.count == 4 && fields[0] == "127" && fields.allSatisfy { UInt8($0) != nil }
  }

  private static func refuseControls(
    _ text: String, what: String
  ) throws(HTTPTransportError) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw invalid("\(what) holds a line break or another control character")
    }
  }

  /// `tchar` of RFC 9110 §5.6.2.
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func invalid(_ message: String) -> HTTPTransportError {
    HTTPTransportError(kind: .invalidRequest, message: message, mayHaveBeenSent: false)
  }
}
