// SPDX-License-Identifier: Apache-2.0

import CSystemCalls
import Glibc

/// A directory that is held open: names are looked up in this one, whatever becomes of its path.
final class DirectoryHandle: Sendable {
  /// For calls such as `openat`; not for listing.
  let descriptor: Int32

  /// Takes a descriptor over, which is closed with the last reference.
  init(owning descriptor: Int32) { self.descriptor = descriptor }

  /// Opens the directory of a path that somebody named; symbolic links in it are followed.
  ///
  /// - Parameters:
  ///   - path: The directory; empty for the current one.
  ///   - operation: What is meant to be done there.
  ///   - subject: The path that the error names.
  /// - Throws: ``FileError``.
  convenience init(
    path: String, for operation: FileError.Operation, of subject: String
  ) throws(FileError) {
    let descriptor = InputFile.retrying {
      unsafe Glibc.open(path.isEmpty ? "." : path, csystem_directory_flags)
    }
    guard descriptor >= 0 else { throw FileError(operation, subject) }
    self.init(owning: descriptor)
  }

  deinit { close(descriptor) }

  /// The same directory, opened for listing it and for making its names durable.
  ///
  /// - Returns: A descriptor that the caller closes, or -1 and `errno`.
  func reopen() -> Int32 {
    InputFile.retrying {
      unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
  }

  /// Makes changes of names durable, where the file system can; the files are safe all the same.
  func synchronize() {
    let readable = reopen()
    guard readable >= 0 else { return }
    _ = fsync(readable)
    close(readable)
  }
}
