// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionCore
import Glibc

/// Data, on standard output: buffered, and quiet when the reader goes away.
///
/// To a file or a pipe every byte goes as it is. On a terminal nothing does that it would act on,
/// whoever wrote it: see `TerminalFilter`.
struct StandardOutput {
  private var buffer: [UInt8] = []
  private let capacity = 64 * 1024
  /// What stands before a terminal.
  private var filter = Self.isTerminal ? TerminalFilter() : nil

  /// Whether standard output is a terminal.
  static let isTerminal = isatty(STDOUT_FILENO) == 1

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
    guard filter == nil else { return try show(Array(bytes), keepingColours: false) }
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  /// Queues bytes, or writes them where they are many.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: As ``write(_:)``.
  mutating func write(_ bytes: [UInt8]) throws {
    guard filter == nil else { return try show(bytes, keepingColours: false) }
    guard bytes.count >= capacity else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= capacity { try flush() }
      return
    }
    try flush()
    try Self.write(all: bytes)
  }

  /// Queues text in which all that came from elsewhere is escaped, and that may be coloured.
  ///
  /// - Parameter bytes: The text; its colours reach a terminal that wants them.
  /// - Throws: As ``write(_:)``.
  mutating func write(styled bytes: some Collection<UInt8>) throws {
    guard filter == nil else { return try show(Array(bytes), keepingColours: Self.wantsColour) }
    try write(bytes)
  }

  /// Queues text.
  ///
  /// - Parameter text: The text.
  /// - Throws: As ``write(_:)``.
  mutating func write(_ text: String) throws {
    try write(text.utf8)
  }

  /// Writes all that is queued.
  ///
  /// - Parameter isWhole: Whether what was queued ends with a whole character. Where it may not, a
  ///   terminal gets the rest of the character with what comes next.
  /// - Throws: As ``write(_:)``.
  mutating func flush(isWhole: Bool = true) throws {
    if isWhole { filter?.finish(into: &buffer) }
    try Self.write(all: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func show(_ bytes: [UInt8], keepingColours: Bool) throws {
    filter?.consume(bytes.span, keepingColours: keepingColours, into: &buffer)
    if buffer.count >= capacity { try flush(isWhole: false) }
  }

  private static func write(all bytes: [UInt8]) throws {
    do throws(WholeWrite.Failure) {
      try WholeWrite.write(bytes, to: STDOUT_FILENO)
    } catch {
      guard error.number != EPIPE else { throw BrokenPipe() }
      let reason = unsafe String(cString: strerror(error.number))
      throw CommandError("cannot write to standard output: \(reason)")
    }
  }
}

/// The reader of standard output went away; the process ends without a word, and not in success.
struct BrokenPipe: Error {}
