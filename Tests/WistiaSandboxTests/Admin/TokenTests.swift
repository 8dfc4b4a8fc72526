// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

/// A sandbox that has a token gives nothing to whoever does not.
@Suite struct TokenTests {
  @Test("Without the token every route is refused, with it every route is as before")
  func everyRoute() async throws {
    try await withSandbox {
      $0.authentication = .tokens(["right"])
      $0.seed.medias[0].captions["eng"] = haiku
    } _: { sandbox in
      for path in BrowserTests.paths where path != "/v1/account.json?api_password=x" {
        for headers in [
          [], ["Authorization: Bearer wrong"], ["Authorization: Bearer "],
          ["Authorization: Basic YXBpOndyb25n"], ["Authorization: right"],
          ["X-Sandbox-Token: right"],
        ] {
          let answer = try Client(sandbox).request("GET", path, headers: headers)
          #expect(answer.status == 401, "\(path) \(headers)")
          #expect(answer.header("WWW-Authenticate")?.hasPrefix("Basic ") == true)
        }
        for headers in [
          ["Authorization: Bearer right"], ["Authorization: Basic YXBpOnJpZ2h0"],
        ] {
          let answer = try Client(sandbox).request("GET", path, headers: headers)
          #expect(answer.status != 401, "\(path) \(headers)")
        }
      }
    }
  }

  @Test("Without the token the admin interface changes nothing")
  func admin() async throws {
    try await withSandbox {
      $0.authentication = .tokens(["right"])
    } _: { sandbox in
      let client = try Client(sandbox)
      let before = sandbox.snapshot
      for (method, path) in [
        ("PUT", "state"), ("POST", "reset"), ("DELETE", "requests"), ("PUT", "faults"),
        ("POST", "jobs/complete"), ("PUT", "dialect"),
      ] {
        let answer = try client.request(
          method, "/__sandbox/\(path)", headers: ["Authorization: Bearer wrong"],
          body: Array("{}".utf8))
        #expect(answer.status == 401, "\(method) \(path)")
      }
      #expect(sandbox.snapshot == before)
      let state = try client.request(
        "PUT", "/__sandbox/state", headers: ["Authorization: Bearer right"], body: before)
      #expect(state.status == 200)
    }
  }
}
