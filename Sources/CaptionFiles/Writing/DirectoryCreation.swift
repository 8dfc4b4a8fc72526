// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Making directories.
package enum DirectoryCreation {
  /// Makes a directory and those above it that are missing.
  ///
  /// - Parameters:
  ///   - path: The directory; nothing happens where it exists.
  ///   - mode: The permissions of those that are made, before the user's mask.
  /// - Throws: ``FileError``, also where something else has the name.
  package static func make(_ path: String, mode: UInt32 = 0o777) throws(FileError) {
    var status = stat()
    if unsafe stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw FileError(.create, path, number: ENOTDIR)
      }
      return
    }
    if unsafe mkdir(path, mode_t(mode)) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw FileError(.create, path)
    }
    try make(String(path[..<slash]), mode: mode)
    guard unsafe mkdir(path, mode_t(mode)) == 0 || errno == EEXIST else {
      throw FileError(.create, path)
    }
  }
}
