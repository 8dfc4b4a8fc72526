// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionReports
import FoundationEssentials

/// The list of what one run renames in a directory, kept there for taking it back.
///
/// One JSON object a line: how many steps there are, each step, and in the end that all were made, or
/// taken back. A list without that end is of a run that was interrupted.
struct RenameList {
  /// One rename; both names are in one directory.
  struct Step: Hashable {
    var from: RelativePath
    var to: RelativePath

    /// Whether one of the names is that of a file on its way to another, which may be cut.
    var isOnTheWay: Bool {
      [from, to].contains { $0.text.contains(FileRenaming.mark) }
    }

    /// Whether both names have the same extension.
    var keepsExtension: Bool {
      func type(_ path: RelativePath) -> Substring? {
        guard let name = path.components.last, let dot = name.lastIndex(of: ".") else { return nil }
        return name[dot...]
      }
      return type(from) != nil && type(from) == type(to)
    }
  }

  /// What a list says in the end.
  enum End: String {
    /// All steps were made.
    case renamed
    /// The steps were taken back.
    case undone
  }

  /// The directory that the names are below.
  let root: RootedDirectory
  /// The list in it.
  let name: RelativePath
  /// The renames, in their order.
  let steps: [Step]
  /// How the run ended; `nil` for one that was interrupted, and for lists that do not say.
  let end: End?
  /// Whether the list says how its run ended.
  let isJournal: Bool

  private static let prefix = ".captions-rename-"
  private static let suffix = ".ndjson"

  /// The path, for messages.
  var path: String { root.path(of: name) }

  /// What takes the steps back, for messages.
  var undoCommand: String {
    "captions languages rename --undo \(ShellWord.quoted(path)) --apply"
  }

  /// Writes a list, before the first step is made.
  ///
  /// - Parameters:
  ///   - steps: The renames, in their order.
  ///   - root: The directory that the names are below.
  /// - Throws: `FileError`; no list is there then.
  init(_ steps: [Step], in root: RootedDirectory) throws {
    var json = JSONText()
    json.object { $0.member("steps", steps.count) }
    json.endLine()
    for step in steps {
      json.object { json in
        // Relative to the list, so that it holds from wherever it is taken back.
        json.member("from", step.from.text)
        json.member("to", step.to.text)
      }
      json.endLine()
    }
    let bytes = json.take()
    for number in 1...10_000 {
      let name = try RelativePath("\(Self.prefix)\(number)\(Self.suffix)")
      guard try root.kind(of: name) == nil else { continue }
      do throws(FileError) {
        try root.write(bytes, to: name, replacing: .nothing)
        self.init(root: root, name: name, steps: steps, end: nil, isJournal: true)
        return
      } catch {
        // Somebody else was faster.
        guard error.isTaken else { throw error }
      }
    }
    throw CommandError("\(root.path): there are too many lists of renames; remove the old ones")
  }

  /// Reads the list that somebody named.
  ///
  /// - Parameter path: The list.
  /// - Throws: `FileError`, ``CommandError`` for what is no such list, or names anything outside of its
  ///   directory.
  init(naming path: String) throws {
    let bytes = path.utf8
    let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    let directory = slash.map { String(path[...$0]) } ?? "."
    let name = slash.map { String(path[bytes.index(after: $0)...]) } ?? path
    let list: RelativePath
    do {
      list = try RelativePath(name)
    } catch {
      throw CommandError("\(path): \(error); name a list of renames")
    }
    try self.init(list, in: try RootedDirectory(path: directory))
  }

  /// Reads a list of a directory.
  private init(_ name: RelativePath, in root: RootedDirectory) throws {
    let path = root.path(of: name)
    // One that is missing, or no file, is told; reading a journal takes it for an empty one.
    _ = try root.open(name)
    var steps: [Step] = []
    var end: End?
    var count: Int?
    for (index, line) in try JournalFile.lines(in: root, of: name).enumerated() {
      let place = "\(path): line \(index + 1)"
      guard let entry = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
        throw CommandError("\(place) is not part of a list of renames; nothing was renamed")
      }
      if let from = entry.from, let to = entry.to {
        steps.append(try Self.step(from, to, place))
      } else if entry.renamed != nil {
        end = .renamed
      } else if entry.undone != nil {
        end = .undone
      } else {
        count = entry.steps
      }
    }
    guard count == nil || count == steps.count else {
      throw CommandError("\(path) is not whole, so nothing was renamed")
    }
    self.init(root: root, name: name, steps: steps, end: end, isJournal: count != nil)
  }

  private init(
    root: RootedDirectory, name: RelativePath, steps: [Step], end: End?, isJournal: Bool
  ) {
    self.root = root
    self.name = name
    self.steps = steps
    self.end = end
    self.isJournal = isJournal
  }

  private struct Line: Decodable {
    var steps: Int?
    var from: String?
    var to: String?
    var renamed: Int?
    var undone: Int?
  }

  /// A step as it may stand in a list: anybody may have written it.
  private static func step(_ from: String, _ to: String, _ place: String) throws -> Step {
    let step: Step
    do {
      step = Step(from: try RelativePath(from), to: try RelativePath(to))
    } catch {
      throw CommandError("\(place): \(error); nothing was renamed")
    }
    // Lists that this program writes hold nothing else.
    guard step.from.parent == step.to.parent,
      (step.from.components + step.to.components).allSatisfy({ !$0.hasPrefix(".") })
    else {
      throw CommandError(
        "\(place) moves a file to another directory, or a hidden one; nothing was renamed")
    }
    guard step.isOnTheWay || step.keepsExtension else {
      throw CommandError("\(place) makes a file one of another kind; nothing was renamed")
    }
    return step
  }

  /// Writes down how the run ended.
  ///
  /// - Parameter end: How.
  /// - Throws: `FileError`.
  func note(_ end: End) throws {
    guard isJournal else { return }
    var json = JSONText()
    json.object { $0.member(end.rawValue, steps.count) }
    var journal = try JournalFile(at: name, in: root)
    try journal.append(json.take())
  }

  /// The lists of runs that were interrupted in a directory, the last first.
  ///
  /// - Parameter root: The directory.
  /// - Returns: The lists.
  /// - Throws: `FileError`, ``CommandError`` for a list that cannot be read.
  static func interrupted(in root: RootedDirectory) throws -> [RenameList] {
    let numbers = try root.entries(includesHidden: true).compactMap { entry -> Int? in
      guard entry.kind == .file, entry.name.hasPrefix(prefix), entry.name.hasSuffix(suffix) else {
        return nil
      }
      return Int(entry.name.dropFirst(prefix.count).dropLast(suffix.count))
    }
    return try numbers.sorted(by: >).map {
      try RenameList(try RelativePath("\(prefix)\($0)\(suffix)"), in: root)
    }.filter { $0.isJournal && $0.end == nil }
  }
}
