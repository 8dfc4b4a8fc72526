// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import ReleasedTool
import Testing

/// The real `captions` binary, run in a directory of its own.
final class Captions {
  /// What a run did.
  struct Outcome {
    var status: Int32
    var output: String
    var messages: String
  }

  /// The directory in which the binary runs; removed with everything in it.
  let directory: URL

  private let binary: URL

  /// - Parameter binary: What is run in place of the binary that is shipped.
  /// - Throws: What keeps the directory from being made, or the binary from being found.
  init(binary: URL? = nil) throws {
    self.binary = try binary ?? Self.binary
    directory = FileManager.default.temporaryDirectory.appending(
      path: "captions \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: directory)
  }

  /// The binary, as it is shipped.
  static var binary: URL { get throws { try ReleasedTool.url } }

  static let root = ReleasedTool.root

  @discardableResult
  func file(_ name: String, _ content: String) throws -> URL {
    try file(name, Data(content.utf8))
  }

  @discardableResult
  func file(_ name: String, _ content: Data) throws -> URL {
    let url = directory.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: url)
    return url
  }

  func content(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: directory.appending(path: name)), as: UTF8.self)
  }

  /// Runs the binary.
  func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, input: input.map { Data($0.utf8) }, environment: environment)
  }

  func run(
    _ arguments: [String], input: Data? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = ChildProcess()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = directory
    var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("WISTIA_") }
    variables["COLUMNS"] = "100"
    process.environment = variables.merging(environment) { $1 }
    // Files in place of pipes: a pipe that nobody drains would stop the process.
    let output = try file(".output", Data())
    let messages = try file(".messages", Data())
    let source = try file(".input", input ?? Data())
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try content(".output"),
      messages: try content(".messages"))
  }
}
