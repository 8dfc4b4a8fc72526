// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct HelpTests {
  /// The names under SUBCOMMANDS of a help text.
  private func verbs(of help: String) -> [String] {
    let lines = help.components(separatedBy: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst()
    return lines.prefix { !$0.isEmpty }.compactMap { line in
      guard line.hasPrefix("  "), line.dropFirst(2).first?.isLetter == true else { return nil }
      return line.split(separator: " ").first.map(String.init)
    }
  }

  /// Each verb stands in the README's table, and each verb of the table exists.
  @Test func theReadmeNamesEveryVerb() throws {
    let outcome = try Captions().run("--help")
    #expect(outcome.status == 0)
    let readme = try String(
      contentsOf: Captions.root.appending(path: "README.md"), encoding: .utf8)
    let listed = readme.components(separatedBy: "\n").filter { $0.hasPrefix("| `captions ") }
      .flatMap { row in
        row.split(separator: "|")[0].components(separatedBy: "`")
          .map { $0.replacingOccurrences(of: "captions ", with: "") }
          .filter { $0.first?.isLetter == true }
      }
    #expect(!listed.isEmpty)
    #expect(listed.sorted() == verbs(of: outcome.output).sorted())
  }

  @Test func nothingAtAllExplainsItself() throws {
    let outcome = try Captions().run()
    #expect(outcome.output.contains("SUBCOMMANDS:") || outcome.messages.contains("SUBCOMMANDS:"))
  }

  /// A verb is parsed without the root; what is said of it comes from the root all the same.
  @Test(arguments: [
    ["shift"], ["shift", "--help"], ["help", "shift"], ["validate", "--bogus"],
    ["cues", "a", "b"], ["retime", "film.srt", "--scale"], ["fix", "-h"],
  ])
  func whatIsSaidOfAVerbNamesTheTool(arguments: [String]) throws {
    let outcome = try Captions().run(arguments)
    let said = outcome.output + outcome.messages
    let verb = arguments[0] == "help" ? arguments[1] : arguments[0]
    #expect(said.contains("captions \(verb)"))
    #expect(!said.contains("captions captions"))
    #expect(outcome.status == (said.contains("OVERVIEW:") ? 0 : 64))
  }

  @Test func aVerbOffersTheCompletionScriptOfTheTool() throws {
    let outcome = try Captions().run("shift", "--generate-completion-script", "zsh")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("#compdef captions"))
  }

  @Test(arguments: [["--version"], ["validate", "--help"], ["sync", "apply", "--help"]])
  func helpAndVersionSucceed(arguments: [String]) throws {
    let outcome = try Captions().run(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
    #expect(!outcome.output.isEmpty)
  }

  /// The first line is the version alone, as scripts read it; then what is linked in or loaded.
  @Test(arguments: [["--version"], ["validate", "--version"]])
  func theVersionNamesWhatIsLinkedIn(arguments: [String]) throws {
    let outcome = try Captions().run(arguments)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    let patterns: [Regex<Substring>] = [
      /ICU \d+\.\d+(?:\.\d+)* \(Unicode \d+\.\d+(?:\.\d+)*, CLDR \d+(?:\.\d+)*\)/,
      /expat \d+\.\d+\.\d+/,
      /libcurl \d+\.\d+\.\d+.*/,
      /Swift standard library \d+\.\d+\.\d+/,
    ]
    #expect(lines.count == 1 + patterns.count)
    for (line, pattern) in zip(lines.dropFirst(), patterns) {
      #expect(line.wholeMatch(of: pattern) != nil, "\(line)")
    }
  }

  /// What only `--version` tells costs no other run anything.
  @Test func onlyTheVersionLoadsLibcurl() throws {
    for (arguments, isLoaded) in [
      (["--version"], true), (["--help"], false), (["rule", "--list"], false),
    ] {
      let outcome = try Captions().run(arguments, environment: ["LD_DEBUG": "files"])
      #expect(outcome.messages.contains("libcurl") == isLoaded, "\(arguments)")
    }
  }

  @Test(arguments: [["frobnicate"], ["validate"], ["validate", "--frobnicate", "a.srt"]])
  func argumentsThatMakeNoSense(arguments: [String]) throws {
    let outcome = try Captions().run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.messages.isEmpty)
  }
}
