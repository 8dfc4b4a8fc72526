// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file that appears whole or not at all.
///
/// What is written goes to a temporary file beside the target; ``commit()`` makes it durable and
/// renames it over the target, keeping the target's permissions and, where allowed, its owner. Until
/// then the original stays as it is, and the temporary file has no name where the file system allows
/// that, so that nothing is left behind even when the process is killed. A symbolic link is resolved
/// first. A target that is no regular file (a device, a pipe), or a descriptor that is open already
/// (`/dev/stdout`), is written directly.
public struct OutputFile: ~Copyable {
  /// The path as the caller named it.
  public let path: String

  private let target: String
  private let staging: Staging
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private let capacity = 64 * 1024

  /// Creates the temporary file, or opens a target that is no regular file.
  ///
  /// - Parameters:
  ///   - path: The target.
  ///   - mode: The permissions of a file that does not exist yet, before the user's mask.
  /// - Throws: ``FileError``.
  public init(path: String, mode: UInt32 = 0o666) throws(FileError) {
    if let open = Self.openDescriptor(path) {
      let descriptor = fcntl(open, F_DUPFD_CLOEXEC, 0)
      guard descriptor >= 0 else { throw FileError(.write, path) }
      self.path = path
      target = path
      staging = .direct
      self.descriptor = descriptor
      return
    }
    let target = try Self.resolve(path)
    var status = stat()
    let exists = unsafe stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw FileError(.write, path, number: EISDIR)
    }
    let staging: Staging =
      exists && status.st_mode & S_IFMT != S_IFREG ? .direct : .best(beside: target)
    let (used, descriptor) = staging.open(target: target, mode: mode_t(mode))
    guard descriptor >= 0 else { throw FileError(.write, path) }
    if exists && used != .direct {
      // Owner first: changing it clears the set-id bits that the mode may carry. Only root may give
      // a file away; for everybody else the file is theirs already or becomes theirs.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      _ = fchmod(descriptor, status.st_mode & 0o7777)
    }
    self.path = path
    self.target = target
    self.staging = used
    self.descriptor = descriptor
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    staging.discard()
  }

  /// Writes bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: ``FileError``; the target is untouched then, unless it is a device or a pipe.
  public mutating func write(_ bytes: [UInt8]) throws(FileError) {
    guard bytes.count >= capacity else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= capacity { try flush() }
      return
    }
    try flush()
    try write(all: bytes)
  }

  /// Makes the file durable and puts it in the place of the target.
  ///
  /// - Throws: ``FileError``; the target is untouched then.
  public consuming func commit() throws(FileError) {
    try flush()
    if staging == .direct {
      let result = close(descriptor)
      descriptor = -1
      guard result == 0 else { throw FileError(.write, path) }
      return
    }
    guard InputFile.retrying({ fsync(descriptor) }) == 0,
      staging.replace(target, with: descriptor) == 0
    else { throw FileError(.write, path) }
    let result = close(descriptor)
    descriptor = -1
    guard result == 0 else { throw FileError(.write, path) }
    Self.syncDirectory(of: target)
  }

  /// Writes a whole file at once.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: The target.
  /// - Throws: ``FileError``; the target is untouched then.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var file = try OutputFile(path: path)
    try file.write(bytes)
    try file.commit()
  }

  private mutating func flush() throws(FileError) {
    try write(all: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func write(all bytes: [UInt8]) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // Sound: the system reads at most `count` bytes of a buffer that holds as many.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw FileError(.write, path)
      }
    }
  }

  /// The descriptor that a path such as `/dev/stdout` or `/dev/fd/3` stands for.
  ///
  /// What stands behind it is written where that is written next, as by every program of a pipeline: a
  /// file behind `>>` is neither replaced nor begun anew.
  private static func openDescriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for directory in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(directory) {
        return Int32(path.dropFirst(directory.count))
      }
      return nil
    }
  }

  /// Follows symbolic links, also one whose target does not exist yet.
  private static func resolve(_ path: String) throws(FileError) -> String {
    guard !path.isEmpty else { throw FileError(.write, path, reason: "no path was given") }
    var current = path
    for _ in 0..<40 {
      var status = stat()
      guard unsafe lstat(current, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else {
        return current
      }
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        guard let start = bytes.baseAddress else { return 0 }
        return unsafe readlink(current, start, bytes.count)
      }
      guard count > 0 else { throw FileError(.write, path) }
      guard let destination = String(validating: buffer[..<count], as: UTF8.self) else {
        throw FileError(
          .write, path,
          reason: "it is a link to a name that is not UTF-8; rename that, for example with convmv")
      }
      current = destination.hasPrefix("/") ? destination : directory(of: current) + destination
    }
    throw FileError(.write, path, number: ELOOP)
  }

  /// The directory with its slash; empty for a bare name.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// Makes the rename durable, where the file system can; the file itself is safe all the same.
  private static func syncDirectory(of target: String) {
    let name = directory(of: target)
    let descriptor = unsafe open(name.isEmpty ? "." : name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
