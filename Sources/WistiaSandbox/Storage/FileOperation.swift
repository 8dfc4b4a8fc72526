// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import FoundationEssentials
import Glibc

/// One step of a change on disk.
///
/// Each can be done again with the same result, so that a change that was interrupted is carried
/// out anew when the directory is opened.
enum FileOperation: Sendable, Hashable {
  /// Puts a file in the place of what is there.
  case write(String, [UInt8])
  case remove(String)
  case makeDirectory(String)
  /// Removes a directory, unless something that is not the sandbox's is in it.
  case removeDirectory(String)
  /// Renames a directory, unless that was done.
  case move(String, to: String)

  /// Finds what stands in the way of the step: a directory where a file is to be, or the reverse.
  ///
  /// - Parameters:
  ///   - root: The directory that the paths are in.
  ///   - vacated: Folders that steps before this one remove or rename.
  /// - Throws: `FileError`.
  func check(in root: String, vacated: Set<String>) throws(FileError) {
    var status = stat()
    switch self {
    case .write(let path, _):
      guard unsafe stat("\(root)/\(path)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        return
      }
      throw FileError(.write, "\(root)/\(path)", number: EISDIR)
    case .makeDirectory(let path):
      guard unsafe stat("\(root)/\(path)", &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
        return
      }
      throw FileError(.create, "\(root)/\(path)", number: ENOTDIR)
    case .move(_, let target):
      guard !vacated.contains(target), unsafe lstat("\(root)/\(target)", &status) == 0 else {
        return
      }
      throw FileError(.rename, "\(root)/\(target)", number: EEXIST)
    case .remove, .removeDirectory: return
    }
  }

  /// Carries the step out, durably.
  ///
  /// - Parameter root: The directory that the paths are in.
  /// - Throws: `FileError`.
  func run(in root: String) throws(FileError) {
    switch self {
    case .write(let path, let bytes):
      try OutputFile.write(bytes, to: "\(root)/\(path)")
    case .remove(let path):
      try Self.check(unsafe unlink("\(root)/\(path)"), .remove, "\(root)/\(path)")
      Self.syncParent(of: "\(root)/\(path)")
    case .makeDirectory(let path):
      if unsafe mkdir("\(root)/\(path)", 0o777) != 0, errno != EEXIST {
        throw FileError(.create, "\(root)/\(path)")
      }
      Self.syncParent(of: "\(root)/\(path)")
    case .removeDirectory(let path):
      if unsafe rmdir("\(root)/\(path)") != 0, errno != ENOENT, errno != ENOTEMPTY {
        throw FileError(.remove, "\(root)/\(path)")
      }
      Self.syncParent(of: "\(root)/\(path)")
    case .move(let path, let target):
      var status = stat()
      if unsafe stat("\(root)/\(path)", &status) != 0, errno == ENOENT { return }
      guard unsafe rename("\(root)/\(path)", "\(root)/\(target)") == 0 else {
        throw FileError(.rename, "\(root)/\(path)")
      }
      Self.syncParent(of: "\(root)/\(target)")
    }
  }

  private static func check(
    _ result: Int32, _ operation: FileError.Operation, _ path: String
  ) throws(FileError) {
    if result != 0, errno != ENOENT { throw FileError(operation, path) }
  }

  /// Makes a change of names durable, where the file system can.
  static func syncParent(of path: String) {
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = unsafe open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}

extension FileOperation {
  /// The step's JSON form in the log of an unfinished change.
  var value: JSONValue {
    switch self {
    case .write(let path, let bytes):
      ["write": .string(path), "base64": .string(Data(bytes).base64EncodedString())]
    case .remove(let path): ["remove": .string(path)]
    case .makeDirectory(let path): ["make_directory": .string(path)]
    case .removeDirectory(let path): ["remove_directory": .string(path)]
    case .move(let path, let target): ["move": .string(path), "to": .string(target)]
    }
  }

  /// Reads the JSON form; `nil` for anything that the sandbox did not write.
  init?(_ value: JSONValue) {
    func member(_ name: String) -> String? {
      guard let path = value[name]?.text, !path.split(separator: "/").contains("..") else {
        return nil
      }
      return path
    }
    if let path = member("write"),
      let data = value["base64"]?.text.flatMap({ Data(base64Encoded: $0) })
    {
      self = .write(path, Array(data))
    } else if let path = member("remove") {
      self = .remove(path)
    } else if let path = member("make_directory") {
      self = .makeDirectory(path)
    } else if let path = member("remove_directory") {
      self = .removeDirectory(path)
    } else if let path = member("move"), let target = member("to") {
      self = .move(path, to: target)
    } else {
      return nil
    }
  }
}
