// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Glibc

/// A file that appears whole or not at all.
///
/// What is written goes to a temporary file beside the target; ``commit()`` makes it durable and
/// renames it over the target, keeping the target's permissions and, where allowed, its owner. Until
/// then the original stays as it is, and the temporary file has no name where the file system allows
/// that, so that nothing is left behind even when the process is killed. A symbolic link is resolved
/// first. A target that is no regular file (a device, a pipe), or a descriptor that is open already
/// (`/dev/stdout`), is written directly. A terminal among those gets nothing that it would act on.
public struct OutputFile: ~Copyable {
  /// The path as the caller named it.
  public let path: String

  /// The name that is replaced; `nil` for what is written directly.
  private let place: Place?
  private let staging: Staging
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  /// What stands before a terminal.
  private var filter: TerminalFilter?
  private let capacity = 64 * 1024

  /// Creates the temporary file, or opens a target that is no regular file.
  ///
  /// - Parameters:
  ///   - path: The target.
  ///   - mode: The permissions of a file that does not exist yet, before the user's mask.
  /// - Throws: ``FileError``.
  public init(path: String, mode: UInt32 = 0o666) throws(FileError) {
    self.init(try Self.open(path, mode: mode))
  }

  /// Creates the temporary file for a name in a directory.
  ///
  /// - Parameters:
  ///   - place: The name.
  ///   - mode: The permissions of a file that does not exist yet, before the user's mask.
  /// - Throws: ``FileError``, also where something that is no regular file has the name.
  init(at place: Place, mode: UInt32) throws(FileError) {
    self.init(try Self.open(place, mode: mode))
  }

  /// What is opened for writing.
  private struct Opened {
    var path: String
    var place: Place?
    var staging: Staging
    var descriptor: Int32
  }

  private init(_ opened: Opened) {
    path = opened.path
    place = opened.place
    staging = opened.staging
    descriptor = opened.descriptor
    if staging == .direct, isatty(descriptor) == 1 { filter = TerminalFilter() }
  }

  private static func open(_ path: String, mode: UInt32) throws(FileError) -> Opened {
    var opened = Opened(path: path, staging: .direct, descriptor: -1)
    if let open = openDescriptor(path) {
      opened.descriptor = fcntl(open, F_DUPFD_CLOEXEC, 0)
    } else {
      let place = try place(of: path)
      let kind = place.status().map(FileKind.init)
      guard kind == .other else { return try open(place, mode: mode) }
      opened.descriptor = InputFile.retrying {
        unsafe openat(place.directory.descriptor, place.name, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      }
    }
    guard opened.descriptor >= 0 else { throw FileError(.write, path) }
    return opened
  }

  private static func open(_ place: Place, mode: UInt32) throws(FileError) -> Opened {
    let status = place.status()
    switch status.map(FileKind.init) {
    case .directory: throw FileError(.write, place.path, number: EISDIR)
    case .symbolicLink:
      throw FileError(
        .write, place.path,
        reason: "it is a symbolic link, which is not written through; remove it and run again")
    case .other: throw FileError(.write, place.path, reason: "it is not a regular file")
    case .file, nil: break
    }
    let (staging, descriptor) = Staging.best(beside: place).open(beside: place, mode: mode_t(mode))
    guard descriptor >= 0 else { throw FileError(.write, place.path) }
    if let status {
      // Owner first: changing it clears the set-id bits that the mode may carry. Only root may give
      // a file away; for everybody else the file is theirs already or becomes theirs.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      _ = fchmod(descriptor, status.st_mode & 0o7777)
    }
    return Opened(path: place.path, place: place, staging: staging, descriptor: descriptor)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let place { staging.discard(beside: place) }
  }

  /// Writes bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: ``FileError``; the target is untouched then, unless it is a device or a pipe.
  public mutating func write(_ bytes: [UInt8]) throws(FileError) {
    guard filter == nil else {
      filter?.consume(bytes.span, into: &buffer)
      if buffer.count >= capacity { try flush() }
      return
    }
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
    filter?.finish(into: &buffer)
    try flush()
    if let place {
      guard InputFile.retrying({ fsync(descriptor) }) == 0,
        staging.replace(place, with: descriptor) == 0
      else { throw FileError(.write, path) }
    }
    let result = close(descriptor)
    descriptor = -1
    guard result == 0 else { throw FileError(.write, path) }
    place?.directory.synchronize()
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

  /// The name that a path leads to: symbolic links are followed, also one whose target does not exist
  /// yet.
  private static func place(of path: String) throws(FileError) -> Place {
    guard !path.isEmpty else { throw FileError(.write, path, reason: "no path was given") }
    var current = path
    for _ in 0..<40 {
      let directory = directory(of: current)
      let place = Place(
        directory: try DirectoryHandle(path: directory, for: .write, of: path),
        name: String(Substring(current.utf8.dropFirst(directory.utf8.count))), path: path)
      guard !["", ".", ".."].contains(place.name) else {
        throw FileError(.write, path, number: EISDIR)
      }
      guard place.status().map(FileKind.init) == .symbolicLink else { return place }
      let handle = place.directory.descriptor
      guard let destination = SymbolicLink.destination(of: place.name, in: handle) else {
        throw FileError(
          .write, path,
          reason: "it is a link to a name that is not UTF-8; rename that, for example with convmv")
      }
      current = destination.hasPrefix("/") ? destination : directory + destination
    }
    throw FileError(.write, path, number: ELOOP)
  }

  /// The directory with its slash; empty for a bare name.
  private static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }
}
