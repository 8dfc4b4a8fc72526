// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc

/// Programs of the system, started as children of this process.
///
/// A child stays in the foreground group of the terminal, so that Ctrl-C reaches both. When this
/// process is killed alone, the pipe that nobody reads any more ends the child.
struct SystemPrograms: ProgramPort {
  /// How much is read at a time.
  private static let chunk = 64 * 1024

  func run(
    _ name: String, _ arguments: [String], output: (ArraySlice<UInt8>) throws -> Void,
    messages: (ArraySlice<UInt8>) -> Void
  ) throws -> ProgramEnd {
    let (outputEnd, outputSource) = try Self.pipe()
    defer { _ = close(outputEnd) }
    let messagesEnd: Int32
    let messagesSource: Int32
    do {
      (messagesEnd, messagesSource) = try Self.pipe()
    } catch {
      _ = close(outputSource)
      throw error
    }
    defer { _ = close(messagesEnd) }
    // Where whoever started this process had SIGCHLD ignored, nobody would learn how the child ended.
    _ = signal(SIGCHLD, SIG_DFL)
    let child: pid_t
    do {
      defer {
        _ = close(outputSource)
        _ = close(messagesSource)
      }
      child = try Self.spawn(name, arguments, outputSource, messagesSource)
    }
    do {
      try Self.read(outputEnd, messagesEnd, output, messages)
    } catch {
      _ = kill(child, SIGTERM)
      // A program that is stopped does not act on that before it goes on.
      _ = kill(child, SIGCONT)
      _ = try? Self.wait(for: child)
      throw error
    }
    return try Self.wait(for: child)
  }

  /// A pipe of which a child inherits what it is given alone: where to read, and where to write.
  private static func pipe() throws(ProgramError) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    guard unsafe Glibc.pipe(&ends) == 0 else { throw .failed(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func spawn(
    _ name: String, _ arguments: [String], _ output: Int32, _ messages: Int32
  ) throws(ProgramError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, messages, 2)
    // What this process ignores, and what the thread that is here blocks, would be by its children, too.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe sigaddset(&signals, SIGXFSZ)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var words = unsafe ([name] + arguments).map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var child: pid_t = 0
    let error = unsafe posix_spawnp(&child, name, &actions, &attributes, &words, &variables)
    switch error {
    case 0: return child
    case ENOENT, ENOTDIR: throw .missing
    default: throw .failed(error)
    }
  }

  /// Reads both pipes until the child has closed them.
  private static func read(
    _ output: Int32, _ messages: Int32, _ takeOutput: (ArraySlice<UInt8>) throws -> Void,
    _ takeMessages: (ArraySlice<UInt8>) -> Void
  ) throws {
    var descriptors = [output, messages].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: chunk)
    while descriptors.contains(where: { $0.fd >= 0 }) {
      let ready = unsafe poll(&descriptors, nfds_t(descriptors.count), -1)
      guard ready >= 0 else {
        if errno == EINTR { continue }
        throw ProgramError.failed(errno)
      }
      for index in descriptors.indices where descriptors[index].revents != 0 {
        let count = unsafe buffer.withUnsafeMutableBytes {
          unsafe Glibc.read(descriptors[index].fd, $0.baseAddress, $0.count)
        }
        guard count >= 0 else {
          if errno == EINTR { continue }
          throw ProgramError.failed(errno)
        }
        // A negative descriptor is passed over.
        if count == 0 { descriptors[index].fd = -1 }
        if index == 0 {
          try takeOutput(buffer[..<count])
        } else {
          takeMessages(buffer[..<count])
        }
      }
    }
  }

  private static func wait(for child: pid_t) throws(ProgramError) -> ProgramEnd {
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw .failed(errno) }
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal)
  }
}
