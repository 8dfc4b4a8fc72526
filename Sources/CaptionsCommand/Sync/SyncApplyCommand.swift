// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionSync
import Glibc

/// `captions sync apply`: makes an account hold the captions of a directory.
struct SyncApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Make an account hold the captions of a directory, and verify it.",
    discussion: """
      Shows the plan and asks before anything is written. Off a terminal it writes only with
      --yes. Everything that was written is read back and compared cue by cue.
      """)

  @OptionGroup var options: SyncOptions

  @Flag(name: .shortAndLong, help: "Write without asking.")
  var yes = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Show tracks that are the same already, too.")
  var verbose = false

  func run() async throws {
    try await SyncSession.run(options) { session in
      if session.plan.hasWrites, !yes, !options.sandbox { try confirm(session.plan) }
      var executor = Executor(account: session.account, source: source(session.scan))
      executor.jobs = options.jobs
      let report = await executor.run(session.plan)
      var output = StandardOutput()
      if json {
        try SyncDocument(report, directory: options.directory).write(to: &output)
      } else {
        try SyncTable(showsUnchanged: verbose).write(report, to: &output)
      }
      try output.flush()
      if let fatal = report.fatal { throw CommandError(fatal) }
      let status = session.status(isClean: report.isClean)
      guard status == .success else { throw status }
    }
  }

  private func source(_ scan: DirectoryScan) -> Executor.Source {
    { operation in
      guard let path = operation.path else { return [] }
      return try UploadText(path: scan.fullPath(path), language: operation.language).bytes
    }
  }

  private func confirm(_ plan: Plan) throws {
    guard isatty(STDIN_FILENO) == 1, Messages.isTerminal else {
      throw CommandError(
        "\(plan.summary); nothing was written: say --yes to write without a terminal to ask on")
    }
    var output = StandardOutput()
    try SyncTable(showsUnchanged: verbose).write(plan, to: &output)
    try output.flush()
    Messages.prompt("Write this to the account? [y/N] ")
    let answer = readLine()?.lowercased()
    guard answer == "y" || answer == "yes" else {
      throw CommandError("nothing was written", status: .findings)
    }
  }
}
