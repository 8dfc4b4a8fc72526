// SPDX-License-Identifier: Apache-2.0

import CCurl
import HTTPTransport

/// One easy handle and all that must live as long as it; used by the engine's thread alone.
@safe final class CurlTransfer {
  /// Bytes of libcurl's error text (`CURL_ERROR_SIZE`).
  static let errorSize = 256

  let easy: UnsafeMutableRawPointer
  let ticket: CurlTicket
  let library: CurlLibrary
  let configuration: CurlConfiguration
  var answer: CurlAnswer
  /// The streams of a multipart body, in order; their addresses are libcurl's context.
  var sources: [CurlBodySource] = []
  var headerList: UnsafeMutablePointer<curl_slist>?
  var form: OpaquePointer?
  private let errorText: UnsafeMutablePointer<CChar>
  private let continuation: CheckedContinuation<Result<HTTPResponse, HTTPTransportError>, Never>

  init(
    _ submission: CurlSubmission, library: CurlLibrary, configuration: CurlConfiguration
  ) throws(HTTPTransportError) {
    guard let easy = unsafe captions_curl_easy_init(library.functions) else {
      throw HTTPTransportError(
        kind: .unavailable, message: "libcurl could not make a handle", mayHaveBeenSent: false)
    }
    unsafe self.easy = easy
    self.library = library
    self.configuration = configuration
    ticket = submission.ticket
    continuation = submission.continuation
    answer = CurlAnswer(
      maximumHeaderSize: configuration.maximumHeaderSize,
      maximumBodySize: configuration.maximumBodySize)
    unsafe errorText = .allocate(capacity: Self.errorSize)
    unsafe errorText.initialize(repeating: 0, count: Self.errorSize)
    // libcurl writes its error text here; the memory outlives the handle (see `deinit`).
    try unsafe pointer(CURLOPT_ERRORBUFFER, errorText)
    try configure()
  }

  deinit {
    // The order that libcurl asks for: the handle first, then what it refers to.
    unsafe captions_curl_easy_cleanup(library.functions, easy)
    unsafe captions_curl_mime_free(library.functions, form)
    unsafe captions_curl_list_free(library.functions, headerList)
    unsafe errorText.deallocate()
  }

  /// The address of the easy handle, by which the loop knows the transfer.
  var address: Int { unsafe Int(bitPattern: easy) }

  /// Gives the result to who waits; the handle has left the multi handle.
  func finish(_ code: CURLcode) {
    if let failure = answer.failure {
      continuation.resume(
        returning: .failure(
          HTTPTransportError(
            kind: .badResponse, message: failure, mayHaveBeenSent: bytesSent > 0)))
    } else if sources.contains(where: \.failed) {
      continuation.resume(
        returning: .failure(
          HTTPTransportError(
            kind: .invalidRequest, message: "the body's source failed while it was sent",
            mayHaveBeenSent: bytesSent > 0)))
    } else if code == CURLE_OK, !answer.hasWholeHeader {
      continuation.resume(
        returning: .failure(
          CurlFailure.error(
            CURLE_PARTIAL_FILE, detail: "the answer ended within its header",
            host: ticket.target.host, bytesSent: bytesSent)))
    } else if code == CURLE_OK {
      let status = long(CURLINFO_RESPONSE_CODE)
      continuation.resume(
        returning: .success(
          HTTPResponse(status: status, headers: answer.headers, body: answer.body)))
    } else {
      let text = unsafe String(cString: errorText)
      continuation.resume(
        returning: .failure(
          CurlFailure.error(
            code, detail: text.isEmpty ? library.message(code) : text, host: ticket.target.host,
            bytesSent: bytesSent)))
    }
  }

  /// Tells who waits that the request was cancelled; the handle has left the multi handle.
  func cancel() {
    continuation.resume(
      returning: .failure(CurlFailure.cancelled(mayHaveBeenSent: bytesSent > 0)))
  }

  /// Bytes of request that were written to a connection, silent retries of libcurl included.
  private var bytesSent: Int { long(CURLINFO_REQUEST_SIZE) }

  private func long(_ info: CURLINFO) -> Int {
    var value = 0
    _ = unsafe captions_curl_get_long(library.functions, easy, info, &value)
    return value
  }
}
