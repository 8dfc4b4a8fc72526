// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Glibc

/// A file that appears whole or not at all.
///
/// What is written goes to a temporary file beside the target; ``commit()`` makes it durable and puts it
/// in the target's place, with the target's permissions and extended attributes and, where allowed, its
/// owner. Until then the original stays as it is, and the temporary file has no name where the file
/// system allows that, so that nothing is left behind even when the process is killed. Right before the
/// target is replaced it is looked at again: what somebody saved meanwhile is left as it is, and the
/// output is thrown away.
///
/// A symbolic link that was named is resolved first; one that appears in the place of the target later is
/// not followed. A target that is no regular file (a device, a pipe), or a descriptor that is open
/// already (`/dev/stdout`), is written directly. A terminal among those gets nothing that it would act on.
public struct OutputFile: ~Copyable {
  /// The path as the caller named it.
  public let path: String

  /// The name that is replaced; `nil` for what is written directly.
  private let place: Place?
  private let staging: Staging
  private let expected: Expectation
  private let isDurable: Bool
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
  ///   - expected: What is in the place of the file when it is put there.
  /// - Throws: ``FileError``, also where something else is in its place already.
  package init(
    path: String, mode: UInt32 = 0o666, replacing expected: Expectation = .unchanged
  ) throws(FileError) {
    self.init(try Self.open(path, mode, expected))
  }

  /// Creates the temporary file for a name in a directory.
  ///
  /// - Parameters:
  ///   - place: The name.
  ///   - mode: The permissions of a file that does not exist yet, before the user's mask.
  ///   - expected: What is in the place of the file when it is put there.
  ///   - original: A file whose attributes a new one gets.
  ///   - durably: Whether the file is on the disk when it gets its name.
  /// - Throws: ``FileError``, also where something that is no regular file has the name.
  init(
    at place: Place, mode: UInt32 = 0o666, replacing expected: Expectation = .unchanged,
    like original: Int32? = nil, durably: Bool = true
  ) throws(FileError) {
    var opened = try Self.open(place, mode, expected, like: original)
    opened.isDurable = durably
    self.init(opened)
  }

  /// What is opened for writing.
  private struct Opened {
    var path: String
    var place: Place?
    var staging = Staging.direct
    var expected = Expectation.anything
    var isDurable = true
    var descriptor: Int32 = -1
  }

  private init(_ opened: Opened) {
    path = opened.path
    place = opened.place
    staging = opened.staging
    expected = opened.expected
    isDurable = opened.isDurable
    descriptor = opened.descriptor
    if staging == .direct, isatty(descriptor) == 1 { filter = TerminalFilter() }
  }

  private static func open(
    _ path: String, _ mode: UInt32, _ expected: Expectation
  ) throws(FileError) -> Opened {
    var opened = Opened(path: path)
    if let open = openDescriptor(path) {
      opened.descriptor = fcntl(open, F_DUPFD_CLOEXEC, 0)
    } else {
      let place = try Place(following: path)
      let kind = place.status().map(FileKind.init)
      guard kind == .other else { return try open(place, mode, expected, like: nil) }
      opened.descriptor = InputFile.retrying {
        unsafe openat(place.directory.descriptor, place.name, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      }
    }
    guard opened.descriptor >= 0 else { throw FileError(.write, path) }
    return opened
  }

  private static func open(
    _ place: Place, _ mode: UInt32, _ expected: Expectation, like original: Int32?
  ) throws(FileError) -> Opened {
    let status = place.status()
    switch status.map(FileKind.init) {
    case .directory: throw FileError(.write, place.path, number: EISDIR)
    case .symbolicLink:
      throw FileError(
        .write, place.path,
        reason: "it is a symbolic link, which is not written through; name what it leads to")
    case .other, .unknown:
      throw FileError(.write, place.path, reason: "it is not a regular file")
    case .file, nil: break
    }
    var opened = Opened(path: place.path, place: place)
    let stamp = status.flatMap { FileStamp($0) }
    opened.expected = expected == .unchanged ? stamp.map { .file($0) } ?? .nothing : expected
    // Nothing is begun that cannot be put in its place.
    switch opened.expected {
    case .file(let file) where file != stamp: throw Replacement.changed(place)
    case .nothing where stamp != nil: throw Replacement.appeared(place)
    default: break
    }
    // A file that gets the permissions of another has none for others until then.
    let isNew = status == nil && original == nil
    (opened.staging, opened.descriptor) = Staging.best(beside: place)
      .open(beside: place, mode: isNew ? mode_t(mode) : 0o600)
    guard opened.descriptor >= 0 else { throw FileError(.write, place.path) }
    do throws(FileError) {
      if let status {
        try FileAttributes.copy(of: place, status, to: opened.descriptor)
      } else if let original {
        try FileAttributes.copy(from: original, to: opened.descriptor, path: place.path)
      }
    } catch {
      close(opened.descriptor)
      opened.staging.discard(beside: place)
      throw error
    }
    return opened
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
  /// - Throws: ``FileError``; the target is untouched then, also where it is not the expected one any
  ///   more.
  public consuming func commit() throws(FileError) {
    filter?.finish(into: &buffer)
    try flush()
    guard let place else {
      let result = close(descriptor)
      descriptor = -1
      guard result == 0 else { throw FileError(.write, path) }
      return
    }
    if isDurable {
      guard InputFile.retrying({ fsync(descriptor) }) == 0 else { throw FileError(.write, path) }
    }
    let file = descriptor
    // From here on the file is removed, where it has to be, by what gives it its name.
    descriptor = -1
    defer { close(file) }
    try Replacement(place: place, staging: staging, descriptor: file).run(expected)
    if isDurable { place.directory.synchronize() }
  }

  /// Writes a whole file at once.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: The target.
  ///   - expected: What is in the place of the file when it is put there.
  /// - Throws: ``FileError``; the target is untouched then.
  package static func write(
    _ bytes: [UInt8], to path: String, replacing expected: Expectation = .unchanged
  ) throws(FileError) {
    var file = try OutputFile(path: path, replacing: expected)
    try file.write(bytes)
    try file.commit()
  }

  private mutating func flush() throws(FileError) {
    try write(all: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func write(all bytes: [UInt8]) throws(FileError) {
    do throws(WholeWrite.Failure) {
      try WholeWrite.write(bytes, to: descriptor)
    } catch {
      throw FileError(.write, path, number: error.number)
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
}
