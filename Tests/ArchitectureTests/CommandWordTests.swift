// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Libraries know neither the command's verbs nor its options: another front end has others.
///
/// A library says what it found, as a value; the command words what to do about it.
struct CommandWordTests {
  /// Files that speak of another program's options.
  static let exceptions = ["WistiaAPI/Calls/RequestPreview.swift"]

  static let libraries = SourceTests.sources(in: "Sources").filter {
    !$0.path.contains("/CaptionsCommand/") && !$0.path.contains("/captions/")
  }

  /// The string literals of a text that name a verb or an option of the command.
  private func slips(in text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { line in
      let code = line.trimmingCharacters(in: .whitespaces)
      guard !code.hasPrefix("//"), code.contains("\"") || code.contains(#"\("#) else {
        return false
      }
      return code.contains(#/"(?:[^"]*[ '`(])?--[a-z][a-z-]+/#)
        || code.contains(
          #/"[^"]*\bcaptions (?:validate|fix|retime|shift|align|cues|languages|sync|wistia|rule|report|speech|sandbox)\b/#
        )
    }
  }

  @Test(arguments: libraries)
  func knowsNoVerbOrOption(source: SourceTests.Source) throws {
    guard !Self.exceptions.contains(where: source.path.hasSuffix) else { return }
    let text = try String(contentsOfFile: source.path, encoding: .utf8)
    #expect(slips(in: text) == [], "say what was found; the command words what to do")
  }

  @Test(arguments: [
    #"reason: "changed on both sides; --force overwrites it""#, #"+ "--prefer remote""#,
    #"help = "'captions rule --list' lists codes""#, #"case .safe: "captions fix""#,
  ])
  func seesWhatItRefuses(line: String) {
    #expect(slips(in: line).count == 1)
  }

  @Test(arguments: [
    #""00:00:01,000 --> 00:00:02,000""#, #""captions are shown for 3 %""#, "// use --force",
    #"let arrow = "-->""#,
  ])
  func leavesOthersAlone(line: String) {
    #expect(slips(in: line).isEmpty)
  }
}
