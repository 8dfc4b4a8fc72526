// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

/// The names that a sandbox goes by besides those of every machine.
@Suite struct HostNameTests {
  @Test("Names that were given are answered to, exactly")
  func given() async throws {
    try await withSandbox {
      $0.hostNames = ["sandbox", "Captions.Test", "192.168.1.5", "fe80::1", "[fe80::2]"]
    } _: { sandbox in
      for (host, status) in [
        ("sandbox", 200), ("SANDBOX:8080", 200), ("captions.test", 200), ("192.168.1.5:1", 200),
        ("[fe80::1]", 200), ("[FE80::2]:80", 200), ("localhost", 200),
        ("sandbox.evil.example", 421),
        ("captions", 421), ("test", 421), ("a.captions.test", 421), ("192.168.1.50", 421),
      ] {
        let answer = try Client(sandbox).request("GET", "/v1/account", host: host)
        #expect(answer.status == status, "\(host)")
        if status == 200 {
          #expect(answer.json["url"]?.text?.lowercased() == "http://\(host.lowercased())")
        }
      }
      let own = try Client(sandbox).request(
        "POST", "/__sandbox/reset", host: "sandbox:8080", headers: ["Origin: http://sandbox:8080"])
      #expect(own.status == 200)
    }
  }

  @Test("The address that is listened on, or at which a client has come in, is a name")
  func bound() async throws {
    for host in ["127.0.0.74", "0.0.0.0", "::"] {
      var configuration = SandboxConfiguration()
      configuration.host = host
      configuration.threads = 1
      guard let sandbox = try? await WistiaSandbox.start(configuration) else {
        // Not every machine has addresses of IPv6.
        #expect(host == "::")
        continue
      }
      for (name, status) in [
        ("127.0.0.74", 200), ("127.0.0.1", 200), ("127.0.0.75", 421), ("0.0.0.0", 421),
        ("[::]", 421),
      ] {
        let client = try Client(port: sandbox.port, address: 0x7F00_004A)
        let answer = try client.request("GET", "/health", host: "\(name):\(sandbox.port)")
        #expect(answer.status == status, "\(host) \(name)")
      }
      await sandbox.stop(grace: .zero)
    }
  }

  @Test(
    "What is no name is refused before anything starts",
    arguments: ["", "a b", "*", "*.example", "http://a", "a:80", "[::1]:80", "a/b", "a@b", "é"])
  func wrongNames(name: String) async throws {
    #expect(!SandboxConfiguration.isHostName(name))
    var configuration = SandboxConfiguration()
    configuration.hostNames = [name]
    let error = await #expect(throws: SandboxError.self) {
      try await WistiaSandbox.start(configuration)
    }
    #expect(error?.description.contains("host name") == true)
  }

  @Test(
    "A seed that could not be an account's is refused",
    arguments: [
      SandboxSeed.Media(name: ""), .init(name: String(repeating: "a", count: 4097)),
      .init(name: "a", project: ""), .init(name: "a", hashedID: "../x"),
      .init(name: "a", captions: ["/../../x": []]), .init(name: "a", captions: ["e": []]),
    ])
  func seeds(media: SandboxSeed.Media) async throws {
    await #expect(throws: SandboxError.self) {
      try await withSandbox(seed: SandboxSeed(medias: [media])) { _ in
      }
    }
  }
}
