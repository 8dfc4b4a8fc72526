// SPDX-License-Identifier: Apache-2.0

import Glibc

extension RootedDirectory {
  /// Renames a file, a link or a directory, and never replaces anything.
  ///
  /// - Parameters:
  ///   - old: The name that it has.
  ///   - new: The name that it gets; the directory that it is in must exist.
  /// - Throws: ``FileError``, with `EEXIST` where the new name is taken; nothing has happened then.
  package func rename(_ old: RelativePath, to new: RelativePath) throws(FileError) {
    let from = try place(of: old, for: .rename)
    let to = try place(of: new, for: .rename)
    guard ExclusiveRename.run(from, to) == 0 else {
      // Which of the two is in the way is what the message is about.
      throw FileError(.rename, errno == EEXIST ? to.path : from.path)
    }
  }

  /// What became of a rename that was to be taken back.
  package enum Reversal: Sendable, Hashable {
    /// The file has its old name, and only that.
    case takenBack
    /// Nothing has the new name: it was never given, or taken back before.
    case notDone
    /// Something else has the old name by now, and was left alone, as was the file.
    case taken
  }

  /// Takes a rename back, also one that was interrupted when the file had both names.
  ///
  /// - Parameters:
  ///   - old: The name that the file had.
  ///   - new: The name that it was to get.
  /// - Returns: What became of it.
  /// - Throws: ``FileError``; nothing has happened then.
  package func takeBackRename(
    of old: RelativePath, to new: RelativePath
  ) throws(FileError) -> Reversal {
    let (from, to) = (try place(of: old, for: .rename), try place(of: new, for: .rename))
    guard let present = to.status() else {
      guard errno == ENOENT else { throw FileError(.rename, to.path) }
      return .notDone
    }
    if let other = from.status() {
      guard other.st_ino == present.st_ino, other.st_dev == present.st_dev else { return .taken }
      if ExclusiveRename.areTwoNames(from, to) {
        guard unsafe unlinkat(to.directory.descriptor, to.name, 0) == 0 else {
          throw FileError(.rename, to.path)
        }
        return .takenBack
      }
    } else if errno != ENOENT {
      throw FileError(.rename, from.path)
    }
    guard ExclusiveRename.run(to, from) == 0 else {
      guard errno == EEXIST else { throw FileError(.rename, to.path) }
      return .taken
    }
    return .takenBack
  }
}
