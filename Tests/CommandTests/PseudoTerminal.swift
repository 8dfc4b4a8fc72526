// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Glibc
import Synchronization

/// A terminal that keeps what a program writes to it.
final class PseudoTerminal: Sendable {
  /// The side of the program.
  let device: FileHandle
  /// The name of that side in the file system.
  let path: String
  private let written = Mutex(Data())
  private let reader: DispatchSemaphore

  /// Opens a terminal that passes bytes on as they are.
  init() throws {
    let primary = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: CInt = 0
    var lock: CInt = 0
    // TIOCSPTLCK and TIOCGPTN, which are macros that Swift does not import.
    guard primary >= 0, ioctl(primary, 0x4004_5431, &lock) == 0,
      ioctl(primary, 0x8004_5430, &number) == 0
    else { throw CocoaError(.fileNoSuchFile) }
    path = "/dev/pts/\(number)"
    let secondary = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard secondary >= 0 else { throw CocoaError(.fileReadNoPermission) }
    var settings = termios()
    tcgetattr(secondary, &settings)
    cfmakeraw(&settings)
    tcsetattr(secondary, TCSANOW, &settings)
    device = FileHandle(fileDescriptor: secondary, closeOnDealloc: true)
    let finished = DispatchSemaphore(value: 0)
    reader = finished
    // A terminal holds some kilobytes; a program that writes more waits for who reads them.
    Thread { [weak self] in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(primary, &buffer, buffer.count)
        // The last of those who had the other side open is gone: an error on Linux.
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        self?.written.withLock { $0.append(contentsOf: buffer[..<count]) }
      }
      close(primary)
      finished.signal()
    }.start()
  }

  /// Gives up this process's hold of the device, waits until nobody has any, and tells what came.
  func finish() throws -> Data {
    try device.close()
    reader.wait()
    return written.withLock { $0 }
  }
}

extension Captions {
  /// What a run wrote to its terminals.
  struct Screen {
    var status: Int32
    var output: Data
    var messages: Data
  }

  /// Runs the binary with a terminal for standard output and another one for standard error.
  func runOnTerminal(
    _ arguments: [String], input: Data? = nil, environment: [String: String] = [:]
  ) throws -> Screen {
    let output = try PseudoTerminal()
    let messages = try PseudoTerminal()
    let process = ChildProcess()
    process.executableURL = try Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = directory
    var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("WISTIA_") }
    variables["COLUMNS"] = "400"
    variables["TERM"] = "xterm-256color"
    variables["NO_COLOR"] = nil
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: file(".input", input ?? Data()))
    process.standardOutput = output.device
    process.standardError = messages.device
    do { try process.run() } catch {
      _ = try output.finish()
      _ = try messages.finish()
      throw error
    }
    let screen = (try output.finish(), try messages.finish())
    process.waitUntilExit()
    return Screen(status: process.terminationStatus, output: screen.0, messages: screen.1)
  }
}
