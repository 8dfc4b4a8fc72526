// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import Glibc
import HTTPTransport
import ScriptedServer
import Testing
import WorkLimits

/// TLS and HTTP/2 against servers of the distribution.
@Suite(
  .serialized, .workLimit(seconds: 300),
  .enabled(if: ServerProcess.isInstalled("openssl"), "needs the program openssl"))
struct TLSTests {
  /// A directory with a key and a certificate for loopback, removed at the end.
  private final class Certificate {
    let directory: String
    var key: String { directory + "/key.pem" }
    var file: String { directory + "/certificate.pem" }

    init(name: String = "IP:127.0.0.1", days: Int = 2) throws {
      let place = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
      // mkdtemp puts letters of its own in the place of six capital X.
      let pattern = "captions-tls-" + String(repeating: "X", count: 6)
      var template = Array("\(place)/\(pattern)".utf8CString)
      guard unsafe mkdtemp(&template) != nil else {
        throw ServerProcess.Failure(program: "mkdtemp")
      }
      directory = String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let request = directory + "/request.pem"
      try ServerProcess.run([
        "openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
        "-nodes", "-keyout", key, "-out", request, "-subj", "/CN=test",
        "-addext", "subjectAltName=\(name)",
      ])
      // Only this subcommand takes a number of days that lies in the past.
      try ServerProcess.run([
        "openssl", "x509", "-req", "-in", request, "-signkey", key, "-days", "\(days)",
        "-copy_extensions", "copy", "-out", file,
      ])
    }

    deinit {
      for name in ["key.pem", "certificate.pem", "request.pem"] {
        _ = unsafe unlink("\(directory)/\(name)")
      }
      _ = unsafe rmdir(directory)
    }
  }

  private func answer(
    _ certificate: Certificate, trusts: Bool
  ) async throws -> Result<HTTPResponse, HTTPTransportError> {
    let port = try ServerProcess.freePort()
    let server = try ServerProcess([
      "openssl", "s_server", "-accept", "127.0.0.1:\(port)", "-key", certificate.key,
      "-cert", certificate.file, "-www", "-quiet",
    ])
    defer { withExtendedLifetime(server) {} }
    var configuration = CurlConfiguration()
    if trusts { configuration.certificateAuthorityFile = certificate.file }
    return await send(
      HTTPRequest(method: .get, url: "https://127.0.0.1:\(port)/"), configuration)
  }

  /// Sends, again for as long as the server is not listening yet.
  private func send(
    _ request: HTTPRequest, _ configuration: CurlConfiguration
  ) async -> Result<HTTPResponse, HTTPTransportError> {
    let transport = CurlTransport(configuration: configuration)
    var attempt = 0
    while true {
      attempt += 1
      do throws(HTTPTransportError) {
        return .success(try await transport.send(request))
      } catch {
        guard error.kind == .notConnected, attempt < 500 else { return .failure(error) }
        try? await Task.sleep(for: .milliseconds(10))
      }
    }
  }

  @Test func `a certificate that is trusted is accepted`() async throws {
    let answer = try await answer(Certificate(), trusts: true).get()
    #expect(answer.status == 200)
  }

  @Test(arguments: [
    ("IP:127.0.0.1", 2, false), ("IP:127.0.0.1", -1, true), ("DNS:example.com", 2, true),
  ])
  func `a certificate that is unknown, expired or of another host is refused`(
    name: String, days: Int, trusts: Bool
  ) async throws {
    let result = try await answer(Certificate(name: name, days: days), trusts: trusts)
    guard case .failure(let error) = result else {
      Issue.record("accepted")
      return
    }
    #expect(error.kind == .insecure)
    #expect(!error.mayHaveBeenSent)
    #expect(error.message.contains("SSL_CERT_FILE"))
  }

  @Test(.enabled(if: ServerProcess.isInstalled("nghttpx"), "needs the program nghttpx"))
  func `HTTP/2 is spoken where it is offered, but not by what may go out once`() async throws {
    let backend = try ScriptedServer { connection in
      while let request = connection.readRequest() { connection.respond(200, body: request.text) }
    }
    defer { backend.stop() }
    let certificate = try Certificate()
    let port = try ServerProcess.freePort()
    let proxy = try ServerProcess([
      "nghttpx", "--frontend=127.0.0.1,\(port)", "--backend=127.0.0.1,\(backend.port)",
      "--workers=1", "--conf=/dev/null", certificate.key, certificate.file,
    ])
    defer { withExtendedLifetime(proxy) {} }
    var configuration = CurlConfiguration()
    configuration.certificateAuthorityFile = certificate.file
    let url = "https://127.0.0.1:\(port)/"
    let body = [UInt8](repeating: UInt8(ascii: "x"), count: 1_500_000)
    let parts = [HTTPFormPart(name: "f", fileName: "f", content: body)]
    let put = HTTPRequest(method: .put, url: url, body: .multipart(parts))
    #expect(try await send(put, configuration).get().status == 200)
    let post = HTTPRequest(method: .post, url: url, requiresFreshConnection: true)
    #expect(try await send(post, configuration).get().status == 200)
    // The proxy tells the backend which version the client spoke.
    #expect(backend.requests.map { $0.header("via") } == ["2 nghttpx", "1.1 nghttpx"])
    #expect((backend.requests.first?.body.count ?? 0) > body.count)
  }
}
