// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
import Glibc

/// An open file, pipe or device that is read in chunks.
public struct InputFile: ~Copyable {
  /// How many bytes are read at once: large enough that the calls cost nothing, small enough for the
  /// processor's cache, with what is made of them.
  public static let chunkSize = 128 * 1024

  /// The path as the caller named it; `-` for standard input.
  public let path: String

  /// The length in bytes, where the file is a regular one.
  public let size: Int?

  /// What tells whether the file was written to since it was opened; `nil` for what is no regular file.
  package let stamp: FileStamp?

  /// The number of the user whose file it is, and its permissions, where it was opened as a regular
  /// file.
  package let ownership: (owner: UInt32, permissions: UInt32)?

  let descriptor: Int32
  private let closes: Bool
  /// Whether reading waits where there is nothing yet.
  private let waits: Bool
  /// How many more bytes are read at most.
  private var left = Int.max
  /// What was looked at before it was asked for.
  private var ahead: [UInt8] = []

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file, or `-` for standard input.
  ///   - waitsForWriter: Whether opening a named pipe waits for somebody to write to it. Where it does
  ///     not, ask ``isReady()`` before reading: until there was a writer a read gives the end.
  /// - Throws: ``FileError``, also for a directory.
  public init(path: String, waitsForWriter: Bool = true) throws(FileError) {
    if path == "-" {
      self.init(standardInput: path)
      return
    }
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (waitsForWriter ? 0 : O_NONBLOCK)
    let descriptor = Self.retrying { unsafe open(path, flags) }
    guard descriptor >= 0 else { throw FileError(.read, path) }
    try self.init(owning: descriptor, path: path)
  }

