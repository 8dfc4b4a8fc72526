// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing
import WistiaSandbox

/// Web pages of others, open in a browser on the same machine, that want to reach the sandbox.
@Suite struct BrowserTests {
  /// One path of everything that the sandbox serves.
  static let paths = [
    "/v1/account.json?api_password=x", "/modern/medias", "/v1/nothing", "/__sandbox/state",
    "/__sandbox", "/", "/page.js", "/health", "/favicon.ico", "/nothing",
    "/deliveries/0123456789abcdef0123456789abcdef01234567.bin",
  ]

  @Test("The sandbox answers to its own names on every route, with any port", arguments: paths)
  func ownNames(path: String) async throws {
    try await withSandbox { sandbox in
      for host in [
        "127.0.0.1", "127.0.0.1:\(sandbox.port)", "localhost", "LocalHost:8080", "[::1]",
        "[::1]:\(sandbox.port)",
      ] {
        let answer = try Client(sandbox).request("GET", path, host: host)
        #expect(![400, 403, 421].contains(answer.status), "\(host)")
      }
    }
  }

  @Test(
    "A request by any other name is refused on every route, whatever its Origin", arguments: paths)
  func otherNames(path: String) async throws {
    try await withSandbox { sandbox in
      for name in [
        "evil.example", "127.0.0.1.evil.example", "127.evil.example", "localhost.evil.example",
        "evil-localhost", "localhost.", "127.0.0.2", "127.1", "0.0.0.0", "[::]", "[::2]",
        "2130706433",
      ] {
        for host in [name, "\(name):\(sandbox.port)"] {
          for headers in [["Authorization: Bearer t"], ["Origin: http://\(host)"]] {
            let answer = try Client(sandbox).request("GET", path, host: host, headers: headers)
            #expect(answer.status == 421, "\(host) \(headers)")
            #expect(answer.json["error"]?.text?.contains("allow that name") == true)
            #expect(!answer.text.contains("Sandbox"))
          }
        }
      }
    }
  }

  @Test(
    "A Host that is no host is refused",
    arguments: [
      "", ":8080", "localhost:", "localhost:x", "localhost:65536", "localhost:+80",
      "localhost:80:80",
      "user@localhost", "http://localhost", "localhost/", "localhost, evil.example", "[::1", "::1",
      "[127.0.0.1]", "[::1]x", "l\u{F6}calhost", "localhost#@evil.example",
    ])
  func noHost(host: String) async throws {
    try await withSandbox { sandbox in
      let answer = try Client(sandbox).request("GET", "/v1/account", host: host)
      #expect(answer.status == 400)
    }
  }

