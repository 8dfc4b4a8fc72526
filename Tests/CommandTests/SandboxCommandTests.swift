// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Testing

/// `captions sandbox` as others start it and want to get in.
@Suite struct SandboxCommandTests {
  /// The status of a request, which curl makes: Foundation's own client never ends on a 401.
  private func status(
    _ address: String, token: String? = nil, host: String? = nil, origin: String? = nil
  ) throws -> Int {
    var fields: [String] = []
    if let token { fields += ["--header", "Authorization: Bearer \(token)"] }
    if let host { fields += ["--header", "Host: \(host)"] }
    if let origin { fields += ["--header", "Origin: \(origin)"] }
    let process = ChildProcess()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["curl", "--silent", "--output", "/dev/null", "--write-out", "%{http_code}"] + fields
      + [address]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try #require(Int(String(decoding: text, as: UTF8.self)))
  }

  /// One address of each kind that the sandbox announces.
  private func addresses(of sandbox: SandboxProcess) throws -> [String] {
    let page = try #require(sandbox.announced["page"])
    let admin = try #require(sandbox.announced["admin"])
    return [sandbox.url + "/account.json", admin + "state", page, page + "health"]
  }

  @Test func aTokenIsMadeAndAnnouncedAndIsTheOnlyOne() throws {
    let sandbox = try SandboxProcess("--token")
    let token = try #require(sandbox.announced["token"])
    #expect(token.count == 32)
    for address in try addresses(of: sandbox) {
      #expect(try status(address) == 401)
      #expect(try status(address, token: "x") == 401)
      #expect(try status(address, token: token) == 200)
    }
    #expect(try SandboxProcess("--token").announced["token"] != token)
  }

  @Test func aTokenOfTheEnvironmentIsNotRepeated() throws {
    let secret = ["CAPTIONS_SANDBOX_TOKEN": "s3cret-token"]
    let sandbox = try SandboxProcess("--token", environment: secret)
    #expect(sandbox.announced["token"] == nil)
    #expect(!sandbox.announced.values.contains { $0.contains("s3cret") })
    for address in try addresses(of: sandbox) {
      #expect(try status(address, token: "x") == 401)
      #expect(try status(address, token: "s3cret-token") == 200)
    }
    // Without the option the variable means nothing.
    let open = try SandboxProcess(environment: secret)
    for address in try addresses(of: open) { #expect(try status(address, token: "x") == 200) }
  }

  @Test func theTokensOfAFileHoldEverywhere() throws {
    let captions = try Captions()
    let list = try captions.file("tokens", "first\nsecond\n")
    let sandbox = try SandboxProcess("--token-file", list.path)
    for address in try addresses(of: sandbox) {
      #expect(try status(address, token: "x") == 401)
      for token in ["first", "second"] { #expect(try status(address, token: token) == 200) }
    }
  }

  @Test func namesAreAnsweredToAsToldAndOthersSayWhatToDo() throws {
    let sandbox = try SandboxProcess("--allow-host", "captions.test", "--allow-host", "::5")
    let port = try #require(URL(string: sandbox.url)?.port)
    for address in try addresses(of: sandbox) {
      for host in ["captions.test", "captions.test:\(port)", "[::5]", "localhost"] {
        #expect(try status(address, token: "x", host: host) == 200, "\(host)")
      }
      for host in ["evil.example", "captions.test.evil.example"] {
        #expect(try status(address, token: "x", host: host) == 421, "\(host)")
      }
      #expect(try status(address, token: "x", origin: "https://evil.example") == 403)
    }
  }

  @Test(arguments: [
    ["--token", "--token-file", "x"], ["--token", "--anonymous"],
    ["--anonymous", "--token-file", "x"],
    ["--allow-host", "a:80"], ["--allow-host", "*.test"], ["--allow-host", ""],
  ])
  func optionsThatMakeNoSense(arguments: [String]) throws {
    let outcome = try Captions().run(["sandbox"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["", " ", "a b", "a\nb", "tok\u{E9}n"])
  func aVariableWithoutATokenIsRefused(value: String) throws {
    let outcome = try Captions().run(
      ["sandbox", "--token"], environment: ["CAPTIONS_SANDBOX_TOKEN": value])
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("CAPTIONS_SANDBOX_TOKEN"))
    #expect(outcome.output.isEmpty)
    if value.count > 1 { #expect(!outcome.messages.contains(value)) }
  }

  @Test func helpSaysHowToKeepOthersOut() throws {
    let outcome = try Captions().run("sandbox", "--help")
    for word in ["--token", "CAPTIONS_SANDBOX_TOKEN", "--allow-host", "127.0.0.1"] {
      #expect(outcome.output.contains(word))
    }
  }
}
