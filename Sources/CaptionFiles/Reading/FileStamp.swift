// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What tells whether a file has been written to: its identity, its length, and its times.
public struct FileStamp: Sendable, Hashable {
  /// The device that holds the file.
  public var device: UInt64
  /// The file's number on the device; another one after the file was replaced.
  public var number: UInt64
  /// The length in bytes.
  public var size: Int
  /// When the content was changed last, in nanoseconds since 1970.
  public var modified: Int64
  /// When content or attributes were changed last, in nanoseconds since 1970; nobody can set it.
  public var changed: Int64

  /// Looks at a file; `nil` for what is no regular file, or cannot be looked at.
  ///
  /// - Parameter path: The file; symbolic links are followed.
  public init?(path: String) {
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

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
