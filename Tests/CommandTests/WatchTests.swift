// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Testing

/// `captions validate --watch`, on files that change under it.
struct WatchTests {
  static let clean = "1\n00:00:01,000 --> 00:00:03,000\nAlpha\n"
  static let broken =
    "1\n00:00:01,000 --> 00:00:03,000\nAlpha\n2\n00:00:04,000 --> 00:00:06,000\nBeta\n"

  /// Waits until a file holds some text.
  private func wait(for text: String, in url: URL, count: Int = 1) throws -> String {
    var content = ""
    for _ in 0..<400 {
      content = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      if content.components(separatedBy: text).count > count { return content }
      Thread.sleep(forTimeInterval: 0.05)
    }
    Issue.record("'\(text)' did not come; there is: \(content)")
    return content
  }

  @Test func validatesWhatChanges() throws {
    let captions = try Captions()
    try captions.file("d/a.srt", Self.clean)
    try captions.file("d/b.srt", Self.clean)
    let output = try captions.file("output", Data())
    let messages = try captions.file("messages", Data())
    let process = ChildProcess()
    process.executableURL = try Captions.binary
    process.arguments = ["validate", "d", "--watch", "--format", "concise", "--select", "SRT206"]
    process.currentDirectoryURL = captions.directory
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    _ = try wait(for: "watching 2 files", in: messages)
    try captions.file("d/b.srt", Self.broken)
    let found = try wait(for: "d/b.srt:4:1: error[SRT206]", in: output)
    #expect(found.split(separator: "\n").count == 1)
    // A new file, and a configuration that turns the finding down.
    try captions.file("d/c.srt", Self.broken)
    _ = try wait(for: "d/c.srt:4:1: error[SRT206]", in: output)
    try captions.file("d/.captions.json", "{\"severities\": {\"SRT2\": \"info\"}}")
    _ = try wait(for: "d/b.srt:4:1: info[SRT206]", in: output)
  }

  @Test(arguments: [
    ["validate", "-", "--watch"], ["validate", "d", "--watch", "--format", "sarif"],
    ["validate", "d", "--watch", "--show-settings"],
  ])
  func refusesWhatHasNoEnd(arguments: [String]) throws {
    #expect(try Captions().run(arguments).status == 64)
  }
}
