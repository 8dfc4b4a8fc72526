// SPDX-License-Identifier: Apache-2.0

public import CaptionSyntax
import Glibc

/// A file operation that failed: which file, what failed, and what to do next.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried.
  public enum Operation: String, Sendable, Hashable {
    /// Opening or reading a file.
    case read
    /// Creating, writing or replacing a file.
    case write
    /// Listing a directory.
    case list
    /// Creating a directory.
    case create
    /// Removing a file.
    case remove
    /// Renaming a file.
    case rename
    /// Taking a lock.
    case lock
  }

  /// The file, as the caller named it.
  public var path: String
  /// What was tried.
  public var operation: Operation
  /// The number of the system's error, as in `errno`; 0 where the system gave none.
  public var number: Int32
  /// The reason, and where there is one, what to do next.
  public var reason: String
  /// What the file is, where it was read and is no file of captions that this package reads.
  public var format: FileFormat?

  /// Creates an error from the system's error number.
  ///
  /// - Parameters:
  ///   - operation: What was tried.
  ///   - path: The file, as the caller named it.
  ///   - number: The error number; the current `errno` unless told.
  public init(_ operation: Operation, _ path: String, number: Int32? = nil) {
    let number = number ?? errno
    self.operation = operation
    self.path = path
    self.number = number
    reason = Self.reason(number, operation, path)
  }

  /// Creates an error with a reason of its own.
  ///
  /// - Parameters:
  ///   - operation: What was tried.
  ///   - path: The file, as the caller named it.
  ///   - reason: The reason and what to do next.
  ///   - number: The error number, where the system gave one that callers ask for.
  public init(_ operation: Operation, _ path: String, reason: String, number: Int32 = 0) {
    self.operation = operation
    self.path = path
    self.number = number
    self.reason = reason
  }

  /// Creates an error from what a file turned out to be.
  ///
  /// - Parameters:
  ///   - path: The file, as the caller named it.
  ///   - unreadable: What it turned out to be.
  public init(_ path: String, _ unreadable: UnreadableCaptions) {
    self.init(.read, path, reason: unreadable.description)
    format = unreadable.format
  }

  /// Whether the file was read and holds what nothing writes there, such as half of a record.
  public var isDamaged = false

  /// Whether the file does not exist.
  public var isMissing: Bool { number == ENOENT }

  /// Whether the file is not the one that was to be replaced any more.
  public var isStale: Bool { number == ESTALE }

  /// Whether something has the name already.
  public var isTaken: Bool { number == EEXIST }

  /// One line: the file, what failed, and what to do next.
  public var description: String {
    let name = path.isEmpty ? "(no name)" : path == "-" ? "standard input" : path
    return "\(name): cannot \(operation.rawValue): \(reason)"
  }

  private static func reason(_ number: Int32, _ operation: Operation, _ path: String) -> String {
    switch number {
    // Names from archives of other systems come in any encoding; what is no UTF-8 was replaced.
    case ENOENT where path.unicodeScalars.contains("\u{FFFD}"):
      "its name is not UTF-8; rename it, for example with convmv"
    case ENOENT: "no such file or directory; check the path"
    case EACCES, EPERM:
      operation == .write || operation == .create
        ? "permission denied; write elsewhere, or change the permissions of the directory"
        : "permission denied; change the permissions, or run as a user who may"
    case EISDIR: "it is a directory; name a file"
    case ENOTDIR: "a part of the path is not a directory"
    case ENOSPC: "no space left on the device; free some and run again, nothing was replaced"
    case EDQUOT: "the disk quota is exceeded; free some space and run again"
    case EEXIST: "something has that name already"
    case EROFS: "the file system is read-only"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "too many symbolic links"
    case EMFILE, ENFILE: "too many open files"
    default: unsafe String(cString: strerror(number))
    }
  }
}
