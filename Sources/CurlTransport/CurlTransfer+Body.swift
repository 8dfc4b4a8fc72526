// SPDX-License-Identifier: Apache-2.0

import CCurl
import HTTPTransport

/// The request's method and body.
extension CurlTransfer {
  func configureBody(_ request: HTTPRequest) throws(HTTPTransportError) {
    switch request.body {
    case .none where request.method == .get: try long(CURLOPT_HTTPGET, 1)
    case .none where request.method == .delete: break
    case .none: try configure(bytes: [])
    case .bytes(let bytes, _): try configure(bytes: bytes)
    case .multipart(let parts): try configure(parts: parts)
    }
    if request.method != .get, request.method != .post {
      // Last: MIMEPOST and POST choose a method of their own.
      try string(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    } else if request.method == .get, case .none = request.body {
    } else if request.method == .get {
      try string(CURLOPT_CUSTOMREQUEST, "GET")
    }
  }

  private func configure(bytes: [UInt8]) throws(HTTPTransportError) {
    try long(CURLOPT_POST, 1)
    // The size comes first: it tells COPYPOSTFIELDS how much to copy.
    try offset(CURLOPT_POSTFIELDSIZE_LARGE, bytes.count)
    let code = unsafe bytes.withUnsafeBytes { buffer in
      // A pointer that is not NULL even for no bytes; NULL would mean the read callback.
      var none: UInt8 = 0
      guard let start = buffer.baseAddress else {
        return unsafe captions_curl_set_pointer(
          library.functions, easy, CURLOPT_COPYPOSTFIELDS, &none)
      }
      return unsafe captions_curl_set_pointer(
        library.functions, easy, CURLOPT_COPYPOSTFIELDS, start)
    }
    try check(code)
  }

  private func configure(parts: [HTTPFormPart]) throws(HTTPTransportError) {
    guard let form = unsafe captions_curl_mime_init(library.functions, easy) else {
      throw Self.outOfMemory
    }
    unsafe self.form = form
    for part in parts {
      switch part.content {
      case .bytes(let bytes):
        try check(
          unsafe bytes.withUnsafeBytes { buffer in
            unsafe captions_curl_mime_add(
              library.functions, form, part.name, part.fileName, part.contentType,
              buffer.baseAddress, buffer.count)
          })
      case .stream(let length, let read):
        let source = CurlBodySource(read: read)
        sources.append(source)
        // `sources` keeps it for as long as the form.
        let context = unsafe Unmanaged.passUnretained(source).toOpaque()
        try check(
          unsafe captions_curl_mime_add_stream(
            library.functions, form, part.name, part.fileName, part.contentType,
            curl_off_t(length),
            { data, size, count, context in
              guard let data = unsafe data, let context = unsafe context else { return 0 }
              let source = unsafe Unmanaged<CurlBodySource>.fromOpaque(context)
                .takeUnretainedValue()
              let buffer = unsafe UnsafeMutableRawBufferPointer(start: data, count: size * count)
              return unsafe source.fill(buffer) ?? Int(CURL_READFUNC_ABORT)
            }, context))
      }
    }
    try check(unsafe captions_curl_set_mime(library.functions, easy, form))
  }
}
