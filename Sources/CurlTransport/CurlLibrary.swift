// SPDX-License-Identifier: Apache-2.0

import CCurl
import HTTPTransport

/// libcurl, opened when the first request is sent and never closed.
@safe struct CurlLibrary: @unchecked Sendable {
  // Sendable: the table is written once, before the value is published by a `static let`, and only
  // read afterwards.
  let functions: UnsafePointer<captions_curl>

  /// The library, or why there is none.
  static let shared: Result<CurlLibrary, HTTPTransportError> = load(candidates)

  /// The names to try, in order: the one that distributions' OpenSSL flavour has, then the others.
  private static let candidates = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"]

  static func load(_ names: [String]) -> Result<CurlLibrary, HTTPTransportError> {
    let table = UnsafeMutablePointer<captions_curl>.allocate(capacity: 1)
    unsafe table.initialize(to: captions_curl())
    var reason = ""
    for name in names {
      guard let failure = unsafe captions_curl_load(table, name) else {
        return .success(unsafe CurlLibrary(functions: UnsafePointer(table)))
      }
      if reason.isEmpty { reason = unsafe String(cString: failure) }
    }
    unsafe table.deallocate()
    return .failure(
      HTTPTransportError(
        kind: .unavailable,
        message: "libcurl could not be loaded (\(reason)); install it, on Debian and Ubuntu with "
          + "`apt-get install libcurl4`",
        mayHaveBeenSent: false))
  }

  /// A part of a URL as libcurl itself reads it, so that no other reading can differ from what is
  /// then connected to.
  func part(_ part: CURLUPart, of url: String) -> String? {
    guard let text = unsafe captions_curl_url_part(functions, url, part) else { return nil }
    defer { unsafe captions_curl_free(functions, text) }
    return unsafe String(cString: text)
  }

  /// The library and those that it uses, each with its version.
  var version: String { unsafe String(cString: captions_curl_version(functions)) }

  func message(_ code: CURLcode) -> String {
    unsafe String(cString: captions_curl_strerror(functions, code))
  }
}
