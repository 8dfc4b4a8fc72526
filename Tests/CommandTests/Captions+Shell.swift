// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation

extension Captions {
  /// Runs a line of shell, in which `$CAPTIONS` is the binary; for pipelines and odd file names.
  func shell(_ line: String) throws -> Outcome {
    let process = ChildProcess()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = directory
    process.environment = ProcessInfo.processInfo.environment.merging([
      "CAPTIONS": try Self.binary.path
    ]) { $1 }
    let output = try file(".output", Data())
    let messages = try file(".messages", Data())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try content(".output"),
      messages: try content(".messages"))
  }
}
