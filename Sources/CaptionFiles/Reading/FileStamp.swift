// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Which file something is, whatever its names.
struct FileIdentity: Hashable {
  /// The device that holds it.
  var device: UInt64
  /// Its number there.
  var number: UInt64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}

/// What tells whether a file has been written to: its identity, its length, and its times.
package struct FileStamp: Sendable, Hashable {
  /// The device that holds the file.
  package var device: UInt64
  /// The file's number on the device; another one after the file was replaced.
  package var number: UInt64
  /// The length in bytes.
  package var size: Int
  /// When the content was changed last, in nanoseconds since 1970.
  package var modified: Int64
  /// When content or attributes were changed last, in nanoseconds since 1970; nobody can set it.
  package var changed: Int64

  /// Looks at a file; `nil` for what is no regular file, or cannot be looked at.
  ///
  /// - Parameter path: The file; symbolic links are followed.
  package init?(path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Looks at an open file; `nil` for what is no regular file.
  init?(descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Takes what the system told of a file; `nil` for what is no regular file.
  init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  /// Whether a file is the same one with the same content, as far as this tells: its names and its
  /// attributes may have changed.
  func hasContent(of other: FileStamp) -> Bool {
    device == other.device && number == other.number && size == other.size
      && modified == other.modified
  }

  /// Whether the clock that file systems take their times from has moved on since the last change.
  ///
  /// A change in the future, which another machine's clock may have made, counts as settled: waiting does
  /// not help.
  var isSettled: Bool {
    var (now, step) = (timespec(), timespec())
    guard unsafe clock_gettime(CLOCK_REALTIME_COARSE, &now) == 0,
      unsafe clock_getres(CLOCK_REALTIME_COARSE, &step) == 0
    else { return true }
    let age = Self.nanoseconds(now) &- changed
    return age >= Self.nanoseconds(step) || age < -1_000_000_000
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
