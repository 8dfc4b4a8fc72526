// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file of lines that only grows: each line is on the disk before the next step is taken.
///
/// A line is there whole or not at all: what a crash or a full disk cut short is taken away again, so
/// that the next line does not join it.
package struct JournalFile: ~Copyable, Sendable {
  /// The path.
  package let path: String
  private let descriptor: Int32
  /// Where the last whole line ends.
  private var end: off_t

  /// Opens a journal, making it where there is none.
  ///
  /// What follows the last newline was never finished and is removed.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``FileError``, also where a link or something that is no regular file has the name.
  package init(path: String) throws(FileError) {
    try self.init(owning: Self.open(AT_FDCWD, path), path: path)
  }

  /// Opens a journal in a directory out of which nothing leads, making it where there is none.
  ///
  /// - Parameters:
  ///   - file: The file; the directory that it is in must exist.
  ///   - directory: The directory.
  /// - Throws: ``FileError``, also where a link or something that is no regular file has the name.
  package init(at file: RelativePath, in directory: RootedDirectory) throws(FileError) {
    let place = try directory.place(of: file, for: .write)
    try self.init(owning: Self.open(place.directory.descriptor, place.name), path: place.path)
  }

  private static func open(_ directory: Int32, _ name: String) -> Int32 {
    InputFile.retrying {
      unsafe openat(
        directory, name, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
    }
  }

  private init(owning descriptor: Int32, path: String) throws(FileError) {
    guard descriptor >= 0 else { throw FileError(.write, path) }
    do {
      end = try Self.cutToLastLine(descriptor, path)
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Appends a line and makes it durable.
  ///
  /// - Parameter line: The line, without a newline in it.
  /// - Throws: ``FileError``; nothing of the line is in the file then, as far as the disk allows.
  package mutating func append(_ line: [UInt8]) throws(FileError) {
    // What an earlier append could not take away again comes first.
    if lseek(descriptor, 0, SEEK_END) != end { try Self.cut(descriptor, at: end, path) }
    do {
      try write(line + [0x0A])
    } catch {
      try? Self.cut(descriptor, at: end, path)
      throw error
    }
    end += off_t(line.count) + 1
  }

  /// Forgets all lines.
  ///
  /// - Throws: ``FileError``.
  package mutating func clear() throws(FileError) {
    end = 0
    try Self.cut(descriptor, at: end, path)
  }

  /// Takes away what follows the last whole line.
  private static func cut(
    _ descriptor: Int32, at end: off_t, _ path: String
  ) throws(FileError) {
    guard InputFile.retrying({ ftruncate(descriptor, end) }) == 0 else {
      throw FileError(.write, path)
    }
  }

  private func write(_ bytes: [UInt8]) throws(FileError) {
    do throws(WholeWrite.Failure) {
      try WholeWrite.write(bytes, to: descriptor)
    } catch {
      throw FileError(.write, path, number: error.number)
    }
    guard InputFile.retrying({ fdatasync(descriptor) }) == 0 else { throw FileError(.write, path) }
  }

  /// Takes away what follows the last whole line of a file that was opened.
  ///
  /// - Returns: Where that line ends.
  private static func cutToLastLine(
    _ descriptor: Int32, _ path: String
  ) throws(FileError) -> off_t {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileError(.write, path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(.write, path, reason: "it is not a regular file")
    }
    guard status.st_nlink <= 1 else {
      throw FileError(
        .write, path,
        reason: "the file has another name, a hard link, and would change under it as well; put a "
          + "copy in the place of this name and run again")
    }
    let end = try endOfLastLine(descriptor, size: status.st_size, path)
    if end < status.st_size { try cut(descriptor, at: end, path) }
    return end
  }

  /// Looks for the last newline, from the end.
  private static func endOfLastLine(
    _ descriptor: Int32, size: off_t, _ path: String
  ) throws(FileError) -> off_t {
    var buffer = [UInt8](repeating: 0, count: 4096)
    var end = size
    while end > 0 {
      let start = max(0, end - off_t(buffer.count))
      // Sound: the system writes no more bytes than are asked for, which the buffer holds.
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe pread(descriptor, $0.baseAddress, Int(end - start), start)
      }
      if count < 0, errno == EINTR { continue }
      guard count == Int(end - start) else { throw FileError(.read, path) }
      if let newline = buffer[..<count].lastIndex(of: 0x0A) { return start + off_t(newline) + 1 }
      end = start
    }
    return 0
  }
}
