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
public struct RootedDirectory: Sendable {
  /// The path as the caller named it.
  public let path: String

  let handle: DirectoryHandle
  let resolution: PathResolution

  /// Opens a directory.
  ///
  /// - Parameter path: The directory; symbolic links in it are followed.
  /// - Throws: ``FileError``.
  public init(path: String) throws(FileError) {
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
  /// - Parameter path: The directory; symbolic links in it are followed.
  /// - Returns: The directory.
  /// - Throws: ``FileError``.
  public static func making(_ path: String) throws(FileError) -> RootedDirectory {
    try DirectoryCreation.make(path)
    return try RootedDirectory(path: path)
  }

  /// The path of something in the directory, for messages; not for opening it.
  ///
  /// - Parameter path: The path below the directory.
  /// - Returns: The directory's path and the other behind it.
  public func path(of path: RelativePath) -> String {
    self.path.utf8.last == UInt8(ascii: "/") ? self.path + path.text : "\(self.path)/\(path.text)"
  }

  /// A directory below this one, out of which nothing leads either.
  ///
  /// - Parameter path: The directory.
  /// - Returns: The directory.
  /// - Throws: ``FileError``.
  public func subdirectory(_ path: RelativePath) throws(FileError) -> RootedDirectory {
    RootedDirectory(
      path: self.path(of: path), handle: try directory(path, .list), resolution: resolution)
  }

  /// Opens a directory for what is to be done in it.
  func directory(
    _ path: RelativePath, _ operation: FileError.Operation
  ) throws(FileError) -> DirectoryHandle {
    let descriptor = resolution.open(
      path.text, below: handle.descriptor, csystem_directory_flags)
    guard descriptor >= 0 else { throw error(operation, path) }
    return DirectoryHandle(owning: descriptor)
  }

  /// The name itself: its directory, opened, and its last component.
  func place(
    of path: RelativePath, for operation: FileError.Operation
  ) throws(FileError) -> Place {
    let directory = handle
    guard let parent = path.parent else {
      return Place(directory: directory, name: path.name, path: self.path(of: path))
    }
    let descriptor = resolution.open(
      parent.text, below: handle.descriptor, csystem_directory_flags)
    guard descriptor >= 0 else { throw error(operation, path) }
    return Place(
      directory: DirectoryHandle(owning: descriptor), name: path.name, path: self.path(of: path))
  }

  /// The error that `errno` tells of.
  func error(_ operation: FileError.Operation, _ path: RelativePath) -> FileError {
    let number = errno
    guard number == EXDEV else { return FileError(operation, self.path(of: path), number: number) }
    return FileError(
      operation, self.path(of: path),
      reason: "a symbolic link in this path leads out of \(self.path), and is not followed")
  }
}
