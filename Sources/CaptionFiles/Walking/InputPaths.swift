// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The files that a command's arguments name.
public struct InputPaths: Sendable {
  /// The files, in the order of the arguments; `-` stands for standard input.
  public var inputs: [InputPath] = []
  /// What cannot be read or searched; the rest can be processed all the same.
  public var errors: [FileError] = []
  /// Symbolic links in directories that lead out of them, and were not followed.
  public var skipped: [DirectoryWalk.SkippedLink] = []

  /// The paths of the files.
  public var files: [String] { inputs.map(\.path) }

  /// Resolves arguments: a file stands for itself, a directory for the caption files in it.
  ///
  /// A file that is named twice, or named and found in a directory, is listed once.
  ///
  /// - Parameters:
  ///   - arguments: Paths, or `-` for standard input.
  ///   - walk: How directories are searched.
  ///   - onceEach: Whether a file to which several names lead through symbolic links is listed once, by
  ///     its own name where that is listed: what edits files in place does not edit them twice.
  public init(
    _ arguments: [String], walk: DirectoryWalk = .captions, onceEach: Bool = false
  ) {
    var seen: Set<String> = []
    for argument in arguments {
      guard argument != "-" else {
        if seen.insert(argument).inserted { inputs.append(InputPath(argument)) }
        continue
      }
      var status = stat()
      guard unsafe stat(argument, &status) == 0 else {
        errors.append(FileError(.read, argument))
        continue
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        if seen.insert(argument).inserted { inputs.append(InputPath(argument)) }
        continue
      }
      let found = walk.files(in: argument)
      inputs.append(contentsOf: found.inputs.filter { seen.insert($0.path).inserted })
      errors.append(contentsOf: found.errors)
      skipped.append(contentsOf: found.skipped)
    }
    if onceEach { dropAliases() }
  }

  /// Removes the temporary files that killed processes left beside the files.
  ///
  /// Those of processes at work, and whatever else may be somebody's, stay; so does what cannot be removed.
  public func removeAbandonedFiles() {
    let abandoned = AbandonedFile()
    var searched: Set<FileIdentity> = []
    var last: Substring.UTF8View?
    for input in inputs where input.path != "-" {
      // Files of one directory follow each other, and it is opened once.
      if let last, let path = input.directoryPath, path.elementsEqual(last) { continue }
      last = input.directoryPath
      guard let directory = try? input.directory() else { continue }
      var status = stat()
      guard unsafe fstat(directory.descriptor, &status) == 0,
        searched.insert(FileIdentity(status)).inserted,
        let entries = DirectoryEntry.all(in: directory, includesHidden: true)
      else { continue }
      abandoned.removeAll(in: directory, entries)
    }
  }

  /// Leaves out what leads to a file that is listed already.
  private mutating func dropAliases() {
    let known = inputs.map { $0.identity() }
    // What is no link is listed by its own name, wherever that stands among the others.
    var taken: Set<FileIdentity> = []
    for case .some(let known) in known where !known.isLink { taken.insert(known.file) }
    var listed: Set<FileIdentity> = []
    inputs = zip(inputs, known).compactMap { input, known in
      guard let known else { return input }
      if known.isLink { return taken.insert(known.file).inserted ? input : nil }
      // Two names of one file that are no links are two files as soon as one is replaced.
      return listed.insert(known.file).inserted || known.names > 1 ? input : nil
    }
  }
}
