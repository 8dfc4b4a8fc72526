// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CurlTransport
import HTTPTransport
import WistiaAPI

/// From options, environment and configuration file to a client.
extension ConnectionOptions {
  /// What sends the requests.
  var transport: any HTTPTransporting { CurlTransport(configuration: curlConfiguration) }

  /// A client that sends.
  ///
  /// - Parameters:
  ///   - onWait: Told of waits; in place of a message on standard error.
  ///   - onNote: Told of broken values in answers; in place of a message on standard error.
  ///   - clock: The clock.
  /// - Returns: The client.
  /// - Throws: ``CommandError``.
  func client(
    onWait: (@Sendable (WistiaWait) -> Void)? = nil,
    onNote: (@Sendable (WistiaNote) -> Void)? = nil, clock: WistiaClock = .system
  ) throws -> WistiaClient {
    try client(over: transport, onWait: onWait, onNote: onNote, clock: clock)
  }

  /// A client over a transport.
  ///
  /// - Parameters:
  ///   - transport: What sends the requests, or only shows them.
  ///   - interruption: What ends waits when the user interrupts.
  ///   - onWait: Told of waits; in place of a message on standard error.
  ///   - onNote: Told of broken values in answers; in place of a message on standard error.
  ///   - clock: The clock.
  /// - Returns: The client.
  /// - Throws: ``CommandError``.
  func client(
    over transport: any HTTPTransporting, interruption: Interruption? = nil,
    onWait: (@Sendable (WistiaWait) -> Void)? = nil,
    onNote: (@Sendable (WistiaNote) -> Void)? = nil, clock: WistiaClock = .system
  ) throws -> WistiaClient {
    let profile = try AccountProfile.selected(named: profile)
    let address =
      baseURL ?? Environment.nonEmpty("WISTIA_BASE_URL") ?? profile?.baseURL
    let dialect = try dialect ?? profile?.readDialect() ?? .v1
    var configuration = WistiaConfiguration()
    configuration.dialect = dialect
    configuration.responseFormat = responseFormat == .xml ? .xml : .json
    configuration.overridesMethod = methodOverride
    configuration.requestsPerMinute = rate
    configuration.timeout = .seconds(timeout)
    if noRetry { configuration.retry = .never }
    configuration.clock = clock
    configuration.onWait = onWait ?? Self.reportWait
    configuration.onNote = onNote ?? { Messages.error("\($0)") }
    if let interruption {
      configuration.clock.sleep = { duration in
        try await interruption.run { () async throws(CancellationError) in
          do { try await Task.sleep(for: duration) } catch { throw CancellationError() }
        }
      }
    }
    do throws(WistiaError) {
      let credentials = try credentials(profile: profile)
      let standard: WistiaBaseURL = dialect.isDated ? .productionModern : .production
      return WistiaClient(
        baseURL: try address.map { text throws(WistiaError) in try WistiaBaseURL(text) }
          ?? standard,
        credentials: credentials,
        transport: debug ? DebugTrace.transport(transport, credentials) : transport,
        configuration: configuration)
    } catch {
      throw CommandError(error)
    }
  }

  private var curlConfiguration: CurlConfiguration {
    var curl = CurlConfiguration()
    curl.userAgent = "captions/\(CaptionsCommand.configuration.version)"
    curl.totalTimeout = .seconds(timeout)
    curl.maximumBodySize = AnswerBudget().bytes
    curl.allowsPlainHTTP = allowInsecureHTTP
    if http1 { curl.version = .http1 }
    // The variables that curl and OpenSSL know; proxies are libcurl's own business.
    curl.certificateAuthorityFile =
      Environment.nonEmpty("CURL_CA_BUNDLE") ?? Environment.nonEmpty("SSL_CERT_FILE")
    curl.certificateAuthorityDirectory = Environment.nonEmpty("SSL_CERT_DIR")
    return curl
  }

  private func credentials(profile: AccountProfile?) throws(WistiaError) -> WistiaCredentials {
    let found: (secret: String, scheme: AuthenticationScheme)
    do {
      if let tokenFile {
        found = (try TokenFile.read(tokenFile), .bearer)
      } else if self.profile != nil, let secret = try profile?.readToken() {
        found = (secret, profile?.auth ?? .bearer)
      } else if let token = Environment.nonEmpty("WISTIA_API_TOKEN") {
        found = (try TokenFile.checked(token, from: "WISTIA_API_TOKEN"), .bearer)
      } else if let password = Environment.nonEmpty("WISTIA_API_PASSWORD") {
        found = (try TokenFile.checked(password, from: "WISTIA_API_PASSWORD"), .basic)
      } else if let secret = try profile?.readToken() {
        found = (secret, profile?.auth ?? .bearer)
      } else {
        throw CommandError(
          "no token: set WISTIA_API_TOKEN or WISTIA_API_PASSWORD, or name a file with --token-file")
      }
    } catch {
      throw WistiaError(kind: .configuration, message: (error as? CommandError)?.message ?? "")
    }
    switch auth ?? found.scheme {
    case .bearer: return .bearer(found.secret)
    case .basic: return .basic(password: found.secret)
    case .parameter: return .passwordParameter(found.secret)
    }
  }

  /// Tells of waits that a person would wonder about.
  static func reportWait(_ wait: WistiaWait) {
    guard wait.duration >= .seconds(2) else { return }
    let seconds = wait.duration.components.seconds
    let reason =
      switch wait.reason {
      case .pacing: "the account's allowance of requests is used up"
      case .throttled: "the server asks to slow down"
      case .retry(let attempt): "attempt \(attempt) failed"
      }
    Messages.print("captions: waiting \(seconds) s for \(wait.operation): \(reason)")
  }
}

extension WistiaDialect {
  /// Whether the dialect lives at the address of dated versions.
  fileprivate var isDated: Bool { if case .modern = self { true } else { false } }
}

extension Environment {
  /// The value of a variable that is set and not empty.
  ///
  /// - Parameter name: The variable's name.
  /// - Returns: The value, or `nil`.
  static func nonEmpty(_ name: String) -> String? {
    guard let value = value(name), !value.isEmpty else { return nil }
    return value
  }
}
