// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A lock on a file, so that one process at a time works in a directory.
///
/// The system gives the lock up when the process ends, however it ends: a lock is never stale. The
/// file says who holds it, for the message that others get.
package struct FileLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// The process that held the lock before and ended without giving it up, as one that is killed does;
  /// `nil` where there was none.
  package let abandonedBy: Int32?

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - path: The file; it is made where there is none, and stays.
  ///   - others: What is so when somebody else holds the lock, for the message.
  ///   - advice: What to do then.
  /// - Throws: ``FileError``, with the holder's process number when another process holds it.
  package init(path: String, others: String, advice: String) throws(FileError) {
    try self.init(owning: Self.open(AT_FDCWD, path), path, others, advice)
  }

  /// Takes the lock on a file of a directory out of which nothing leads.
  ///
  /// - Parameters:
  ///   - file: The file; it is made where there is none, and stays.
  ///   - directory: The directory.
  ///   - others: What is so when somebody else holds the lock, for the message.
  ///   - advice: What to do then.
  /// - Throws: ``FileError``, with the holder's process number when another process holds it.
  package init(
    at file: RelativePath, in directory: RootedDirectory, others: String, advice: String
  ) throws(FileError) {
    let place = try directory.place(of: file, for: .lock)
    try self.init(
      owning: Self.open(place.directory.descriptor, place.name), place.path, others, advice)
  }

  private static func open(_ directory: Int32, _ name: String) -> Int32 {
    InputFile.retrying {
      unsafe openat(
        directory, name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
    }
  }

  private init(
    owning descriptor: Int32, _ path: String, _ others: String, _ advice: String
  ) throws(FileError) {
    guard descriptor >= 0 else { throw FileError(.lock, path) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(.lock, path, reason: "it is not a regular file; remove it and run again")
    }
    guard status.st_nlink <= 1 else {
      close(descriptor)
      throw FileError(
        .lock, path,
        reason: "the file has another name, a hard link, and would be emptied under it as well; "
          + "remove this name and run again")
    }
    guard InputFile.retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 else {
      let number = errno
      let holder = Self.holder(descriptor).map { " (process \($0))" } ?? ""
      close(descriptor)
      guard number == EWOULDBLOCK else { throw FileError(.lock, path, number: number) }
      throw FileError(.lock, path, reason: "\(others)\(holder); \(advice)")
    }
    self.descriptor = descriptor
    abandonedBy = Self.holder(descriptor)
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    // Sound: the system reads no more than the bytes of the array. A note that cannot be written
    // takes nothing from the lock.
    _ = unsafe text.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit {
    _ = ftruncate(descriptor, 0)
    // Closing alone leaves the lock to a child process that was forked a moment ago.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// The process that the file names, if any.
  private static func holder(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 20)
    // Sound: the system writes no more than the array holds.
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    let digits = bytes[..<max(0, count)].prefix { (0x30...0x39).contains($0) }
    return Int32(String(decoding: digits, as: UTF8.self))
  }
}
