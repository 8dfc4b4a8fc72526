// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionSync

/// `captions sync restore`: puts back what a run replaced or deleted.
struct SyncRestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put captions back into the account that an earlier run replaced or deleted.",
    discussion: """
      Without a backup's name, lists the backups of the directory, that of the last run last. What a \
      restore replaces is saved in turn. What a backup lacks is said, and the exit status is 1 then.
      """)

  @OptionGroup var options: SyncOptions
  @OptionGroup(title: "Output") var output: SyncOutputOptions

  @Option(
    help: ArgumentHelp(
      "The backup, by its name in .captions-sync/backups, or 'latest': that of the last run.",
      valueName: "name"))
  var backup: String?

  @Flag(name: .shortAndLong, help: "Write without asking.")
  var yes = false

  func run() async throws {
    let scan = try options.makeScan()
    guard let backup else { return try list(scan.directory) }
    let saved = try open(backup, in: scan.directory)
    // What was agreed on is not asked for: a state that cannot be read keeps nobody from restoring.
    try await SyncSession.run(
      options.account, scan, writes: true, allowsEmpty: true, recall: .nothing
    ) { session in
      let restoration = try Restoration(saved, account: session.identity)
      let listings = try await session.listings(of: restoration.assignment.targets.map(\.media))
      var planner = Planner.Options()
      planner.codeForm = .verbatim
      // Who asks for a backup prefers it to what the account holds now.
      planner.preferred = .local
      let plan = Planner(options: planner).plan(restoration.assignment, listings: listings)
      let writes = SyncPlan(
        operations: plan.operations.filter { $0.path != nil },
        remoteTrackCount: plan.remoteTrackCount)
      // What is put back is the account's: files that differ are not sent again unasked, and what has
      // no file is not deleted.
      let run = SyncApplyRun(
        session: session, yes: yes, output: output, remembers: false)
      try await run(writes) { try restoration.text(of: $0) }
      try tell(saved, restoration, session)
    }
  }

  /// Opens a backup before anything else is done.
  private func open(_ name: String, in directory: String) throws -> Backup {
    let backup: Backup?
    do {
      let backups = try BackupCatalog(of: directory)
      backup = try name == "latest" ? backups.latest() : backups.backup(named: name)
      if let backup, name == "latest", let last = backups.names.last, last != backup.name {
        Messages.print(
          "captions: passed over the backup \(last), which holds no track of the account: its run saved none, or "
            + "it is damaged; this takes back \(backup.name)")
      }
    } catch {
      throw CommandError("\(error)")
    }
    guard let backup else {
      throw CommandError("\(directory): there is no backup that holds a track")
    }
    return backup
  }

  /// Says what is in the backup and was not put back.
  private func tell(
    _ backup: Backup, _ restoration: Restoration, _ session: SyncSession
  ) throws {
    var isWhole = true
    if !restoration.omitted.isEmpty {
      isWhole = false
      let accounts = Set(restoration.omitted.map(\.account)).sorted().joined(separator: ", ")
      session.progress.note(
        "\(restoration.omitted.count) of \(backup.entries.count) texts of this backup were not put "
          + "back: they belong to the account \(accounts), and this is \(session.identity.name)")
    }
    if !backup.unlisted.isEmpty {
      let files = backup.unlisted.joined(separator: ", ")
      isWhole = isWhole && backup.isUnlistedHarmless
      session.progress.note(
        backup.isUnlistedHarmless
          ? "\(files): saved by a run that ended before it replaced anything for it"
          : "\(files): saved, and missing in the backup's manifest; whose captions they are is not "
            + "known, and they were not put back")
    }
    guard isWhole else { throw ExitStatus.findings }
  }

  private func list(_ directory: String) throws {
    let backups: BackupCatalog
    do {
      backups = try BackupCatalog(of: directory)
    } catch {
      throw CommandError("\(error)")
    }
    var output = StandardOutput()
    var isWhole = true
    for name in backups.names {
      do {
        let count = try backups.backup(named: name).entries.count
        try output.write(
          "\(TerminalText.escaped(name))\t\(count) \(count == 1 ? "track" : "tracks")\n")
      } catch let error as FileError {
        isWhole = false
        Messages.error("\(error)")
      }
    }
    try output.flush()
    if !isWhole { throw ExitStatus.findings }
  }
}
