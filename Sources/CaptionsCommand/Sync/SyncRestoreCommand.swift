// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionSync

/// `captions sync restore`: puts back what a run replaced or deleted.
struct SyncRestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put captions back into the account that an earlier run replaced or deleted.",
    discussion: """
      Without a backup's name, lists the backups of the directory, the newest last. What a restore \
      replaces is saved in turn.
      """)

  @OptionGroup var options: SyncOptions
  @OptionGroup(title: "Output") var output: SyncOutputOptions

  @Option(
    help: ArgumentHelp(
      "The backup, by its name in .captions-sync/backups, or 'latest'.", valueName: "name"))
  var backup: String?

  @Flag(name: .shortAndLong, help: "Write without asking.")
  var yes = false

  func run() async throws {
    let scan = try options.makeScan()
    let root = "\(scan.directory)/\(SyncStore.directoryName)/backups"
    guard let backup else { return try list(root) }
    guard !backup.contains("/"), !backup.hasPrefix(".") else {
      throw CommandError("a backup is named by its directory's name, such as \(example(root))")
    }
    let name = backup == "latest" ? names(in: root).last : backup
    guard let name else { throw CommandError("there are no backups in \(root)") }
    try await SyncSession.run(
      options.account, scan, writes: true, allowsEmpty: true
    ) { session in
      let restoration = try Restoration(
        directory: "\(root)/\(name)", account: session.accountName)
      let listings = try await session.listings(of: restoration.assignment.targets.map(\.media))
      var planner = PlannerOptions()
      planner.codeForm = .verbatim
      // Who asks for a backup prefers it to what the account holds now.
      planner.preferred = .local
      let plan = Planner(options: planner).plan(restoration.assignment, listings: listings)
      let writes = Plan(
        operations: plan.operations.filter { $0.path != nil },
        remoteTrackCount: plan.remoteTrackCount)
      // What is put back is the account's: files that differ are not sent again unasked, and what has
      // no file is not deleted.
      let run = SyncApplyRun(
        session: session, yes: yes, output: output, remembers: false)
      try await run(writes) { try restoration.text(of: $0) }
    }
  }

  private func list(_ root: String) throws {
    var output = StandardOutput()
    for name in names(in: root) {
      let entries = (try? BackupEntry.manifest(of: "\(root)/\(name)")) ?? []
      try output.write("\(name)\t\(entries.count) tracks\n")
    }
    try output.flush()
  }

  private func names(in root: String) -> [String] {
    (try? DirectoryWalk.names(in: root)) ?? []
  }

  private func example(_ root: String) -> String { names(in: root).last ?? "20260101T120000Z-1" }
}