  @Test("A request of HTTP/1.1 names its host once; an old client need not")
  func countOfHosts() async throws {
    try await withSandbox { sandbox in
      for (head, status) in [
        ("GET /health HTTP/1.1\r\n\r\n", 400),
        ("GET /health HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400),
        ("GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400),
        ("GET /health HTTP/1.0\r\n\r\n", 200),
        ("GET /health HTTP/1.0\r\nHost: evil.example\r\n\r\n", 421),
        ("GET /health HTTP/1.0\r\nOrigin: http://127.0.0.1\r\n\r\n", 403),
        ("GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 421),
        ("GET http://localhost/health HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        ("GET http://localhost@evil.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 421),
        ("GET http:///health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
      ] {
        let client = try Client(sandbox)
        try client.send(Array(head.utf8))
        #expect(try client.answer().status == status, "\(head)")
      }
    }
  }

  @Test("Only the sandbox's own origin is let in, on every route", arguments: paths)
  func origins(path: String) async throws {
    try await withSandbox { sandbox in
      let port = sandbox.port
      for (host, origin, isOwn) in [
        ("127.0.0.1:\(port)", "http://127.0.0.1:\(port)", true),
        ("localhost:\(port)", "http://localhost:\(port)", true),
        ("localhost", "http://localhost", true), ("[::1]:1", "http://[::1]:1", true),
        ("127.0.0.1:\(port)", "http://localhost:\(port)", false),
        ("127.0.0.1:\(port)", "http://127.0.0.1:\(port == 1 ? 2 : port - 1)", false),
        ("127.0.0.1:\(port)", "http://127.0.0.1", false),
        ("127.0.0.1:\(port)", "https://127.0.0.1:\(port)", false),
        ("127.0.0.1:\(port)", "https://evil.example", false),
        ("127.0.0.1:\(port)", "http://127.0.0.1:\(port).evil.example", false),
        ("127.0.0.1:\(port)", "http://127.0.0.1:\(port)@evil.example", false),
        ("127.0.0.1:\(port)", "null", false), ("127.0.0.1:\(port)", "", false),
        ("127.0.0.1:\(port)", "http://127.0.0.1:\(port) http://evil.example", false),
      ] {
        let answer = try Client(sandbox).request(
          "GET", path, host: host, headers: ["Authorization: Bearer t", "Origin: \(origin)"])
        #expect((answer.status == 403) == !isOwn, "\(host) \(origin)")
      }
      let twice = try Client(sandbox).request(
        "GET", path, headers: ["Origin: http://127.0.0.1", "Origin: https://evil.example"])
      #expect(twice.status == 403)
    }
  }

  @Test(
    "A form on another site's page changes nothing",
    arguments: [
      ["Origin: https://evil.example", "Sec-Fetch-Site: cross-site"],
      ["Origin: https://evil.example"],
      ["Origin: null"], ["Sec-Fetch-Site: cross-site"], ["Sec-Fetch-Site: same-site"],
      ["Sec-Fetch-Site: Cross-Site"],
    ])
  func forms(headers: [String]) async throws {
    try await withDirectory { directory in
      try await withSandbox {
        $0.dataDirectory = directory
        $0.seed.medias[0].captions["eng"] = haiku
      } _: { sandbox in
        let before = sandbox.snapshot
        let stored = try files(in: directory)
        let form = ["Content-Type: application/x-www-form-urlencoded"] + headers
        for (path, body) in [
          ("/v1/medias/abcde12345.json", "_method=DELETE&api_password=x"),
          (
            "/v1/medias/abcde12345/captions/eng.json",
            "_method=PUT&api_password=x&caption_file=HACKED"
          ),
          ("/v1/projects.json", "name=P&api_password=x"),
          ("/__sandbox/reset", ""), ("/__sandbox/state", "{}"), ("/__sandbox/faults", "{}"),
        ] {
          for method in path.hasPrefix("/v1") ? ["POST"] : ["POST", "PUT", "DELETE"] {
            let answer = try Client(sandbox).request(
              method, path, headers: form, body: Array(body.utf8))
            #expect(answer.status == 403, "\(method) \(path)")
          }
        }
        #expect(sandbox.snapshot == before)
        #expect(sandbox.requests.isEmpty)
        #expect(try files(in: directory) == stored)
      }
    }
  }

  @Test("The sandbox's own page, a link that is followed, and programs are untouched")
  func friends() async throws {
    try await withSandbox { sandbox in
      for (method, path, headers) in [
        ("GET", "/", ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"]),
        ("GET", "/__sandbox/state?text=0", ["Sec-Fetch-Site: same-origin"]),
        (
          "POST", "/__sandbox/reset",
          ["Sec-Fetch-Site: same-origin", "Origin: http://127.0.0.1:\(sandbox.port)"]
        ),
        ("POST", "/__sandbox/reset", ["Sec-Fetch-Site: none"]),
        ("POST", "/v1/projects?name=P", ["Authorization: Bearer t"]),
      ] {
        let answer = try Client(sandbox).request(
          method, path, host: "127.0.0.1:\(sandbox.port)", headers: headers)
        #expect((200..<300).contains(answer.status), "\(method) \(path)")
      }
    }
  }

  @Test("A person who reads the log learns what was refused and why; the journal is of others")
  func log() async throws {
    let lines = Lines()
    try await withSandbox {
      $0.log = { entry in lines.add("\(entry.status) \(entry.path) \(entry.warnings)") }
    } _: { sandbox in
      _ = try Client(sandbox).request("GET", "/v1/account?api_password=x", host: "evil.example")
      _ = try Client(sandbox).request("POST", "/__sandbox/reset", headers: ["Origin: null"])
      let seen = lines.all
      #expect(seen.count == 2)
      #expect(seen.first?.hasPrefix("421 /v1/account?api_password=[redacted] ") == true)
      #expect(seen.first?.contains("evil.example") == true)
      #expect(seen.last?.contains("Origin") == true)
      #expect(sandbox.requests.isEmpty)
    }
  }

  @Test("No answer lets a page of another site read it")
  func sharing() async throws {
    try await withSandbox { sandbox in
      for method in ["GET", "OPTIONS"] {
        for path in Self.paths {
          for origin in ["http://127.0.0.1:\(sandbox.port)", "https://evil.example"] {
            let answer = try Client(sandbox).request(
              method, path, host: "127.0.0.1:\(sandbox.port)",
              headers: ["Origin: \(origin)", "Access-Control-Request-Method: PUT"])
            #expect(!answer.headers.contains { $0.name.lowercased().hasPrefix("access-control") })
          }
        }
      }
    }
  }
}

/// What a sandbox logs.
private final class Lines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock(\.self) }

  func add(_ line: String) { lines.withLock { $0.append(line) } }
}
