// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionSync

/// `captions sync pull`: brings the account's captions into the directory.
struct SyncPullCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull",
    abstract: "Write an account's captions into a directory.",
    discussion: """
      Files that hold changes which the account has not seen are left alone; --force overwrites \
      them, after a copy went to .captions-sync/backups. Nothing is deleted on either side.
      """)

  @OptionGroup var options: SyncOptions
  @OptionGroup(title: "Selection") var selection: SyncSelectionOptions
  @OptionGroup(title: "Output") var output: SyncOutputOptions

  @Flag(help: "Overwrite files that differ, whoever changed them.")
  var force = false

  @Flag(help: "Say what would be written, and write nothing.")
  var dryRun = false

  func run() async throws {
    let languages = try selection.languageFilter()
    let projects = selection.projectFilter
    if !dryRun { try DirectoryCreation.make(options.directory) }
    let scan = try options.makeScan()
    try await SyncSession.run(
      options.account, scan, writes: !dryRun, allowsEmpty: true
    ) { session in
      let directory = MediaDirectory(try await session.account.medias())
      let wanted = directory.medias.filter(projects.includes)
      var puller = Puller(account: session.account, scan: session.scan)
      puller.planner.forces = force
      puller.planner.languages = languages.keys
      puller.isRehearsal = dryRun
      puller.recorder = dryRun ? nil : session.store
      puller.jobs = session.access.jobs
      let progress = session.progress
      let files = session.readFiles(for: directory)
      let stop = await StopRequest(progress)
      puller.isStopping = { progress.isStopping }
      progress.begin("Pulling", of: wanted.count)
      let report = await puller.run(
        wanted, of: directory, files: files, state: session.state
      ) { progress.step($0) }
      progress.end()
      stop.end()
      report.results.forEach(progress.ended)
      progress.summarize(report)
      // What was done is remembered, also where nobody reads what is said of it.
      let memory = Result {
        guard !dryRun else { return }
        var state = session.state
        state.recordPull(report)
        try session.store?.finish(state)
      }
      try output.write(report, session, kind: "pull", words: .pull)
      try memory.get()
      if let fatal = report.fatal { throw CommandError(fatal) }
      if report.isStopped { throw ExitStatus.interrupted }
      let clean = report.count(.failed) + report.count(.conflict) + report.count(.stale) == 0
      try session.end(isClean: clean)
    }
  }
}
