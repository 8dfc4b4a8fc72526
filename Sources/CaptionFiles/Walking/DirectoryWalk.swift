// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import CaptionSyntax
import Glibc

/// Finds the caption files of a directory and of the directories in it.
///
/// Names that begin with a dot are skipped. Directories are visited once, however many symbolic links
/// lead to them; a link that leads out of the directory is not followed. The order is that of the names'
/// bytes, so that it is the same everywhere.
public struct DirectoryWalk: Sendable {
  /// What was found.
  public struct Result: Sendable {
    /// The files, their paths beginning with the directory as the caller named it.
    public var inputs: [InputPath] = []
    /// What could not be looked into; the rest was searched all the same.
    public var errors: [FileError] = []
    /// Symbolic links that lead out of the directory, to where captions may be.
    public var skipped: [SkippedLink] = []

    /// The paths of the files.
    public var files: [String] { inputs.map(\.path) }
  }

  /// A symbolic link that was not followed, since it leads out of the directory that was searched.
  public struct SkippedLink: Sendable, Hashable, CustomStringConvertible {
    /// The link.
    public var path: String
    /// The directory that was searched.
    public var directory: String

    /// One line: the link, and how to have it followed.
    public var description: String {
      "\(path): skipped, since the symbolic link leads out of \(directory); name it to include it"
    }
  }

  /// The extensions that are searched for, in lower case and without their dot.
  public var extensions: Set<String>

  /// Creates a walk.
  ///
  /// - Parameter extensions: The extensions to search for, in lower case; `srt` unless told.
  public init(extensions: Set<String> = ["srt"]) {
    self.extensions = extensions
  }

  /// A search for the captions of all formats that are read.
  public static let captions = DirectoryWalk(
    extensions: Set(FormatChoice.formats.flatMap(\.traits.fileExtensions)))

  /// Searches a directory.
  ///
  /// - Parameter directory: The directory; it may be named through symbolic links.
  /// - Returns: What was found.
  /// - Complexity: O(n log n) in the number of entries.
  public func files(in directory: String) -> Result {
    do {
      var search = Search(root: try RootedDirectory(path: directory), walk: self)
      search.visit("")
      return search.result
    } catch {
      return Result(errors: [error])
    }
  }

  private func matches(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return extensions.contains(name[name.index(after: dot)...].lowercased())
  }

  /// A search that is under way.
  private struct Search {
    let root: RootedDirectory
    let walk: DirectoryWalk
    var result = Result()
    var visited: Set<FileIdentity> = []

    /// Looks into a directory.
    ///
    /// - Parameter directory: The path below the root; empty for the root itself.
    mutating func visit(_ directory: String) {
      var handle = root.handle
      if !directory.isEmpty {
        let descriptor = root.open(directory, csystem_directory_flags)
        guard descriptor >= 0 else {
          result.errors.append(root.error(.list, directory))
          return
        }
        handle = DirectoryHandle(owning: descriptor)
      }
      var status = stat()
      guard unsafe fstat(handle.descriptor, &status) == 0 else {
        result.errors.append(
          FileError(.list, directory.isEmpty ? root.path : root.path(ofListed: directory)))
        return
      }
      guard visited.insert(FileIdentity(status)).inserted else { return }
      guard let entries = DirectoryEntry.all(in: handle) else {
        let path = directory.isEmpty ? root.path : root.path(ofListed: directory)
        result.errors.append(FileError(.list, path))
        return
      }
      for entry in entries {
        take(entry, directory.isEmpty ? entry.name : "\(directory)/\(entry.name)", handle)
      }
    }

    private mutating func take(
      _ entry: DirectoryEntry, _ path: String, _ directory: DirectoryHandle
    ) {
      guard entry.isUTF8 else {
        // It is told, never passed over.
        guard entry.kind == .directory || walk.matches(entry.name) else { return }
        result.errors.append(
          FileError(
            entry.kind == .directory ? .list : .read, root.path(ofListed: path), number: ENOENT))
        return
      }
      switch entry.kind {
      case .file:
        if walk.matches(entry.name) { result.inputs.append(InputPath(found: path, in: root)) }
      case .directory: visit(path)
      case .symbolicLink: follow(entry, path, directory)
      case .unknown(let number):
        // A directory, or captions under another name, for all that is known.
        result.errors.append(FileError(.read, root.path(ofListed: path), number: number))
      case .other: break
      }
    }

    private mutating func follow(
      _ entry: DirectoryEntry, _ path: String, _ directory: DirectoryHandle
    ) {
      let matches = walk.matches(entry.name)
      if let status = root.status(of: path) {
        switch FileKind(status) {
        case .directory: visit(path)
        case .file where matches: result.inputs.append(InputPath(found: path, in: root))
        default: break
        }
        return
      }
      guard errno == EXDEV else {
        // A symbolic link to nothing matters only where a caption file was meant. Behind one that
        // cannot be looked at may be a directory full of them.
        let leadsNowhere = [ENOENT, ENOTDIR, ELOOP].contains(errno)
        if matches || !leadsNowhere { result.errors.append(root.error(.read, path)) }
        return
      }
      var status = stat()
      let isDirectory =
        unsafe fstatat(directory.descriptor, entry.name, &status, 0) == 0
        && FileKind(status) == .directory
      guard matches || isDirectory else { return }
      result.skipped.append(
        SkippedLink(path: root.path(ofListed: path), directory: root.path))
    }
  }

  /// The names in a directory in the order of their bytes, without those that begin with a dot.
  ///
  /// - Parameter directory: The directory.
  /// - Returns: The names.
  /// - Throws: ``FileError``.
  public static func names(in directory: String) throws(FileError) -> [String] {
    let handle = try DirectoryHandle(path: directory, for: .list, of: directory)
    guard let entries = DirectoryEntry.all(in: handle) else { throw FileError(.list, directory) }
    return entries.map(\.name)
  }
}
