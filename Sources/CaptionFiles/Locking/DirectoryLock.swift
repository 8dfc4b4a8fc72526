// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A lock on a directory itself, so that one process at a time works there; no file is left behind.
///
/// The system gives the lock up when the process ends, however it ends. On file systems that cannot lock
/// a directory, such as those of some servers, there is none, and work goes on without.
package struct DirectoryLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - others: What is so when somebody else holds the lock, for the message.
  ///   - advice: What to do then.
  /// - Throws: ``FileError`` when another process holds it.
  package init(
    _ directory: RootedDirectory, others: String, advice: String
  ) throws(FileError) {
    let descriptor = directory.handle.reopen()
    guard descriptor >= 0 else { throw FileError(.lock, directory.path) }
    if InputFile.retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      throw FileError(.lock, directory.path, reason: "\(others); \(advice)")
    }
    self.descriptor = descriptor
  }

  deinit {
    // Closing alone leaves the lock to a child process that was forked a moment ago.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
