// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc

/// One step of a change on disk.
///
/// Each can be done again with the same result, so that a change that was interrupted is carried
/// out anew when the directory is opened.
enum FileOperation: Sendable, Hashable {
  /// Puts a file in the place of what is there.
  case write(RelativePath, [UInt8])
  case remove(RelativePath)
  case makeDirectory(RelativePath)
  /// Removes a directory, unless something that is not the sandbox's is in it.
  case removeDirectory(RelativePath)
  /// Renames a directory, unless that was done.
  case move(RelativePath, to: RelativePath)

  /// Finds what stands in the way of the step: a link, or a directory where a file is to be, or the
  /// reverse.
  ///
  /// - Parameters:
  ///   - root: The directory that the paths are in.
  ///   - vacated: Folders that steps before this one remove or rename.
  /// - Throws: `FileError`.
  func check(in root: RootedDirectory, vacated: Set<RelativePath>) throws(FileError) {
    switch self {
    case .write(let path, _):
      switch try root.kind(of: path) {
      case nil, .file: return
      case .directory: throw FileError(.write, root.path(of: path), number: EISDIR)
      case .symbolicLink, .other, .unknown:
        throw FileError(
          .write, root.path(of: path), reason: "a link or a device has its name; remove that")
      }
    case .makeDirectory(let path):
      let kind = try root.kind(of: path)
      guard kind == nil || kind == .directory else {
        throw FileError(.create, root.path(of: path), number: ENOTDIR)
      }
    case .move(_, let target):
      guard !vacated.contains(target), try root.kind(of: target) != nil else { return }
      throw FileError(.rename, root.path(of: target), number: EEXIST)
    case .remove, .removeDirectory: return
    }
  }

  /// Carries the step out, durably.
  ///
  /// - Parameter root: The directory that the paths are in.
  /// - Throws: `FileError`.
  func run(in root: RootedDirectory) throws(FileError) {
    switch self {
    case .write(let path, let bytes): try root.write(bytes, to: path)
    case .remove(let path):
      try Self.unless([ENOENT]) { () throws(FileError) in
        try root.remove(path)
        try root.synchronize(path.parent)
      }
    case .makeDirectory(let path):
      try root.makeDirectory(path)
      try root.synchronize(path.parent)
    case .removeDirectory(let path):
      try Self.unless([ENOENT, ENOTEMPTY, EEXIST]) { () throws(FileError) in
        try root.removeDirectory(path)
        try root.synchronize(path.parent)
      }
    case .move(let path, let target):
      try Self.unless([ENOENT]) { () throws(FileError) in
        try root.rename(path, to: target)
        try root.synchronize(target.parent)
      }
    }
  }

  /// Does what was perhaps done before.
  private static func unless(
    _ numbers: Set<Int32>, _ body: () throws(FileError) -> Void
  ) throws(FileError) {
    do throws(FileError) {
      try body()
    } catch {
      guard numbers.contains(error.number) else { throw error }
    }
  }
}
