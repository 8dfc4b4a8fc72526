// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import Glibc

extension RootedDirectory {
  /// A file that appears whole or not at all, in the place of what is there.
  ///
  /// - Parameters:
  ///   - file: The file; the directory that it is in must exist.
  ///   - mode: The permissions of a file that does not exist yet, before the user's mask.
  /// - Returns: The output.
  /// - Throws: ``FileError``, also where a symbolic link or anything else that is no regular file is in
  ///   its place.
  public func output(
    at file: RelativePath, mode: UInt32 = 0o666
  ) throws(FileError) -> OutputFile {
    try OutputFile(at: try place(of: file, for: .write), mode: mode)
  }

  /// Writes a whole file at once, durably, in the place of what is there.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - file: The file; the directory that it is in must exist.
  ///   - mode: The permissions of a file that does not exist yet, before the user's mask.
  /// - Throws: ``FileError``; what was there is untouched then.
  public func write(
    _ bytes: [UInt8], to file: RelativePath, mode: UInt32 = 0o666
  ) throws(FileError) {
    var output = try output(at: file, mode: mode)
    try output.write(bytes)
    try output.commit()
  }

  /// Makes a directory and those above it that are missing.
  ///
  /// - Parameter directory: The directory; nothing happens where it exists.
  /// - Throws: ``FileError``, also where something else has one of the names.
  public func makeDirectory(_ directory: RelativePath) throws(FileError) {
    do throws(FileError) {
      _ = try self.directory(directory, .create)
      return
    } catch {
      guard error.isMissing else { throw error }
    }
    if let parent = directory.parent { try makeDirectory(parent) }
    let place = try place(of: directory, for: .create)
    if unsafe mkdirat(place.directory.descriptor, place.name, 0o777) == 0 { return }
    guard errno == EEXIST else { throw FileError(.create, place.path) }
    // Somebody made it at the same time, or a link to nothing has the name.
    _ = try self.directory(directory, .create)
  }

  /// Makes a directory that does not exist yet.
  ///
  /// - Parameters:
  ///   - directory: The directory; the one above it must exist.
  ///   - mode: Its permissions, before the user's mask.
  /// - Throws: ``FileError``, with `EEXIST` where the name is taken.
  public func makeNewDirectory(
    _ directory: RelativePath, mode: UInt32 = 0o777
  ) throws(FileError) {
    let place = try place(of: directory, for: .create)
    guard unsafe mkdirat(place.directory.descriptor, place.name, mode_t(mode)) == 0 else {
      throw FileError(.create, place.path)
    }
  }

  /// Renames a file, a link or a directory, and never replaces anything.
  ///
  /// - Parameters:
  ///   - old: The name that it has.
  ///   - new: The name that it gets; the directory that it is in must exist.
  /// - Throws: ``FileError``, with `EEXIST` where the new name is taken; nothing has happened then.
  public func rename(_ old: RelativePath, to new: RelativePath) throws(FileError) {
    let from = try place(of: old, for: .rename)
    let to = try place(of: new, for: .rename)
    guard ExclusiveRename.run(from, to) == 0 else {
      // Which of the two is in the way is what the message is about.
      throw FileError(.rename, errno == EEXIST ? to.path : from.path)
    }
  }

  /// Removes a file or a link.
  ///
  /// - Parameter file: The file; a symbolic link is removed itself.
  /// - Throws: ``FileError``, also where there is none.
  public func remove(_ file: RelativePath) throws(FileError) {
    let place = try place(of: file, for: .remove)
    guard unsafe unlinkat(place.directory.descriptor, place.name, 0) == 0 else {
      throw FileError(.remove, place.path)
    }
  }

  /// Removes an empty directory.
  ///
  /// - Parameter directory: The directory.
  /// - Throws: ``FileError``, with `ENOTEMPTY` where something is in it.
  public func removeDirectory(_ directory: RelativePath) throws(FileError) {
    let place = try place(of: directory, for: .remove)
    guard unsafe unlinkat(place.directory.descriptor, place.name, AT_REMOVEDIR) == 0 else {
      throw FileError(.remove, place.path)
    }
  }

  /// Makes names that were made, renamed or removed durable, where the file system can.
  ///
  /// What ``write(_:to:mode:)`` wrote is durable already.
  ///
  /// - Parameter directory: The directory that the names are in; this one unless told.
  /// - Throws: ``FileError`` where there is no such directory.
  public func synchronize(_ directory: RelativePath? = nil) throws(FileError) {
    let directory = if let directory { try self.directory(directory, .write) } else { handle }
    directory.synchronize()
  }
}

/// Renaming without ever replacing anything.
enum ExclusiveRename {
  /// Renames.
  ///
  /// - Returns: 0, or -1 and `errno`; nothing has happened then.
  static func run(_ from: Place, _ to: Place) -> Int32 {
    let (source, target) = (from.directory.descriptor, to.directory.descriptor)
    if unsafe csystem_rename_exclusively(source, from.name, target, to.name) == 0 { return 0 }
    switch errno {
    case EEXIST: return changeCase(from, to)
    // What the system or the file system does not know.
    case ENOSYS, EINVAL, ENOTSUP, EPERM: break
    default: return -1
    }
    // A second name for the file, which is refused where the name is taken; then the first one goes.
    if unsafe linkat(source, from.name, target, to.name, 0) == 0 {
      guard unsafe unlinkat(source, from.name, 0) == 0 else {
        let number = errno
        unsafe _ = unlinkat(target, to.name, 0)
        errno = number
        return -1
      }
      return 0
    }
    // Directories, and file systems without second names: the check and the move are two steps there.
    guard [EPERM, ENOTSUP, ENOSYS, EMLINK, EEXIST].contains(errno) else { return -1 }
    guard to.status() == nil else {
      errno = EEXIST
      return changeCase(from, to)
    }
    return unsafe renameat(source, from.name, target, to.name)
  }

  /// A change of case alone finds the file itself in its way where case does not count.
  private static func changeCase(_ from: Place, _ to: Place) -> Int32 {
    guard let old = from.status(), let new = to.status(), old.st_ino == new.st_ino,
      old.st_dev == new.st_dev, from.name.lowercased() == to.name.lowercased(),
      // Two names of one file are two entries, and renaming one to the other does nothing.
      let names = DirectoryEntry.all(in: to.directory, includesHidden: true)?.map(\.name),
      !names.contains(where: { $0.utf8.elementsEqual(to.name.utf8) })
    else {
      errno = EEXIST
      return -1
    }
    return unsafe renameat(
      from.directory.descriptor, from.name, to.directory.descriptor, to.name)
  }
}
