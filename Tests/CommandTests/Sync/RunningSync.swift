// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Glibc
import Testing
import WistiaSandbox

/// A run of `captions sync` that a test does something to while it goes on.
final class RunningSync {
  private let process = ChildProcess()
  private let captions: Captions

  init(_ bench: SyncBench, _ verb: String, _ arguments: [String]) throws {
    captions = bench.captions
    process.executableURL = try Captions.binary
    process.arguments = ["sync", verb, SyncBench.name, "--base-url", bench.sandbox.url] + arguments
    process.currentDirectoryURL = captions.directory
    process.environment = ["WISTIA_API_TOKEN": "s3cret-token", "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(
      forWritingTo: try captions.file(".running-output", Data()))
    process.standardError = try FileHandle(
      forWritingTo: try captions.file(".running-messages", Data()))
    try process.run()
  }

  /// The number of the process.
  var number: Int32 { process.processIdentifier }

  /// What it said on standard error so far.
  var messages: String { (try? captions.content(".running-messages")) ?? "" }

  /// Waits for something to happen while the process runs; a minute is a failure.
  func wait(until condition: () throws -> Bool) throws {
    let end = ContinuousClock.now + .seconds(60)
    while try !condition() {
      try #require(process.isRunning && ContinuousClock.now < end, "\(messages)")
      usleep(5000)
    }
  }

  /// Sends what Ctrl-C sends.
  func interrupt() { Glibc.kill(number, SIGINT) }

  /// Sends what Ctrl-C sends once something has happened, and waits for the end.
  ///
  /// - Parameter condition: What has to happen first.
  /// - Returns: How the run ended.
  /// - Throws: What fails the test.
  func interrupted(once condition: () throws -> Bool) throws -> Captions.Outcome {
    defer { kill() }
    try wait(until: condition)
    interrupt()
    return try end()
  }

  /// Ends the process at once, where it has not ended.
  func kill() {
    guard process.isRunning else { return }
    Glibc.kill(number, SIGKILL)
    process.waitUntilExit()
  }

  /// Waits for the end; two minutes are a failure.
  func end() throws -> Captions.Outcome {
    let end = ContinuousClock.now + .seconds(120)
    while process.isRunning, ContinuousClock.now < end { usleep(5000) }
    try #require(!process.isRunning, "it did not end: \(messages)")
    process.waitUntilExit()
    return Captions.Outcome(
      status: process.terminationStatus, output: try captions.content(".running-output"),
      messages: messages)
  }
}

extension SyncBench {
  /// Starts a verb on the directory.
  func start(_ verb: String, _ arguments: [String] = []) throws -> RunningSync {
    try RunningSync(self, verb, arguments)
  }

  /// The paths of the caption files of the directory.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(
      atPath: captions.directory.appending(path: Self.name).path
    ).filter { $0.hasSuffix(".srt") && !$0.hasPrefix(".") }.sorted()
  }
}
