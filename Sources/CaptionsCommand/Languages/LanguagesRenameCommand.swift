// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionLanguages
import CaptionReports

/// `captions languages rename`: the languages in the names of caption files, in bulk.
struct LanguagesRenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Write the languages in file names in one form, in bulk.",
    discussion: """
      Shows what would be renamed, and renames nothing unless --apply is given. When any two files \
      would get one name, or a name is taken, nothing moves. Before the first file moves, a list for \
      --undo is written into the directory. A run that was interrupted is taken back by the next one. \
      Files whose names state no language stay as they are.

      Examples:
        captions languages rename library --to 639-2t
        captions languages rename library --preset plex --apply
        captions languages rename --undo library/.captions-rename-1.ndjson --apply
      """
  )

  @Argument(help: "The directory with the files; the directories in it are searched too.")
  var directory: String?

  @Option(
    help: ArgumentHelp("How to write languages: 639-1, 639-2t, 639-2b or bcp47.", valueName: "form")
  )
  var to: LanguageFormArgument?

  @Option(
    help: ArgumentHelp(
      "Write whole names as a player or a host wants them: facebook, jellyfin, kodi, plex, wistia, "
        + "youtube.", valueName: "name"))
  var preset: String?

  @Flag(help: "Rename, or take back; without it nothing is changed.")
  var apply = false

  @Option(help: ArgumentHelp("Take back what the list in this file tells.", valueName: "list"))
  var undo: String?

  @Flag(help: "Refuse names that cannot hold what the old ones say.")
  var strict = false

  @Option(help: "A table for people, one JSON array, or one JSON document a line.")
  var format: LanguageListFormat = .table

  func validate() throws {
    if undo != nil {
      guard directory == nil, to == nil, preset == nil else {
        throw ValidationError("--undo takes the list, --apply, and nothing else")
      }
      return
    }
    guard directory != nil else { throw ValidationError("name a directory") }
    guard (to == nil) != (preset == nil) else {
      throw ValidationError("give one of --to and --preset")
    }
    if let preset, FileNameConvention.preset(named: preset) == nil {
      let names = FileNameConvention.presets.map(\.name).joined(separator: ", ")
      throw ValidationError("no preset is called '\(preset)'; there are \(names)")
    }
    if let to = to?.form, ![.alpha2, .terminology, .bibliographic, .bcp47].contains(to) {
      throw ValidationError("file names take 639-1, 639-2t, 639-2b or bcp47, not \(to)")
    }
  }

  func run() throws {
    if let undo {
      try takeBack(try RenameList(naming: undo))
      return
    }
    guard let directory else { return }
    let root = try RootedDirectory(path: directory)
    var lock: DirectoryLock?
    if apply {
      lock = try Self.lock(root)
      root.removeAbandonedFiles()
    }
    try takeBackInterrupted(in: root)
    let convention =
      preset.flatMap(FileNameConvention.preset(named:))
      ?? FileNameConvention(form: to?.form ?? .bcp47)
    let found = DirectoryWalk.captions.files(in: directory)
    let renaming = FileRenaming(found.files, in: root)
    let errors = found.errors + renaming.problems
    for error in errors { Messages.error(error.description) }
    for link in found.skipped { Messages.error(link.description) }
    let plan = RenamePlan(
      paths: renaming.paths, convention: convention, isStrict: strict,
      others: try renaming.siblings())
    try show(plan.moves.map { ($0.from, $0.to, $0.notes) })
    for problem in plan.problems { Messages.error("\(problem.path): \(problem.reason)") }
    guard plan.problems.isEmpty else {
      Messages.error("nothing was renamed; settle these first")
      throw ExitStatus.findings
    }
    guard apply, !plan.moves.isEmpty else {
      let hint =
        plan.moves.isEmpty ? "nothing to rename" : "nothing was renamed; add --apply to do so"
      Messages.error(hint)
      // Names meet within a directory: what could not be read stands in no other file's way.
      if !errors.isEmpty { throw ExitStatus.failure }
      return
    }
    let list = try renaming.apply(plan)
    withExtendedLifetime(lock) {}
    Messages.print(
      "captions: renamed \(plan.moves.count) files; '\(list.undoCommand)' takes it back")
    if !errors.isEmpty { throw ExitStatus.failure }
  }

  private static func lock(_ root: RootedDirectory) throws(FileError) -> DirectoryLock {
    try DirectoryLock(
      root, others: "another run is renaming files here", advice: "wait for it to end")
  }

  /// Takes back what the list says, or shows what that would be.
  private func takeBack(_ list: RenameList) throws {
    guard apply else {
      try show(
        list.steps.reversed().map { (list.root.path(of: $0.to), list.root.path(of: $0.from), []) })
      Messages.error("nothing was renamed; add --apply to do so")
      return
    }
    let lock = try Self.lock(list.root)
    list.root.removeAbandonedFiles()
    let (count, taken) = try FileRenaming.takeBack(list)
    withExtendedLifetime(lock) {}
    guard count > 0 || !taken.isEmpty else {
      throw CommandError("\(list.path): there is nothing left to take back")
    }
    try tell(taken)
    Messages.error("\(count) files have their old names again")
  }

  /// Takes back what a run that was interrupted has renamed, so that all begins with the old names.
  private func takeBackInterrupted(in root: RootedDirectory) throws {
    for list in try RenameList.interrupted(in: root) {
      guard apply else {
        Messages.error("\(list.path): this run was interrupted; --apply takes it back first")
        continue
      }
      let (count, taken) = try FileRenaming.takeBack(list)
      Messages.error(
        "\(list.path): this run was interrupted; \(count) files have their old names again")
      try tell(taken)
    }
  }

  /// Says which files have their new names still.
  private func tell(_ taken: [String]) throws {
    for path in taken { Messages.error("\(path) is another file by now, and was left alone") }
    if !taken.isEmpty { throw ExitStatus.findings }
  }

  private func show(_ moves: [(from: String, to: String, notes: [String])]) throws {
    var output = StandardOutput()
    if format == .table {
      guard !moves.isEmpty else { return }
      var table = LanguageTable(header: ["FROM", "TO", "NOTES"])
      for move in moves {
        table.rows.append([move.from, move.to, move.notes.joined(separator: "; ")])
      }
      for line in table.take() { try output.write(line) }
    } else {
      var listing = JSONListing(format: format)
      for move in moves {
        listing.add { json in
          json.member("from", move.from)
          json.member("to", move.to)
          json.member("notes", move.notes)
        }
      }
      try output.write(listing.finish())
    }
    try output.flush()
  }
}
