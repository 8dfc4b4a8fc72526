// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What earlier runs found, and when it is not believed.
struct CacheTests {
  static let broken =
    "1\n00:00:01,000 --> 00:00:03,000\nAlpha\n2\n00:00:04,000 --> 00:00:06,000\nBéta\n"
  static let clean = "1\n00:00:01,000 --> 00:00:03,000\nAlpha\n"

  private func run(
    _ captions: Captions, _ more: String..., format: String = "json"
  ) throws -> Captions.Outcome {
    try captions.run(
      ["validate", "d", "--format", format] + more,
      environment: ["CAPTIONS_CACHE_DIR": captions.directory.appending(path: "cache").path])
  }

  private func entries(_ captions: Captions) throws -> [URL] {
    let folder = captions.directory.appending(path: "cache")
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.allObjects ?? []).compactMap { $0 as? URL }.filter {
      $0.lastPathComponent.count == 30 && !$0.hasDirectoryPath
    }
  }

  private func sample() throws -> Captions {
    let captions = try Captions()
    try captions.file("d/a.srt", Self.broken)
    try captions.file("d/b.srt", Self.clean)
    return captions
  }

  @Test(arguments: ["text", "json", "sarif"])
  func theSecondRunSaysTheSame(format: String) throws {
    let captions = try sample()
    let first = try run(captions, format: format)
    #expect(try entries(captions).count == 2)
    let second = try run(captions, format: format)
    #expect(first.output == second.output)
    #expect(first.messages == second.messages)
    #expect(second.status == 1)
    let without = try run(captions, "--no-cache", format: format)
    #expect(first.output == without.output)
  }

  @Test func itIsReallyRead() throws {
    let captions = try sample()
    _ = try run(captions)
    // Swapped entries: whoever reads them reports the wrong file. Each is marked as whole.
    let urls = try entries(captions).sorted { $0.path < $1.path }
    let contents = try urls.map { try Data(contentsOf: $0) }
    try contents[1].write(to: urls[0])
    try contents[0].write(to: urls[1])
    let swapped = try run(captions)
    #expect(swapped.output != (try run(captions, "--no-cache")).output)
  }

  @Test(arguments: ["changed", "settings", "spoiled", "cut", "off"])
  func nothingStaleIsBelieved(what: String) throws {
    let captions = try sample()
    _ = try run(captions)
    var more: [String] = []
    switch what {
    case "changed": try captions.file("d/a.srt", Self.clean)
    case "settings": more = ["--profile", "netflix", "--language", "en"]
    case "spoiled":
      for url in try entries(captions) {
        var data = try Data(contentsOf: url)
        data[data.count - 1] ^= 1
        try data.write(to: url)
      }
    case "cut":
      for url in try entries(captions) { try Data(contentsOf: url).dropLast(3).write(to: url) }
    default: break
    }
    let environment = [
      "CAPTIONS_CACHE_DIR": captions.directory.appending(path: "cache").path
    ]
    let arguments = ["validate", "d", "--format", "json"] + more
    let cached = try captions.run(arguments, environment: environment)
    let fresh = try captions.run(arguments + ["--no-cache"], environment: environment)
    #expect(cached.output == fresh.output)
    #expect(cached.status == fresh.status)
  }

  @Test func aPlaceThatCannotBeWrittenIsNoError() throws {
    let captions = try sample()
    try captions.file("cache", "a file, not a directory")
    let outcome = try run(captions)
    #expect(outcome.status == 1)
    #expect(outcome.messages.isEmpty)
  }
}
