// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionSync

/// How a sync verb prints what it plans or did.
struct SyncOutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Show tracks that are the same already, too.")
  var verbose = false

  /// Prints a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - session: The session that made it.
  ///   - more: Prints what follows the table.
  /// - Throws: What standard output throws.
  func write(
    _ plan: SyncPlan, _ session: SyncSession,
    then more: (inout StandardOutput) throws -> Void = { _ in }
  ) throws {
    var output = StandardOutput()
    if json {
      try SyncDocument(plan, directory: session.scan.directory).write(to: &output)
    } else {
      try SyncTable(showsUnchanged: verbose).write(plan, to: &output)
      try more(&output)
    }
    try output.flush()
    SyncProblems(session, isShown: !json).write(plan)
  }

  /// Prints what became of a plan.
  ///
  /// - Parameters:
  ///   - report: What became of it.
  ///   - session: The session that carried it out.
  ///   - kind: What was done.
  ///   - words: What actions are called.
  /// - Throws: What standard output throws.
  func write(
    _ report: RunReport, _ session: SyncSession, kind: String = "apply",
    words: SyncTable.Words = .account
  ) throws {
    var output = StandardOutput()
    if json {
      try SyncDocument(report, directory: session.scan.directory, kind: kind).write(to: &output)
    } else {
      try SyncTable(showsUnchanged: verbose, words: words).write(report, to: &output)
    }
    try output.flush()
    SyncProblems(session, isShown: !json).write(report)
  }
}

/// Which tracks of an account a verb is about.
struct SyncSelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only tracks in these languages: any codes, separated by commas.", valueName: "codes"))
  var languages: String?

  @Option(
    help: ArgumentHelp(
      "Only medias of these projects: names or hashed ids, separated by commas.",
      valueName: "names"))
  var projects: String?

  /// The languages.
  ///
  /// - Returns: The filter.
  /// - Throws: ``CommandError`` for a code that is not known.
  func languageFilter() throws -> LanguageFilter { try LanguageFilter(languages) }

  /// The projects.
  var projectFilter: ProjectFilter { ProjectFilter(projects) }
}
