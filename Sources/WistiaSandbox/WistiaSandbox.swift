// SPDX-License-Identifier: Apache-2.0

/// A server on this machine that speaks the Wistia API, for tests, demonstrations and rehearsals.
///
/// ```swift
/// let sandbox = try await WistiaSandbox.start()
/// // Send requests to sandbox.url with any token.
/// await sandbox.stop()
/// ```
public struct WistiaSandbox: Sendable {
  /// The base address of the API with its version, such as `http://127.0.0.1:40123/v1`.
  public let url: String
  /// The address of the sandbox's own page; the admin interface stands under `/__sandbox/`.
  public let pageURL: String
  /// The port that is listened on.
  public let port: Int

  let core: SandboxCore
  private let server: HTTPServer

  /// Starts a sandbox.
  ///
  /// - Parameter configuration: The configuration; in memory on a free loopback port unless told.
  /// - Returns: The sandbox, ready for requests.
  /// - Throws: `SandboxError` when the address, the data directory or the seed cannot be used.
  public static func start(
    _ configuration: SandboxConfiguration = SandboxConfiguration()
  ) async throws(SandboxError) -> WistiaSandbox {
    let core = try SandboxCore(configuration)
    let server = try await HTTPServer.start(core)
    // Not before: a sandbox that does not start leaves everything as it is.
    core.storage?.removeLeftovers()
    return WistiaSandbox(core: core, server: server)
  }

  private init(core: SandboxCore, server: HTTPServer) {
    self.core = core
    self.server = server
    port = server.port
    // An address that stands for all addresses is none that a client can name.
    let bound = core.configuration.host
    let host = ["0.0.0.0", "::"].contains(bound) ? "127.0.0.1" : bound
    pageURL = "http://\(HTTPServer.bracketed(host)):\(port)/"
    url = "\(pageURL.dropLast())\(core.configuration.dialect.basePath)"
  }

  /// Stops the sandbox: running requests finish, and all threads end.
  ///
  /// - Parameter grace: How long running requests may take before they are cut.
  public func stop(grace: Duration = .seconds(5)) async {
    await server.stop(grace: grace)
    core.storage?.close()
  }
}
