// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What the documentation of the engine shows is what is built and run.
struct ExampleTests {
  /// The examples in the documentation comments of a file, each as its lines without indentation.
  private func examples(in source: String) -> [[String]] {
    var examples: [[String]] = []
    var open: [String]?
    for line in source.components(separatedBy: "\n") {
      let line = line.trimmingCharacters(in: .whitespaces)
      guard line.hasPrefix("///") else { continue }
      let text = line.dropFirst(3).trimmingCharacters(in: .whitespaces)
      if let example = open, text == "```" {
        examples.append(example)
        open = nil
      } else if text == "```swift" {
        open = []
      } else {
        open?.append(text)
      }
    }
    return examples
  }

  @Test(arguments: ["CaptionSyntax", "SubRip", "CaptionTiming", "CaptionFiles"])
  func everyExampleIsRunByATest(module: String) throws {
    let tests = ManifestTests.root.appending(path: "Tests/CaptionFilesTests/ExampleTests.swift")
    let run = try String(contentsOf: tests, encoding: .utf8).components(separatedBy: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let shown = try SourceTests.sources(in: "Sources/\(module)").flatMap {
      examples(in: try String(contentsOfFile: $0.path, encoding: .utf8))
    }
    #expect(!shown.isEmpty)
    for example in shown {
      #expect(
        run.indices.contains { run[$0...].starts(with: example) },
        "no test runs:\n\(example.joined(separator: "\n"))")
    }
  }
}
