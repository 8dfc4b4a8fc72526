// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file of lines that only grows: each line is on the disk before the next step is taken.
///
/// A line that a crash cut short is not delivered when the journal is read, and the next line does
/// not join it.
public struct JournalFile: ~Copyable, Sendable {
  /// The path.
  public let path: String
  private let descriptor: Int32

  /// Opens a journal, making it where there is none.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``FileError``.
  public init(path: String) throws(FileError) {
    let descriptor = InputFile.retrying {
      unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
    }
    guard descriptor >= 0 else { throw FileError(.write, path) }
    let end = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0x0A
    // Sound: one byte is read into one byte.
    if end > 0, unsafe pread(descriptor, &last, 1, end - 1) == 1, last != 0x0A {
      do {
        try Self.write([0x0A], to: descriptor, path)
      } catch {
        close(descriptor)
        throw error
      }
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Appends a line and makes it durable.
  ///
  /// - Parameter line: The line, without a newline in it.
  /// - Throws: ``FileError``; a part of the line may be in the file then, and counts as nothing.
  public func append(_ line: [UInt8]) throws(FileError) {
    try Self.write(line + [0x0A], to: descriptor, path)
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // Sound: the system reads at most `count` bytes of a buffer that holds as many.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw FileError(.write, path)
      }
    }
    guard InputFile.retrying({ fdatasync(descriptor) }) == 0 else { throw FileError(.write, path) }
  }

  /// Forgets all lines.
  ///
  /// - Throws: ``FileError``.
  public func clear() throws(FileError) {
    guard InputFile.retrying({ ftruncate(descriptor, 0) }) == 0 else {
      throw FileError(.write, path)
    }
  }

  /// The complete lines of a journal, in order; none where there is no file.
  ///
  /// - Parameter path: The file.
  /// - Returns: The lines without their newlines.
  /// - Throws: ``FileError``.
  public static func lines(of path: String) throws(FileError) -> [ArraySlice<UInt8>] {
    var file: InputFile
    do {
      file = try InputFile(path: path)
    } catch {
      guard error.number == ENOENT else { throw error }
      return []
    }
    var parts = try file.readAll().split(separator: 0x0A, omittingEmptySubsequences: false)
    // What follows the last newline is nothing, or was cut short.
    _ = parts.popLast()
    return parts.filter { !$0.isEmpty }
  }
}
