// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A name in a directory that is held open.
struct Place: Sendable {
  /// The directory.
  let directory: DirectoryHandle
  /// The name in it.
  let name: String
  /// The path for messages.
  let path: String

  /// Takes a name.
  init(directory: DirectoryHandle, name: String, path: String) {
    self.directory = directory
    self.name = name
    self.path = path
  }

  /// Opens the directory of a path that somebody named; the name itself is not followed.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - operation: What is meant to be done there.
  ///   - subject: The path that errors name; the path itself unless told.
  /// - Throws: ``FileError``, also for a path that ends in a slash or dots.
  init(
    naming path: String, for operation: FileError.Operation, of subject: String? = nil
  ) throws(FileError) {
    let subject = subject ?? path
    guard !path.isEmpty else { throw FileError(operation, path, reason: "no path was given") }
    let directory = Self.directory(of: path)
    // Of bytes: a name that begins with a combining mark makes one character with the slash.
    let name = String(Substring(path.utf8.dropFirst(directory.utf8.count)))
    self.directory = try DirectoryHandle(path: directory, for: operation, of: subject)
    guard !["", ".", ".."].contains(name) else {
      throw FileError(operation, subject, number: EISDIR)
    }
    self.name = name
    self.path = subject
  }

  /// Finds the place that a path leads to, for writing: symbolic links are followed, also one whose
  /// target does not exist yet.
  ///
  /// - Parameter path: The path that somebody named.
  /// - Throws: ``FileError``.
  init(following path: String) throws(FileError) {
    var current = path
    for _ in 0..<40 {
      let place = try Place(naming: current, for: .write, of: path)
      guard place.status().map(FileKind.init) == .symbolicLink else {
        self = place
        return
      }
      let handle = place.directory.descriptor
      guard let destination = SymbolicLink.destination(of: place.name, in: handle) else {
        throw FileError(
          .write, path,
          reason: "it is a link to a name that is not UTF-8; rename that, for example with convmv")
      }
      current =
        destination.utf8.first == UInt8(ascii: "/")
        ? destination : Self.directory(of: current) + destination
    }
    throw FileError(.write, path, number: ELOOP)
  }

  /// What has the name now; a symbolic link is not followed.
  ///
  /// - Returns: The status, or `nil` and `errno`.
  func status() -> stat? {
    var status = stat()
    guard unsafe fstatat(directory.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return nil
    }
    return status
  }

  /// The directory with its slash; empty for a bare name.
  private static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }
}
