// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Finds the caption files of a directory and of the directories in it.
///
/// Names that begin with a dot are skipped. Directories are visited once, however many symbolic
/// links lead to them. The order is that of the names' bytes, so that it is the same everywhere.
public struct DirectoryWalk: Sendable {
  /// What was found.
  public struct Result: Sendable {
    /// The files, their paths beginning with the directory as the caller named it.
    public var files: [String] = []
    /// What could not be looked into; the rest was searched all the same.
    public var errors: [FileError] = []
  }

  /// The extensions that are searched for, in lower case and without their dot.
  public var extensions: Set<String>

  /// Creates a walk.
  ///
  /// - Parameter extensions: The extensions to search for, in lower case; `srt` unless told.
  public init(extensions: Set<String> = ["srt"]) {
    self.extensions = extensions
  }

  /// Searches a directory.
  ///
  /// - Parameter directory: The directory.
  /// - Returns: What was found.
  /// - Complexity: O(n log n) in the number of entries.
  public func files(in directory: String) -> Result {
    var result = Result()
    var visited: Set<Identity> = []
    search(directory, &result, &visited)
    return result
  }

  private struct Identity: Hashable {
    var device: UInt64
    var number: UInt64
  }

  private func search(_ directory: String, _ result: inout Result, _ visited: inout Set<Identity>) {
    var status = stat()
    guard unsafe stat(directory, &status) == 0 else {
      result.errors.append(FileError(.list, directory))
      return
    }
    let identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    guard visited.insert(identity).inserted else { return }
    let names: [String]
    do {
      names = try Self.names(in: directory)
    } catch {
      result.errors.append(error)
      return
    }
    for name in names {
      let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
      guard unsafe stat(path, &status) == 0 else {
        // A symbolic link to nothing matters only where a caption file was meant.
        let number = errno
        if matches(name) { result.errors.append(FileError(.read, path, number: number)) }
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: search(path, &result, &visited)
      case S_IFREG where matches(name): result.files.append(path)
      default: break
      }
    }
  }

  private func matches(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return extensions.contains(name[name.index(after: dot)...].lowercased())
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
