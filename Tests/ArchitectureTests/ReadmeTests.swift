// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What the README shows is what is built and run.
struct ReadmeTests {
  /// The fenced blocks of a language, each as its lines without indentation.
  private func blocks(_ language: String) throws -> [[String]] {
    let text = try String(
      contentsOf: ManifestTests.root.appending(path: "README.md"), encoding: .utf8)
    var blocks: [[String]] = []
    var open: [String]?
    for line in text.components(separatedBy: "\n") {
      if let block = open, line.hasPrefix("```") {
        blocks.append(block)
        open = nil
      } else if line == "```" + language {
        open = []
      } else {
        open?.append(line.trimmingCharacters(in: .whitespaces))
      }
    }
    return blocks
  }

  @Test func everySwiftExampleIsPartOfTheSamplePackage() throws {
    let sources = try SourceTests.sources(in: "samples/swift-package/Sources").map {
      try String(contentsOfFile: $0.path, encoding: .utf8).components(separatedBy: "\n")
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    let examples = try blocks("swift")
    #expect(!examples.isEmpty)
    for example in examples {
      // Imports stand at the head of a file, away from the code that they serve.
      let code = example.filter { !$0.isEmpty && !$0.hasPrefix("import ") }
      #expect(
        sources.contains { source in
          source.indices.contains { source[$0...].starts(with: code) }
        },
        "the sample package does not build:\n\(code.joined(separator: "\n"))")
    }
  }

  @Test func theQuickStartIsTwoCommands() throws {
    let commands = try blocks("sh")
    #expect(commands.count == 2)
    #expect(commands.allSatisfy { $0.count == 1 })
  }
}
