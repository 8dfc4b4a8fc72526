// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionLanguages
import CaptionSync

/// `captions sync relabel`: gives an account's tracks other language codes.
struct SyncRelabelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relabel",
    abstract: "Give the tracks of an account other language codes, in bulk.",
    discussion: """
      Each track is copied to its new code, the copy is read back and compared, and only then the \
      old one is deleted; its text is saved in .captions-sync/backups inside the directory first. A \
      server that takes the two codes for one language refuses the copy, and there the old one goes \
      first. Tracks that would meet under one code, such as pt-BR and pt-PT under por, are refused. A \
      run that ended early is taken up where it stopped.

      Files are not renamed: captions languages rename does that.

      Examples:
        captions sync relabel --to 639-2t --dry-run
        captions sync relabel --to fre=fra,ger=deu
        captions sync relabel --to codes.csv

      Exit status: as for sync apply.
      """)

  @Argument(
    help: ArgumentHelp(
      "The directory that journal and backups are kept in.", valueName: "directory"))
  var directory = "."

  @OptionGroup var account: SyncAccountOptions
  @OptionGroup(title: "Selection") var selection: SyncSelectionOptions
  @OptionGroup(title: "Output") var output: SyncOutputOptions

  @Option(
    help: ArgumentHelp(
      """
      The new codes: 639-2t, 639-2b, 639-1 or bcp47; or pairs such as fre=fra,ger=deu; or a file of \
      such pairs, as CSV (old,new) or as a JSON object.
      """, valueName: "form|map"))
  var to: String

  @Option(help: ArgumentHelp("Keep the plan in this file, for sync apply.", valueName: "path"))
  var out: String?

  @Flag(help: "Show the plan, and write nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Write without asking.")
  var yes = false

  func run() async throws {
    let planner = try RelabelArgument.planner(to)
    let languages = try selection.languageFilter()
    let projects = selection.projectFilter
    let scan = DirectoryScan(directory: directory)
    let writes = !dryRun && out == nil
    try await SyncSession.run(account, scan, writes: writes, allowsEmpty: true) { session in
      let medias = try await session.account.medias().filter(projects.includes)
      let listings = try await session.listings(of: medias)
      var plan = planner.plan(
        medias,
        listings: listings.mapValues { $0.filter { languages.includes($0.languageKey) } })
      let resumption = try RelabelResumption(
        session.state, listings: listings, backups: BackupCatalog(of: scan.directory))
      plan.operations.insert(contentsOf: resumption.operations, at: 0)
      session.progress.planned(plan)
      guard writes else { return try show(plan, session) }
      let run = SyncApplyRun(
        session: session, yes: yes, output: output, rereads: true,
        settle: resumption.record)
      try await run(plan) { try resumption.text(of: $0) }
    }
  }

  private func show(_ plan: SyncPlan, _ session: SyncSession) throws {
    if let out {
      let saved = SavedPlan(
        plan, account: session.identity.name, directory: session.scan.directory)
      try OutputFile.write(try saved.bytes(), to: out)
    }
    try output.write(plan, session)
    try session.end(isClean: plan.isClean)
  }
}

/// The argument of `--to`.
enum RelabelArgument {
  /// The planner that it means.
  ///
  /// - Parameter text: A form, pairs of codes, or a file of them.
  /// - Returns: The planner.
  /// - Throws: ``CommandError`` when it is none of these.
  static func planner(_ text: String) throws -> RelabelPlanner {
    let form = LanguageForm(text)
    switch form {
    case .alpha2, .terminology, .bibliographic, .bcp47:
      return RelabelPlanner(form: form ?? .terminology)
    case .name, .native, .localized:
      throw CommandError(
        "a track cannot be relabelled to a name; use 639-2t, 639-2b, 639-1 or bcp47")
    case nil: break
    }
    do {
      if text.contains("=") { return RelabelPlanner(map: try CodeMap(pairs: text).codes) }
      var file = try InputFile(path: text)
      return RelabelPlanner(map: try CodeMap(try file.readAll(limit: 16 << 20)).codes)
    } catch let error as CodeMapError {
      throw CommandError("--to \(text): \(error)")
    } catch let error as FileError {
      throw CommandError(
        "--to \(text): it is not a form (639-2t, 639-2b, 639-1, bcp47), nor a file: \(error.reason)"
      )
    }
  }
}
