// SPDX-License-Identifier: Apache-2.0

import CCurl
import HTTPTransport

/// What an easy handle is told before it starts.
extension CurlTransfer {
  func configure() throws(HTTPTransportError) {
    let request = ticket.request
    try string(CURLOPT_URL, request.url)
    try string(CURLOPT_PROTOCOLS_STR, "http,https")
    // Signals would interrupt other threads; time-outs of name look-ups work without.
    try long(CURLOPT_NOSIGNAL, 1)
    try long(CURLOPT_FOLLOWLOCATION, 0)
    try long(CURLOPT_SSL_VERIFYPEER, 1)
    try long(CURLOPT_SSL_VERIFYHOST, 2)
    if let file = configuration.certificateAuthorityFile { try string(CURLOPT_CAINFO, file) }
    if let directory = configuration.certificateAuthorityDirectory {
      try string(CURLOPT_CAPATH, directory)
    }
    // A proxy must not see what is meant for this machine.
    if ticket.target.isLoopback { try string(CURLOPT_PROXY, "") }
    try long(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try string(CURLOPT_USERAGENT, configuration.userAgent)
    // All encodings that the library can undo.
    try string(CURLOPT_ACCEPT_ENCODING, "")
    try configureConnection(request)
    try configureTimeouts(request)
    try configureCallbacks(request)
    try configureBody(request)
    try configureHeaders(request)
  }

  private func configureConnection(_ request: HTTPRequest) throws(HTTPTransportError) {
    if request.requiresFreshConnection {
      try long(CURLOPT_FRESH_CONNECT, 1)
      try long(CURLOPT_FORBID_REUSE, 1)
      // Over HTTP/2 libcurl also sends again what the server refused with REFUSED_STREAM.
      try long(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
      return
    }
    switch configuration.version {
    case .best:
      try long(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
      // Wait for a connection that may multiplex rather than open another.
      try long(CURLOPT_PIPEWAIT, 1)
    case .http1: try long(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    }
    try long(
      CURLOPT_MAXAGE_CONN, max(1, Int(configuration.connectionReuseAge.components.seconds)))
  }

  private func configureTimeouts(_ request: HTTPRequest) throws(HTTPTransportError) {
    try long(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(configuration.connectTimeout))
    try long(CURLOPT_TIMEOUT_MS, milliseconds(request.timeout ?? configuration.totalTimeout))
    let idle = Int(configuration.idleTimeout.components.seconds)
    if idle > 0 {
      try long(CURLOPT_LOW_SPEED_LIMIT, 1)
      try long(CURLOPT_LOW_SPEED_TIME, idle)
    }
  }

  private func configureCallbacks(_ request: HTTPRequest) throws(HTTPTransportError) {
    // The loop keeps this object in `active` for as long as the handle is in the multi handle.
    let context = unsafe UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque())
    try unsafe pointer(CURLOPT_WRITEDATA, context)
    try unsafe pointer(CURLOPT_HEADERDATA, context)
    try check(
      unsafe captions_curl_set_data_callback(
        library.functions, easy, CURLOPT_WRITEFUNCTION
      ) { data, size, count, context in
        unsafe CurlTransfer.receive(data, size * count, context) { transfer, bytes in
          unsafe transfer.answer.take(body: bytes)
        }
      })
    try check(
      unsafe captions_curl_set_data_callback(
        library.functions, easy, CURLOPT_HEADERFUNCTION
      ) { data, size, count, context in
        unsafe CurlTransfer.receive(data, size * count, context) { transfer, bytes in
          unsafe transfer.answer.take(headerLine: bytes)
        }
      })
    guard request.progress != nil else { return }
    try unsafe pointer(CURLOPT_XFERINFODATA, context)
    try check(
      unsafe captions_curl_set_progress_callback(library.functions, easy) {
        context, toReceive, received, toSend, sent in
        guard let context = unsafe context else { return 0 }
        unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
          .ticket.request.progress?(
            HTTPProgress(
              sent: Int64(sent), toSend: Int64(toSend), received: Int64(received),
              toReceive: Int64(toReceive)))
        return 0
      })
    try long(CURLOPT_NOPROGRESS, 0)
  }

  /// Hands bytes from libcurl to the transfer of a context; a count other than `count` ends it.
  private static func receive(
    _ data: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ take: (CurlTransfer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let data = unsafe data, let context = unsafe context, count > 0 else { return count }
    let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
    let taken = unsafe take(transfer, UnsafeRawBufferPointer(start: data, count: count))
    // CURLE_WRITE_ERROR: no callback may claim more than it was given.
    return taken ? count : 0
  }

  private func configureHeaders(_ request: HTTPRequest) throws(HTTPTransportError) {
    // Without `Expect` no answer of 417 makes libcurl send the request a second time.
    var lines = ["Expect:"]
    if case .bytes(_, let contentType) = request.body {
      lines.append("Content-Type: \(contentType)")
    } else if case .none = request.body {
      lines.append("Content-Type:")
    }
    for header in request.headers {
      // `Name:` would remove the field; `Name;` sends it empty.
      let isEmpty = header.value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      lines.append(isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
    for line in lines {
      guard let list = unsafe captions_curl_list_append(library.functions, headerList, line)
      else { throw Self.outOfMemory }
      unsafe headerList = list
    }
    try check(
      unsafe captions_curl_set_list(library.functions, easy, CURLOPT_HTTPHEADER, headerList))
  }
}
