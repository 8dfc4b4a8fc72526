// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionLanguages

/// Carries out plans of new names in a directory, and takes them back.
struct FileRenaming {
  /// The directory.
  let root: RootedDirectory

  /// Files that can be renamed: their paths begin with the directory's.
  private(set) var paths: [String] = []
  /// What stays as it is, and why.
  private(set) var problems: [FileError] = []

  /// Takes the files of a directory.
  ///
  /// - Parameters:
  ///   - paths: The files, their paths beginning with the directory's.
  ///   - root: The directory.
  init(_ paths: [String], in root: RootedDirectory) {
    self.root = root
    for path in paths {
      do throws(RelativePathError) {
        _ = try relative(path)
        self.paths.append(path)
      } catch {
        problems.append(
          FileError(.rename, path, reason: "its name \(error.reason); rename it by hand"))
      }
    }
  }

  /// All paths in the directories of the files.
  ///
  /// - Returns: The paths, beginning with the directory's.
  /// - Throws: `FileError`.
  func siblings() throws -> [String] {
    var directories: [RelativePath?] = []
    for path in paths {
      let parent = try relative(path).parent
      if directories.last != .some(parent) { directories.append(parent) }
    }
    let start = root.path.utf8.last == UInt8(ascii: "/") ? root.path : root.path + "/"
    return try directories.flatMap { directory in
      let place = start + (directory.map { $0.text + "/" } ?? "")
      return try root.entries(in: directory).map { place + $0.name }
    }
  }

  /// Renames the files of a plan.
  ///
  /// - Parameter plan: The plan.
  /// - Returns: The list that takes it back, written before the first file moved.
  /// - Throws: `FileError`; ``CommandError`` where a file could not be renamed: the list holds those that
  ///   were.
  func apply(_ plan: RenamePlan) throws -> RenameList {
    let steps = try plan.steps(temporaryName: Self.temporaryName).map {
      RenameList.Step(from: try relative($0.from), to: try relative($0.to))
    }
    let list = try RenameList(steps, in: root)
    do {
      for step in steps { try root.rename(step.from, to: step.to) }
      try synchronize(steps)
      try list.note(.renamed)
    } catch {
      throw CommandError("\(error); '\(list.undoCommand)' takes back what was renamed")
    }
    return list
  }

  /// Takes back the renames of a list, the last first; those that never happened are left out.
  ///
  /// - Parameter list: The list.
  /// - Returns: How many were taken back, and the old names that other files have by now.
  /// - Throws: `FileError`.
  static func takeBack(_ list: RenameList) throws -> (count: Int, taken: [String]) {
    var count = 0
    var taken: [String] = []
    for step in list.steps.reversed() {
      switch try list.root.takeBackRename(of: step.from, to: step.to) {
      case .takenBack: count += 1
      case .notDone: break
      case .taken: taken.append(list.root.path(of: step.from))
      }
    }
    try FileRenaming([], in: list.root).synchronize(list.steps)
    if taken.isEmpty { try list.note(.undone) }
    return (count, taken)
  }

  /// Makes the new names durable.
  private func synchronize(_ steps: [RenameList.Step]) throws {
    for directory in Set(steps.map(\.from.parent)) {
      // One that is gone by now has nothing to keep.
      guard let directory else {
        try root.synchronize()
        continue
      }
      if try root.kind(of: directory) != nil { try root.synchronize(directory) }
    }
  }

  private func relative(_ path: String) throws(RelativePathError) -> RelativePath {
    let start = root.path.utf8.count + (root.path.utf8.last == UInt8(ascii: "/") ? 0 : 1)
    // Bytes: a name that begins with a combining mark makes one character with the slash.
    return try RelativePath(String(Substring(path.utf8.dropFirst(start))))
  }

  /// What stands in the name of a file that waits for another to leave its place.
  static let mark = ".renaming-"

  /// A free name beside a file, for files that take each other's names.
  private static func temporaryName(_ path: String) -> String {
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
    // Names have at most 255 bytes, and letters of many scripts take three.
    var name = path[start...]
    while name.utf8.count > 220 { name.removeLast() }
    return "\(path[..<start])\(name)\(mark)\(random)"
  }
}
