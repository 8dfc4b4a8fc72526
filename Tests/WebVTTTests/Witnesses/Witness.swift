// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation

/// A program of others that reads WebVTT.
enum Witness {
  /// Where a program is, in the directories that a shell would look in.
  static func path(of names: [String]) -> String? {
    let directories = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in names {
      for directory in directories {
        let path = "\(directory)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) { return path }
      }
    }
    return nil
  }

  /// A Python that has webvtt-py.
  static let python = path(of: ["python3"]).flatMap {
    output(of: $0, ["-c", "import webvtt"]) == nil ? nil : $0
  }

  /// The script beside this file.
  static func script(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
      .path(percentEncoded: false)
  }

  /// Runs a program and gives what it prints; `nil` where it fails.
  static func output(of program: String, _ arguments: [String]) -> Data? {
    let process = ChildProcess()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }

  /// A directory for one test, which it removes.
  static func directory() throws -> URL {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    return directory
  }
}
