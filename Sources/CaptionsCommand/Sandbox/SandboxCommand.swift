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
      account holds; "admin" is the interface to reset it, advance its clock and inject faults. \
      Requests must come by the name 127.0.0.1, localhost, [::1] or the address of --bind, with any \
      port, and those of other web pages are refused.
      """)

  @OptionGroup var options: SandboxOptions

  @Option(help: "The port to listen on; 0 takes a free one.")
  var port: UInt16 = 0

  @Option(
    help: """
      The address to listen on. Beyond this machine there is no encryption; --token keeps others out.
      """)
  var bind = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      """
      Answer requests by this host name, too, such as that of a container; no port, no wildcard; may \
      be repeated.
      """, valueName: "name"))
  var allowHost: [String] = []

  @Flag(name: .shortAndLong, help: "Do not log requests on standard error.")
  var quiet = false

  func validate() throws {
    if let wrong = allowHost.first(where: { !SandboxConfiguration.isHostName($0) }) {
      throw ValidationError(
        "--allow-host wants a name or an address without a port, not \"\(wrong)\"")
    }
  }

  func run() async throws {
    var configuration = try options.configuration()
    let token = try options.token ? SandboxToken() : nil
    if let token { configuration.authentication = .tokens([token.text]) }
    configuration.host = bind
    configuration.hostNames = allowHost
    configuration.port = Int(port)
    let log = RequestLog()
    if !quiet { configuration.log = { log.add($0) } }
    if !["127.0.0.1", "::1", "localhost"].contains(bind) {
      let consequence =
        token == nil && options.tokenFile.isEmpty
        ? "anybody can read and change the account; --token keeps others out"
        : "the token can be read on the way"
      Messages.error(
        "warning: listening on \(bind), where others can reach it: there is no encryption, and "
          + consequence)
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
    try output.write(Self.announcement(of: sandbox, token) + "\n")
    try output.flush()
    await signals.first()
    await sandbox.stop()
    log.finish()
  }

  /// The line that says where the sandbox is, and which token it has made for itself.
  static func announcement(of sandbox: WistiaSandbox, _ token: SandboxToken?) -> String {
    var members: [SandboxJSON.Member] = [
      .init(name: "url", value: .string(sandbox.url)),
      .init(name: "page", value: .string(sandbox.pageURL)),
      .init(name: "admin", value: .string(sandbox.pageURL + "__sandbox/")),
      .init(name: "pid", value: .integer(Int64(getpid()))),
    ]
    if let token, token.isNew { members.append(.init(name: "token", value: .string(token.text))) }
    return String(decoding: SandboxJSON.object(members).encoded, as: UTF8.self)
  }
}
