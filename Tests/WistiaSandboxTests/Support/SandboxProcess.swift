// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Glibc
import ReleasedTool
import WistiaSandbox

/// `captions sandbox` as a process of its own, which can be killed.
final class SandboxProcess {
  /// Why the process did not say where it listens.
  struct NotReady: Error { var messages: String }

  let process = ChildProcess()
  private let standardError = Pipe()
  private(set) var port = 0

  /// Starts a sandbox, and waits until it is ready.
  init(_ arguments: [String]) throws {
    process.executableURL = try ReleasedTool.url
    process.arguments = ["sandbox"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = standardError
    try process.run()
    let line = output.fileHandleForReading.availableData
    let ready = try? SandboxJSON(parsing: Array(line))
    guard let port = ready?["page"]?.text.flatMap({ URL(string: $0)?.port }) else {
      process.terminate()
      throw NotReady(messages: messages())
    }
    self.port = port
  }

  /// What the process has said on standard error, once it has ended.
  func messages() -> String {
    String(decoding: standardError.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  /// Ends the process the way nothing can prepare for.
  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Asks the process to end with a signal, and no second time.
  ///
  /// - Parameter number: The signal.
  /// - Returns: Whether it ended with status 0; a minute is too long.
  func stops(number: Int32) -> Bool {
    Glibc.kill(process.processIdentifier, number)
    let end = ContinuousClock.now + .seconds(60)
    while process.isRunning, ContinuousClock.now < end { usleep(2000) }
    guard process.isRunning else { return process.terminationStatus == 0 }
    kill()
    return false
  }

  /// Asks the process to end.
  ///
  /// - Returns: Its status.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
