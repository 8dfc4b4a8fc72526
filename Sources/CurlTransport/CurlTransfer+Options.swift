// SPDX-License-Identifier: Apache-2.0

import CCurl
import HTTPTransport

/// One setter a type of value, each checked.
extension CurlTransfer {
  static var outOfMemory: HTTPTransportError {
    HTTPTransportError(kind: .unavailable, message: "out of memory", mayHaveBeenSent: false)
  }

  func check(_ code: CURLcode) throws(HTTPTransportError) {
    guard code != CURLE_OK else { return }
    throw HTTPTransportError(
      kind: .invalidRequest, message: "libcurl refused a setting: \(library.message(code))",
      mayHaveBeenSent: false)
  }

  func long(_ option: CURLoption, _ value: Int) throws(HTTPTransportError) {
    try check(unsafe captions_curl_set_long(library.functions, easy, option, value))
  }

  func offset(_ option: CURLoption, _ value: Int) throws(HTTPTransportError) {
    try check(
      unsafe captions_curl_set_offset(library.functions, easy, option, curl_off_t(value)))
  }

  func string(_ option: CURLoption, _ value: String) throws(HTTPTransportError) {
    try check(unsafe captions_curl_set_string(library.functions, easy, option, value))
  }

  func pointer(_ option: CURLoption, _ value: UnsafeRawPointer) throws(HTTPTransportError) {
    try check(unsafe captions_curl_set_pointer(library.functions, easy, option, value))
  }

  /// A duration for libcurl: at least one millisecond, since zero means for ever.
  func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
