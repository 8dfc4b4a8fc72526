// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The files that a command's arguments name.
public struct InputPaths: Sendable {
  /// The files, in the order of the arguments; `-` stands for standard input.
  public var files: [String] = []
  /// What cannot be read or searched; the rest can be processed all the same.
  public var errors: [FileError] = []

  /// Resolves arguments: a file stands for itself, a directory for the caption files in it.
  ///
  /// A file that is named twice, or named and found in a directory, is listed once.
  ///
  /// - Parameters:
  ///   - arguments: Paths, or `-` for standard input.
  ///   - walk: How directories are searched.
  public init(_ arguments: [String], walk: DirectoryWalk = DirectoryWalk()) {
    var seen: Set<String> = []
    for argument in arguments {
      guard argument != "-" else {
        if seen.insert(argument).inserted { files.append(argument) }
        continue
      }
      var status = stat()
      guard unsafe stat(argument, &status) == 0 else {
        errors.append(FileError(.read, argument))
        continue
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        if seen.insert(argument).inserted { files.append(argument) }
        continue
      }
      let found = walk.files(in: argument)
      files.append(contentsOf: found.files.filter { seen.insert($0).inserted })
      errors.append(contentsOf: found.errors)
    }
  }
}
