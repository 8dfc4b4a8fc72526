// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import Glibc

/// A directory out of which nothing leads: everything below it is named by ``RelativePath`` and found
/// from the directory as it was opened, not from its path.
///
/// The directory's own path was named by somebody and may lead through symbolic links. Below it one rule
/// holds for reading and for writing:
///
/// - A symbolic link is followed as long as it leads to something below the directory. One that leads
///   out, is absolute, or climbs above the directory even for a moment, is an error.
/// - What is created, written, replaced, renamed or removed is the name itself: a symbolic link in its
///   place is never followed, and never written through.
///
/// The system checks this while it resolves the path, so that a link that is put in the place of a
/// directory meanwhile deceives nobody. Copies of a value share the open directory.
///
/// ```swift
/// let library = try RootedDirectory(path: directory.path)
/// let captions = try RelativePath("season 1/film.en.srt")
/// try library.makeDirectory(RelativePath("season 1"))
/// try library.write(bytes, to: captions)
/// print(try library.bytes(of: captions).count)
/// ```
package struct RootedDirectory: Sendable {
  /// The path as the caller named it.
  package let path: String

  let handle: DirectoryHandle
  let resolution: PathResolution

  /// Opens a directory.
  ///
  /// - Parameter path: The directory; symbolic links in it are followed.
  /// - Throws: ``FileError``.
  package init(path: String) throws(FileError) {
    try self.init(path: path, resolution: .system)
  }

  /// Opens a directory and chooses how paths below it are resolved.
  ///
  /// - Parameters:
  ///   - path: The directory; symbolic links in it are followed.
  ///   - resolution: How paths below it are resolved.
  /// - Throws: ``FileError``.
  package init(path: String, resolution: PathResolution) throws(FileError) {
    guard !path.isEmpty else { throw FileError(.list, path, reason: "no directory was given") }
    handle = try DirectoryHandle(path: path, for: .list, of: path)
    self.path = path
    self.resolution = resolution
  }

  private init(path: String, handle: DirectoryHandle, resolution: PathResolution) {
    self.path = path
    self.handle = handle
    self.resolution = resolution
  }

  /// Opens a directory, making it and those above it where they are missing.
  ///
  /// - Parameters:
  ///   - path: The directory; symbolic links in it are followed.
  ///   - mode: The permissions of those that are made, before the user's mask.
  /// - Returns: The directory.
  /// - Throws: ``FileError``.
  package static func making(
    _ path: String, mode: UInt32 = 0o777
  ) throws(FileError) -> RootedDirectory {
    try DirectoryCreation.make(path, mode: mode)
    return try RootedDirectory(path: path)
  }

  /// The number of the user whose directory it is, and its permissions.
  package var ownership: (owner: UInt32, permissions: UInt32)? {
    var status = stat()
    guard unsafe fstat(handle.descriptor, &status) == 0 else { return nil }
    return (status.st_uid, status.st_mode & 0o7777)
  }

  /// The path of something in the directory, for messages; not for opening it.
  ///
  /// - Parameter path: The path below the directory.
  /// - Returns: The directory's path and the other behind it.
  package func path(of path: RelativePath) -> String {
    self.path(ofListed: path.text)
  }

  /// A directory below this one, out of which nothing leads either.
  ///
  /// - Parameter path: The directory.
  /// - Returns: The directory.
  /// - Throws: ``FileError``.
  package func subdirectory(_ path: RelativePath) throws(FileError) -> RootedDirectory {
    RootedDirectory(
      path: self.path(of: path), handle: try directory(path, .list), resolution: resolution)
  }

  /// Opens a directory for what is to be done in it.
  func directory(
    _ path: RelativePath, _ operation: FileError.Operation
  ) throws(FileError) -> DirectoryHandle {
    let descriptor = open(path.text, csystem_directory_flags)
    guard descriptor >= 0 else { throw error(operation, path.text) }
    return DirectoryHandle(owning: descriptor)
  }

  /// The name itself: its directory, opened, and its last component.
  func place(
    of path: RelativePath, for operation: FileError.Operation
  ) throws(FileError) -> Place {
    try place(ofListed: path.text, for: operation)
  }
}

/// Names as the system lists them are taken as they are: they may hold what no name from elsewhere may,
/// such as a newline.
extension RootedDirectory {
  /// The path of something in the directory, for messages.
  func path(ofListed text: String) -> String {
    path.utf8.last == UInt8(ascii: "/") ? path + text : "\(path)/\(text)"
  }

  /// Opens what a path below the directory leads to.
  ///
  /// - Returns: A descriptor, or -1 and `errno`.
  func open(_ text: String, _ flags: Int32) -> Int32 {
    resolution.open(text, below: handle.descriptor, flags)
  }

  /// What a path leads to; symbolic links that stay below the directory are followed.
  ///
  /// - Returns: The status, or `nil` and `errno`.
  func status(of text: String) -> stat? {
    let descriptor = open(text, csystem_status_flags)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? status : nil
  }

  /// The name itself: its directory, opened, and its last component.
  func place(
    ofListed text: String, for operation: FileError.Operation
  ) throws(FileError) -> Place {
    // Of bytes: a name that begins with a combining mark makes one character with the slash.
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return Place(directory: handle, name: text, path: path(ofListed: text))
    }
    let descriptor = open(String(text[..<slash]), csystem_directory_flags)
    guard descriptor >= 0 else { throw error(operation, text) }
    return Place(
      directory: DirectoryHandle(owning: descriptor),
      name: String(text[text.utf8.index(after: slash)...]), path: path(ofListed: text))
  }

  /// Opens a file for reading.
  func input(ofListed text: String) throws(FileError) -> InputFile {
    // A pipe that came in the place of the file makes nobody wait.
    let descriptor = open(text, O_RDONLY | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw error(.read, text) }
    let input = try InputFile(owning: descriptor, path: path(ofListed: text))
    guard input.size != nil else {
      throw FileError(.read, input.path, reason: "it is not a regular file")
    }
    return input
  }

  /// The error that `errno` tells of.
  func error(_ operation: FileError.Operation, _ text: String) -> FileError {
    let number = errno
    let path = path(ofListed: text)
    guard number == EXDEV else { return FileError(operation, path, number: number) }
    return FileError(
      operation, path,
      reason: "a symbolic link in this path leads out of \(self.path), and is not followed",
      number: number)
  }
}
