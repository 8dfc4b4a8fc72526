// SPDX-License-Identifier: Apache-2.0

import Glibc

extension RootedDirectory {
  /// Opens a file for reading.
  ///
  /// - Parameter file: The file.
  /// - Returns: The open file.
  /// - Throws: ``FileError``, also for what is no regular file, which could make the reader wait.
  package func open(_ file: RelativePath) throws(FileError) -> InputFile {
    try input(ofListed: file.text)
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - limit: The most bytes to hold.
  /// - Returns: Its bytes.
  /// - Throws: ``FileError``, also when there is more than `limit`.
  package func bytes(of file: RelativePath, limit: Int = .max) throws(FileError) -> [UInt8] {
    var input = try open(file)
    return try input.readAll(limit: limit)
  }

  /// What a name stands for; a symbolic link in its place is not followed.
  ///
  /// - Parameter path: The name.
  /// - Returns: What it is; `nil` where there is nothing.
  /// - Throws: ``FileError``, also where a link in the way leads out of the directory.
  package func kind(of path: RelativePath) throws(FileError) -> FileKind? {
    do throws(FileError) {
      let place = try place(of: path, for: .read)
      if let status = place.status() { return FileKind(status) }
      throw self.error(.read, path.text)
    } catch {
      guard error.isMissing else { throw error }
      return nil
    }
  }

  /// What tells whether a file has been written to.
  ///
  /// - Parameter file: The file; symbolic links that stay below the directory are followed.
  /// - Returns: The stamp; `nil` where there is nothing, or no regular file.
  /// - Throws: ``FileError``, also where a link in the way leads out of the directory.
  package func stamp(of file: RelativePath) throws(FileError) -> FileStamp? {
    guard let status = status(of: file.text) else {
      let error = error(.read, file.text)
      guard error.isMissing else { throw error }
      return nil
    }
    return FileStamp(status)
  }

  /// What is in the directory, or in one below it.
  ///
  /// - Parameters:
  ///   - path: The directory below this one; this one itself unless told.
  ///   - includesHidden: Whether names that begin with a dot are listed.
  /// - Returns: The entries in the order of their names' bytes.
  /// - Throws: ``FileError``, also where the system does not tell what a name stands for.
  package func entries(
    in path: RelativePath? = nil, includesHidden: Bool = false
  ) throws(FileError) -> [DirectoryEntry] {
    let directory = if let path { try directory(path, .list) } else { handle }
    guard let entries = DirectoryEntry.all(in: directory, includesHidden: includesHidden) else {
      throw FileError(.list, path.map { self.path(of: $0) } ?? self.path)
    }
    for entry in entries {
      guard case .unknown(let number) = entry.kind else { continue }
      let name = path.map { "\($0.text)/\(entry.name)" } ?? entry.name
      throw FileError(.read, self.path(ofListed: name), number: number)
    }
    return entries
  }
}
