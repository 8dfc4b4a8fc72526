// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionLanguages
import CaptionSync

/// `captions sync pull`: brings the account's captions into the directory.
struct SyncPullCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull",
    abstract: "Write an account's captions into a directory.",
    discussion: """
      Files that hold changes which the account has not seen are left alone; --force overwrites
      them, after a copy went to .captions-sync/backups. Nothing is deleted on either side.
      """)

  @OptionGroup var options: SyncOptions

  @Option(
    help: ArgumentHelp("Only these languages: any codes, separated by commas.", valueName: "codes"))
  var languages: String?

  @Option(
    help: ArgumentHelp(
      "Only medias of these projects: names or hashed ids, separated by commas.",
      valueName: "names"))
  var projects: String?

  @Flag(help: "Overwrite files that differ, whoever changed them.")
  var force = false

  @Flag(help: "Say what would be written, and write nothing.")
  var dryRun = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Show tracks that are the same already, too.")
  var verbose = false

  func run() async throws {
    let keys = try languageKeys()
    if !dryRun { try DirectoryCreation.make(options.directory) }
    try await SyncSession.run(options, allowsEmpty: true) { session in
      let directory = MediaDirectory(try await session.account.medias())
      let wanted = directory.medias.filter(isWanted)
      var puller = Puller(account: session.account, scan: session.scan)
      puller.planner.forces = force
      puller.planner.languages = keys
      puller.isRehearsal = dryRun
      puller.backupPath = session.store?.backupPath
      let stop = StopRequest()
      puller.isStopping = { stop.isRequested }
      if !dryRun { try session.store?.begin() }
      let progress = ProgressLine("Pulling")
      let report = await puller.run(
        wanted, of: directory, files: session.found.tracks, state: session.state
      ) { progress.show($0, of: wanted.count) }
      progress.clear()
      stop.end()
      if !dryRun {
        var state = session.state
        state.record(report)
        try session.store?.finish(state)
      }
      try write(report)
      if let fatal = report.fatal { throw CommandError(fatal) }
      if report.isStopped { throw ExitStatus.interrupted }
      let clean = report.count(.failed) + report.count(.conflict) + report.count(.stale) == 0
      try session.end(isClean: clean)
    }
  }

  private func write(_ report: RunReport) throws {
    var output = StandardOutput()
    if json {
      try SyncDocument(report, directory: options.directory, kind: "pull").write(to: &output)
    } else {
      try SyncTable(showsUnchanged: verbose, words: .pull).write(report, to: &output)
    }
    try output.flush()
  }

  private func languageKeys() throws -> Set<String>? {
    guard let languages else { return nil }
    return Set(
      try languages.split(separator: ",").map { code in
        guard let tag = LanguageTag(code: String(code)) else {
          throw CommandError("no language is known as '\(code)'; see captions languages list")
        }
        return tag.equivalenceKey
      })
  }

  private func isWanted(_ media: AccountMedia) -> Bool {
    guard let projects else { return true }
    let names = projects.split(separator: ",").map(String.init)
    return names.contains { $0 == media.project || $0 == media.projectID }
  }
}
