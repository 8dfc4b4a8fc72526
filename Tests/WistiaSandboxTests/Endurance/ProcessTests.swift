// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import ReleasedTool
import Testing
import WistiaSandbox

/// `captions sandbox` as others start it.
@Suite struct ProcessTests {
  @Test("A log that nobody reads stops no request, and the sandbox ends when asked")
  func unreadLog() throws {
    let sandbox = try SandboxProcess([])
    let client = try Client(port: sandbox.port)
    // More than any pipe holds.
    for _ in 0..<3000 {
      #expect(
        try client.request("GET", "/v1/medias.json?name=\(String(repeating: "x", count: 100))")
          .status == 200)
    }
    #expect(sandbox.stop() == 0)
  }

  @Test("Asked to end right behind its announcement, it ends")
  func endsAtOnce() throws {
    for round in 1...60 {
      let sandbox = try SandboxProcess(["--quiet"])
      #expect(sandbox.stops(number: round % 2 == 0 ? SIGINT : SIGTERM), "round \(round)")
    }
  }

  @Test("Listening beyond this machine is warned of")
  func warning() throws {
    let sandbox = try SandboxProcess(["--bind", "0.0.0.0"])
    #expect(try Client(port: sandbox.port).request("GET", "/health").text == "OK")
    #expect(sandbox.stop() == 0)
    #expect(sandbox.messages().contains("warning: listening on 0.0.0.0"))
  }

  @Test("A port that is taken is named")
  func takenPort() throws {
    let sandbox = try SandboxProcess(["--quiet"])
    let error = #expect(throws: SandboxProcess.NotReady.self) {
      try SandboxProcess(["--port", "\(sandbox.port)"])
    }
    #expect(error?.messages.contains("\(sandbox.port)") == true)
    #expect(sandbox.stop() == 0)
  }

  @Test(
    "A short soak: clients read what they wrote, the journal tells of all, and nothing grows",
    .enabled(if: Shell.has("python3"), "python3 is not installed"))
  func soak() throws {
    let script = #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    let output = try Shell.run(
      "python3 '\(script)/soak.py' '\(try ReleasedTool.url.path)' --requests 4000 "
        + "--connections 40 2>&1")
    #expect(output.hasSuffix("ok\n"), Comment(rawValue: output))
  }
}
