// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Data, on standard output: buffered, and quiet when the reader goes away.
struct StandardOutput {
  private var buffer: [UInt8] = []
  private let capacity = 64 * 1024

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether to colour what goes to standard output: a terminal, and neither `NO_COLOR` nor
  /// `TERM=dumb`.
  static var wantsColour: Bool {
    isTerminal && Environment.value("NO_COLOR")?.isEmpty ?? true
      && Environment.value("TERM") != "dumb"
  }

  /// Queues bytes, writing when enough are queued.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: ``CommandError`` when the output fails, `BrokenPipe` when its reader is gone.
  mutating func write(_ bytes: some Collection<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  /// Queues bytes, or writes them where they are many.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: As ``write(_:)``.
  mutating func write(_ bytes: [UInt8]) throws {
    guard bytes.count >= capacity else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= capacity { try flush() }
      return
    }
    try flush()
    try Self.write(all: bytes)
  }

  /// Queues text.
  ///
  /// - Parameter text: The text, written as it is; escape what came from a file or a server first
  ///   when the output may be a terminal.
  /// - Throws: As ``write(_:)``.
  mutating func write(_ text: String) throws {
    try write(text.utf8)
  }

  /// Writes all that is queued.
  ///
  /// - Throws: As ``write(_:)``.
  mutating func flush() throws {
    try Self.write(all: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private static func write(all bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        throw BrokenPipe()
      } else if errno == EAGAIN {
        var descriptor = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&descriptor, 1, -1)
      } else if errno != EINTR {
        let reason = unsafe String(cString: strerror(errno))
        throw CommandError("cannot write to standard output: \(reason)")
      }
    }
  }
}

/// The reader of standard output went away; the process ends quietly.
struct BrokenPipe: Error {}
