// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What a name in a directory stands for.
package enum FileKind: Sendable, Hashable {
  /// A regular file.
  case file
  /// A directory.
  case directory
  /// A symbolic link, wherever it leads.
  case symbolicLink
  /// A pipe, a socket or a device.
  case other
  /// What the system does not tell, with the number of its error: something is there, and nobody can
  /// say that it is not a file of captions.
  case unknown(Int32)

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .directory
    case S_IFLNK: self = .symbolicLink
    default: self = .other
    }
  }
}

/// A name in a directory, and what it stands for.
package struct DirectoryEntry: Sendable, Hashable {
  /// The name; what is not UTF-8 in it was replaced by U+FFFD.
  package let name: String
  /// What it stands for.
  package let kind: FileKind
  /// Whether the name is UTF-8, so that the file can be opened by it.
  package let isUTF8: Bool

  /// Lists an open directory.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - includesHidden: Whether names that begin with a dot are listed.
  /// - Returns: The entries in the order of their names' bytes, or `nil` and `errno`.
  static func all(in directory: DirectoryHandle, includesHidden: Bool = false) -> [DirectoryEntry]?
  {
    let descriptor = directory.reopen()
    guard descriptor >= 0 else { return nil }
    guard let stream = unsafe fdopendir(descriptor) else {
      let number = errno
      close(descriptor)
      errno = number
      return nil
    }
    defer {
      let number = errno
      unsafe _ = closedir(stream)
      errno = number
    }
    var found: [(name: [UInt8], kind: FileKind)] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      // Sound: the system ends the name with a NUL inside the entry.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
          unsafe Array(
            UnsafeBufferPointer(start: start, count: strlen(UnsafePointer(OpaquePointer(start)))))
        }
      }
      let isHidden = name.first == UInt8(ascii: ".")
      if !isHidden || includesHidden && !isSelf(name) {
        if let kind = unsafe kind(of: entry.pointee, name, in: descriptor) {
          found.append((name, kind))
        }
      }
      errno = 0
    }
    guard errno == 0 else { return nil }
    found.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return found.map { entry in
      let name = String(decoding: entry.name, as: UTF8.self)
      // Replacing what is not UTF-8 changes the bytes.
      return DirectoryEntry(
        name: name, kind: entry.kind, isUTF8: name.utf8.elementsEqual(entry.name))
    }
  }

  private static func isSelf(_ name: [UInt8]) -> Bool {
    name.allSatisfy { $0 == UInt8(ascii: ".") } && name.count <= 2
  }

  /// The kind as the directory tells it; some file systems have to be asked for each name.
  ///
  /// - Returns: The kind; `nil` for what is gone already.
  private static func kind(of entry: dirent, _ name: [UInt8], in directory: Int32) -> FileKind? {
    switch Int(entry.d_type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .directory
    case Int(DT_LNK): return .symbolicLink
    case Int(DT_UNKNOWN): break
    default: return .other
    }
    var status = stat()
    let path = name.map { CChar(bitPattern: $0) } + [0]
    guard unsafe fstatat(directory, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return errno == ENOENT ? nil : .unknown(errno)
    }
    return FileKind(status)
  }
}