  /// Takes an open file over.
  ///
  /// - Parameters:
  ///   - descriptor: The descriptor, which is closed with this value, and where this fails.
  ///   - path: The path for messages.
  /// - Throws: ``FileError``, also for a directory.
  init(owning descriptor: Int32, path: String) throws(FileError) {
    self.path = path
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let error = FileError(.read, path)
      close(descriptor)
      throw error
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw FileError(.read, path, number: EISDIR)
    }
    self.descriptor = descriptor
    closes = true
    waits = true
    stamp = FileStamp(status)
    ownership = stamp.map { _ in (status.st_uid, status.st_mode & 0o7777) }
    size = stamp?.size
  }

  private init(standardInput path: String) {
    self.path = path
    descriptor = STDIN_FILENO
    closes = false
    waits = true
    ownership = nil
    size = nil
    stamp = nil
  }

  /// Opens a regular file and nothing else, and never waits: for files that are read because of where
  /// they stand, or because another file names them.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - followsLink: Whether the path may be a symbolic link.
  /// - Throws: ``FileError``, which says what it is where it is something else.
  public init(regularFile path: String, followsLink: Bool = true) throws(FileError) {
    self.path = path
    // Without `O_NONBLOCK` opening a pipe waits for somebody to write to it.
    let flags =
      O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW)
    let descriptor = Self.retrying { unsafe open(path, flags) }
    guard descriptor >= 0 else {
      if errno == ELOOP, !followsLink { throw Self.refusal(of: path, "a symbolic link") }
      if errno == ENXIO { throw Self.refusal(of: path, "a socket or a device") }
      throw FileError(.read, path)
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let error = FileError(.read, path)
      close(descriptor)
      throw error
    }
    let kind: String? =
      switch status.st_mode & S_IFMT {
      case S_IFREG: nil
      case S_IFDIR: "a directory"
      case S_IFIFO: "a named pipe"
      default: "a device"
      }
    if let kind {
      close(descriptor)
      throw Self.refusal(of: path, kind)
    }
    self.descriptor = descriptor
    closes = true
    waits = false
    stamp = FileStamp(status)
    size = stamp?.size
    ownership = (status.st_uid, status.st_mode & 0o7777)
  }

  private static func refusal(of path: String, _ kind: String) -> FileError {
    FileError(.read, path, reason: "it is \(kind); only a regular file is read here")
  }

  deinit {
    if closes { close(descriptor) }
  }

  /// A stamp by which a later change of the file is noticed for certain: before reading what is going to
  /// be replaced.
  ///
  /// A file that was written a moment ago could be written again before the clock of the file system
  /// moves on, and have the same times; that moment, some milliseconds, is waited for.
  ///
  /// - Returns: The stamp; `nil` for what is no regular file.
  package func settledStamp() -> FileStamp? {
    var stamp = FileStamp(descriptor: descriptor)
    for _ in 0..<20 {
      guard let now = stamp, !now.isSettled else { break }
      usleep(1_000)
      stamp = FileStamp(descriptor: descriptor)
    }
    return stamp
  }

  /// Moves to a position, for a file that is read from where an earlier reader stood.
  ///
  /// - Parameter offset: The place of the byte to read next.
  /// - Throws: ``FileError`` for what cannot be positioned, such as a pipe.
  public mutating func seek(to offset: FileOffset) throws(FileError) {
    guard lseek(descriptor, off_t(offset.bytes), SEEK_SET) >= 0 else {
      throw FileError(.read, path)
    }
    ahead = []
  }

  /// Looks at what comes next; whoever reads later is given it first.
  ///
  /// - Parameter count: How many bytes are wanted; waited for, from a pipe.
  /// - Returns: The bytes: fewer only at the end of the file.
  /// - Throws: ``FileError``.
  package mutating func peek(_ count: Int) throws(FileError) -> [UInt8] {
    while ahead.count < count {
      var buffer = [UInt8](repeating: 0, count: count - ahead.count)
      let read = try readNext(into: &buffer)
      guard read > 0 else { break }
      ahead += buffer[..<read]
    }
    return Array(ahead.prefix(count))
  }

  /// Takes the file for no longer than this, from where reading stands, whatever is appended to it.
  ///
  /// - Parameter count: How many more bytes are read.
  public mutating func end(at count: Int) { left = count }

  /// Reads what is there, at most the size of the buffer, waiting for at least one byte.
  ///
  /// - Parameter buffer: Receives the bytes at its start.
  /// - Returns: How many bytes were read; 0 at the end.
  /// - Throws: ``FileError``.
  public mutating func read(into buffer: inout [UInt8]) throws(FileError) -> Int {
    guard ahead.isEmpty else {
      let count = min(ahead.count, buffer.count)
      buffer.replaceSubrange(..<count, with: ahead[..<count])
      ahead.removeFirst(count)
      return count
    }
    return try readNext(into: &buffer)
  }

  private mutating func readNext(into buffer: inout [UInt8]) throws(FileError) -> Int {
    while true {
      // Sound: the system writes at most `count` bytes into a buffer that holds as many.
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, min($0.count, left))
      }
      if count >= 0 {
        left -= count
        return count
      }
      switch errno {
      case EINTR: continue
      case EAGAIN where waits:
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&waiting, 1, -1)
      default: throw FileError(.read, path)
      }
    }
  }

  /// Whether a read would return at once: there are bytes, or the end, or an error to report.
  public func isReady() -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&waiting, 1, 0) != 0
  }

  /// Reads chunk after chunk to the end.
  ///
  /// - Parameter body: Takes each chunk.
  /// - Throws: ``FileError``, or what `body` throws.
  public mutating func forEachChunk(_ body: (Span<UInt8>) throws -> Void) throws {
    var buffer = makeBuffer()
    while true {
      let count = try read(into: &buffer)
      guard count > 0 else { return }
      try body(buffer.span.extracting(0..<count))
    }
  }

  /// Reads everything that is left.
  ///
  /// - Parameter limit: The most bytes to hold.
  /// - Returns: The bytes.
  /// - Throws: ``FileError``, also when there is more than `limit`.
  public mutating func readAll(limit: Int = .max) throws(FileError) -> [UInt8] {
    let tooLarge = FileError(.read, path, reason: "it holds more than \(limit) bytes")
    if let size, size > limit { throw tooLarge }
    var result: [UInt8] = []
    // What a file says that it holds may be no more than a hole.
    if let size { result.reserveCapacity(min(size, limit, 1 << 26)) }
    var buffer = makeBuffer()
    while true {
      let count = try read(into: &buffer)
      guard count > 0 else { return result }
      guard result.count + count <= limit else { throw tooLarge }
      result.append(contentsOf: buffer[..<count])
    }
  }

  /// A buffer for a chunk, no larger than what a small file fills.
  private func makeBuffer() -> [UInt8] {
    let needed = size.map { min(max($0, 0), Self.chunkSize - 1) + 1 } ?? Self.chunkSize
    return [UInt8](repeating: 0, count: max(needed, 4096))
  }

  /// Repeats a system call that a signal interrupted.
  static func retrying(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
