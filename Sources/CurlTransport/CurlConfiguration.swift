// SPDX-License-Identifier: Apache-2.0

/// How requests are sent.
///
/// The defaults suit an API client that sends small requests.
///
/// Proxies are read from the environment by libcurl itself (`https_proxy`, `all_proxy`,
/// `no_proxy`), except for loopback hosts, which are always reached directly.
public struct CurlConfiguration: Sendable {
  /// The `User-Agent` to state.
  public var userAgent = "captions-toolkit"
  /// The most requests that are under way at once, and so the most connections; the rest wait.
  public var maximumConcurrentRequests = 6
  /// The longest that connecting may take, TLS included.
  public var connectTimeout: Duration = .seconds(10)
  /// The longest that nothing may move, in whole seconds; zero for ever.
  public var idleTimeout: Duration = .seconds(30)
  /// The longest that one exchange may take, once begun; a request's own limit comes first.
  public var totalTimeout: Duration = .seconds(300)
  /// The longest that a connection may lie idle before a request no longer reuses it.
  public var connectionReuseAge: Duration = .seconds(30)
  /// The largest body of an answer, after decompression, in bytes.
  public var maximumBodySize = 64 << 20
  /// The largest header section of an answer, in bytes.
  public var maximumHeaderSize = 256 << 10
  /// A file of CA certificates (PEM) to trust in place of the system's.
  public var certificateAuthorityFile: String?
  /// A directory of hashed CA certificates to trust in place of the system's.
  public var certificateAuthorityDirectory: String?
  /// Which version of HTTP to speak.
  public var version: Version = .best
  /// Whether plain http is allowed to hosts other than loopback, where anyone on the way can read
  /// the credentials.
  public var allowsPlainHTTP = false

  /// A choice of HTTP versions.
  public enum Version: Sendable {
    /// HTTP/2 where the server offers it over TLS, otherwise HTTP/1.1.
    case best
    /// HTTP/1.1 only.
    case http1
  }

  /// Creates a configuration with the defaults.
  public init() {}
}
