// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc
import WistiaSandbox

/// `captions sandbox`: a server on this machine that speaks the Wistia API.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Run a server on this machine that speaks the Wistia API.",
    discussion: """
      Prints one JSON line with the address when it is ready, and runs until it is interrupted. \
      Any non-empty token is accepted unless told otherwise. The page at "page" shows what the \
      account holds; "admin" is the interface to reset it, advance its clock and inject faults.
      """)

  @OptionGroup var options: SandboxOptions

  @Option(help: "The port to listen on; 0 takes a free one.")
  var port: UInt16 = 0

  @Option(help: "The address to listen on. Beyond this machine there is no protection.")
  var bind = "127.0.0.1"

  @Flag(name: .shortAndLong, help: "Do not log requests on standard error.")
  var quiet = false

  func run() async throws {
    var configuration = try options.configuration()
    configuration.host = bind
    configuration.port = Int(port)
    let log = RequestLog()
    if !quiet { configuration.log = { log.add($0) } }
    if !["127.0.0.1", "::1", "localhost"].contains(bind) {
      Messages.error(
        "warning: listening on \(bind), where others can reach it: there is no encryption, and "
          + "anybody can read and change the account")
    }
    let sandbox: WistiaSandbox
    do {
      sandbox = try await WistiaSandbox.start(configuration)
    } catch {
      throw CommandError(error.description)
    }
    // Signals are taken over before the address is announced: whoever reads it may send one.
    let signals = await TerminationSignals()
    var output = StandardOutput()
    try output.write(Self.announcement(of: sandbox) + "\n")
    try output.flush()
    await signals.first()
    await sandbox.stop()
    log.finish()
  }

  /// The line that says where the sandbox is.
  static func announcement(of sandbox: WistiaSandbox) -> String {
    let value: JSONValue = [
      "url": .string(sandbox.url),
      "page": .string(sandbox.pageURL),
      "admin": .string(sandbox.pageURL + "__sandbox/"),
      "pid": .integer(Int64(getpid())),
    ]
    return String(decoding: value.encoded, as: UTF8.self)
  }
}
