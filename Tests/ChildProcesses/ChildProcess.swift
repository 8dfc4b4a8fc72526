// SPDX-License-Identifier: Apache-2.0

import CSpawn
public import Foundation
import Glibc

/// A program that a test starts and waits for.
///
/// It has the members of Foundation's `Process` that tests use. That one looks every 50 ms whether its
/// child has ended, which is most of the time that a run of a quick tool takes, and on a busy machine it
/// has waited for ever for a child that was gone. This one asks the system, which wakes it.
///
/// It belongs to the thread that made it.
public final class ChildProcess {
  /// How a program ended.
  public enum TerminationReason: Sendable {
    /// By itself.
    case exit
    /// By a signal.
    case uncaughtSignal
  }

  /// The program.
  public var executableURL: URL?
  /// What it is given, without its own name.
  public var arguments: [String] = []
  /// Where it runs; where the test does unless told.
  public var currentDirectoryURL: URL?
  /// Its environment; that of the test unless told.
  public var environment: [String: String]?
  /// What it reads.
  public var standardInput: (any ChildStream)?
  /// Where its output goes.
  public var standardOutput: (any ChildStream)?
  /// Where its messages go.
  public var standardError: (any ChildStream)?

  /// The number of the process; 0 before it was started.
  public private(set) var processIdentifier: Int32 = 0
  /// What the system said of its end.
  private var end: Int32?

  /// Creates a program that is not started yet.
  public init() {}

  /// Starts the program.
  ///
  /// It inherits three descriptors and none more, and no signal is blocked or ignored for it.
  ///
  /// - Throws: `POSIXError`.
  public func run() throws {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
    let streams = [standardInput, standardOutput, standardError]
    for (number, stream) in streams.enumerated() {
      guard let descriptor = stream?.descriptor(isInput: number == 0) else { continue }
      if descriptor < 0 {
        // Foundation's null device has no descriptor.
        unsafe posix_spawn_file_actions_addopen(&actions, Int32(number), "/dev/null", O_RDWR, 0)
      } else {
        unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
      }
    }
    unsafe _ = cspawn_close_from(&actions, 3)
    if let directory = currentDirectoryURL?.path {
      unsafe _ = cspawn_change_directory(&actions, directory)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let path = executableURL?.path ?? ""
    let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0)=\($1)" }
    let words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    let settings = unsafe variables.map { unsafe strdup($0) } + [nil]
    defer { unsafe (words + settings).forEach { unsafe free($0) } }
    let result = unsafe posix_spawn(
      &processIdentifier, path, &actions, &attributes, words, settings)
    for (number, stream) in streams.enumerated() { stream?.release(isInput: number == 0) }
    guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EINVAL) }
  }

  /// Whether it was started and has not ended.
  public var isRunning: Bool {
    processIdentifier != 0 && end == nil && !hasEnded(WNOHANG)
  }

  /// Waits for its end.
  public func waitUntilExit() {
    if processIdentifier != 0, end == nil { _ = hasEnded(0) }
  }

  /// Its exit status, or the signal that ended it; 0 before.
  public var terminationStatus: Int32 {
    guard let end else { return 0 }
    return end & 0x7F == 0 ? end >> 8 & 0xFF : end & 0x7F
  }

  /// How it ended.
  public var terminationReason: TerminationReason {
    (end ?? 0) & 0x7F == 0 ? .exit : .uncaughtSignal
  }

  /// Asks it to end.
  public func terminate() {
    if isRunning { kill(processIdentifier, SIGTERM) }
  }

  private func hasEnded(_ options: Int32) -> Bool {
    var status: Int32 = 0
    while true {
      let found = unsafe waitpid(processIdentifier, &status, options)
      if found == processIdentifier {
        end = status
        return true
      }
      if found == 0 { return false }
      guard errno == EINTR else {
        // Nobody else waits for it, so this does not happen; to wait on would be for ever.
        end = 0xFF << 8
        return true
      }
    }
  }
}

/// What a program can read from or write to.
public protocol ChildStream {
  /// The descriptor that the program gets.
  func descriptor(isInput: Bool) -> Int32
  /// Gives up what is the program's alone, once it has it.
  func release(isInput: Bool)
}

extension FileHandle: ChildStream {
  /// The file.
  public func descriptor(isInput: Bool) -> Int32 { fileDescriptor }
  /// A file stays open.
  public func release(isInput: Bool) {}
}

extension Pipe: ChildStream {
  /// One end of the pipe.
  public func descriptor(isInput: Bool) -> Int32 {
    (isInput ? fileHandleForReading : fileHandleForWriting).fileDescriptor
  }

  /// Closes that end, so that the other one ends when the program does.
  public func release(isInput: Bool) {
    try? (isInput ? fileHandleForReading : fileHandleForWriting).close()
  }
}
