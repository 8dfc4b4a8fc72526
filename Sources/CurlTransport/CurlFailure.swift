// SPDX-License-Identifier: Apache-2.0

import CCurl
import HTTPTransport

/// libcurl's result codes as errors of the transport: the one place where they are read.
enum CurlFailure {
  static func cancelled(mayHaveBeenSent: Bool) -> HTTPTransportError {
    HTTPTransportError(
      kind: .cancelled, message: "the request was cancelled", mayHaveBeenSent: mayHaveBeenSent)
  }

  /// The error of a code that is not `CURLE_OK`.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - detail: What libcurl says about it; names hosts and addresses, never headers or bodies.
  ///   - host: The host that was asked.
  ///   - bytesSent: How many bytes of request were sent.
  /// - Returns: The error.
  static func error(
    _ code: CURLcode, detail: String, host: String, bytesSent: Int
  ) -> HTTPTransportError {
    var kind = kind(of: code)
    // Once something was sent, it is the answer that libcurl cannot make sense of.
    if bytesSent > 0, kind == .invalidRequest { kind = .badResponse }
    return HTTPTransportError(
      kind: kind, message: message(kind, detail: detail, host: host),
      mayHaveBeenSent: bytesSent > 0)
  }

  private static func kind(of code: CURLcode) -> HTTPTransportError.Kind {
    switch code {
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT,
      CURLE_UNKNOWN_OPTION, CURLE_NOT_BUILT_IN:
      .invalidRequest
    case CURLE_FAILED_INIT, CURLE_OUT_OF_MEMORY: .unavailable
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST: .nameNotResolved
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED, CURLE_PROXY: .notConnected
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ENGINE_NOTFOUND,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS:
      .insecure
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR,
      CURLE_FILESIZE_EXCEEDED, CURLE_TOO_MANY_REDIRECTS:
      .badResponse
    case CURLE_ABORTED_BY_CALLBACK: .cancelled
    default: .connectionLost
    }
  }

  private static func message(
    _ kind: HTTPTransportError.Kind, detail: String, host: String
  ) -> String {
    switch kind {
    case .nameNotResolved:
      "the host \(host) could not be found (\(detail)); check the name and the network"
    case .notConnected:
      "could not connect to \(host) (\(detail)); check that the server is running and reachable"
    case .insecure:
      "the connection to \(host) is not secure (\(detail)); nothing was sent. For a private "
        + "certificate authority name its file in SSL_CERT_FILE"
    case .timedOut: "\(host) took too long (\(detail))"
    case .connectionLost: "the connection to \(host) was lost (\(detail))"
    case .badResponse: "\(host) answered something unreadable (\(detail))"
    case .invalidRequest: "the request could not be sent (\(detail))"
    case .unavailable: "libcurl could not be used (\(detail))"
    case .cancelled: "the request was cancelled"
    }
  }
}
