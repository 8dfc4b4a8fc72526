// SPDX-License-Identifier: Apache-2.0

import Glibc

extension RootedDirectory {
  /// A file that appears whole or not at all, in the place of what is there.
  ///
  /// - Parameters:
  ///   - file: The file; the directory that it is in must exist.
  ///   - mode: The permissions of a file that does not exist yet, before the user's mask.
  ///   - expected: What is in the place of the file when it is put there.
  /// - Returns: The output.
  /// - Throws: ``FileError``, also where a symbolic link or anything else that is no regular file is in
  ///   its place.
  package func output(
    at file: RelativePath, mode: UInt32 = 0o666,
    replacing expected: OutputFile.Expectation = .unchanged
  ) throws(FileError) -> OutputFile {
    try OutputFile(at: try place(of: file, for: .write), mode: mode, replacing: expected)
  }

  /// Writes a whole file at once, durably, in the place of what is there.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - file: The file; the directory that it is in must exist.
  ///   - mode: The permissions of a file that does not exist yet, before the user's mask.
  ///   - expected: What is in the place of the file when it is put there.
  ///   - durably: Whether the file is on the disk when this returns; otherwise a crash of the machine may
  ///     leave it empty.
  /// - Throws: ``FileError``; what was there is untouched then, also where it is not the expected any
  ///   more.
  package func write(
    _ bytes: [UInt8], to file: RelativePath, mode: UInt32 = 0o666,
    replacing expected: OutputFile.Expectation = .unchanged, durably: Bool = true
  ) throws(FileError) {
    var output = try OutputFile(
      at: try place(of: file, for: .write), mode: mode, replacing: expected, durably: durably)
    try output.write(bytes)
    try output.commit()
  }

  /// Makes a directory and those above it that are missing.
  ///
  /// - Parameter directory: The directory; nothing happens where it exists.
  /// - Throws: ``FileError``, also where something else has one of the names.
  package func makeDirectory(_ directory: RelativePath) throws(FileError) {
    do throws(FileError) {
      _ = try self.directory(directory, .create)
      return
    } catch {
      guard error.isMissing else { throw error }
    }
    if let parent = directory.parent { try makeDirectory(parent) }
    let place = try place(of: directory, for: .create)
    if unsafe mkdirat(place.directory.descriptor, place.name, 0o777) == 0 {
      // What is kept in it is to be found after a power cut.
      place.directory.synchronize()
      return
    }
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
  package func makeNewDirectory(
    _ directory: RelativePath, mode: UInt32 = 0o777
  ) throws(FileError) {
    let place = try place(of: directory, for: .create)
    guard unsafe mkdirat(place.directory.descriptor, place.name, mode_t(mode)) == 0 else {
      throw FileError(.create, place.path)
    }
    place.directory.synchronize()
  }

  /// Removes a file or a link.
  ///
  /// - Parameter file: The file; a symbolic link is removed itself.
  /// - Throws: ``FileError``, also where there is none.
  package func remove(_ file: RelativePath) throws(FileError) {
    let place = try place(of: file, for: .remove)
    guard unsafe unlinkat(place.directory.descriptor, place.name, 0) == 0 else {
      throw FileError(.remove, place.path)
    }
  }

  /// Removes an empty directory.
  ///
  /// - Parameter directory: The directory.
  /// - Throws: ``FileError``, with `ENOTEMPTY` where something is in it.
  package func removeDirectory(_ directory: RelativePath) throws(FileError) {
    let place = try place(of: directory, for: .remove)
    guard unsafe unlinkat(place.directory.descriptor, place.name, AT_REMOVEDIR) == 0 else {
      throw FileError(.remove, place.path)
    }
  }

  /// Notes that a file was used now, as its time of modification.
  ///
  /// - Parameter file: The file; a symbolic link is marked itself.
  /// - Throws: ``FileError``.
  package func touch(_ file: RelativePath) throws(FileError) {
    let place = try place(of: file, for: .write)
    guard
      unsafe utimensat(
        place.directory.descriptor, place.name, nil, AT_SYMLINK_NOFOLLOW) == 0
    else { throw FileError(.write, place.path) }
  }

  /// Makes names that were made, renamed or removed durable, where the file system can.
  ///
  /// What ``write(_:to:mode:replacing:durably:)`` wrote is durable already.
  ///
  /// - Parameter directory: The directory that the names are in; this one unless told.
  /// - Throws: ``FileError`` where there is no such directory.
  package func synchronize(_ directory: RelativePath? = nil) throws(FileError) {
    let directory = if let directory { try self.directory(directory, .write) } else { handle }
    directory.synchronize()
  }
}
