// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionReports
import CaptionRules

/// `captions rule`: explains rules and profiles.
struct RuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "List and explain rules and profiles.",
    discussion: """
      Examples:
        captions rule SRT206
        captions rule overlap
        captions rule --list
        captions rule --profiles
      """
  )

  @Argument(help: "Rules to explain: codes or names.")
  var rules: [String] = []

  @Flag(help: "List all rules.")
  var list = false

  @Flag(help: "List all profiles.")
  var profiles = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard list || profiles || !rules.isEmpty else {
      throw ValidationError("name a rule, or give --list or --profiles")
    }
    for rule in rules where Self.find(rule) == nil {
      throw ValidationError("no rule is called '\(rule)'; 'captions rule --list' lists them")
    }
  }

  func run() throws {
    var output = StandardOutput()
    let infos = list ? RuleRegistry.all.map { $0.info } : rules.compactMap(Self.find)
    if json {
      try output.write(RuleText.json(rules: infos, profiles: profiles ? Profile.all : []))
    } else {
      if list {
        for info in infos { try output.write(RuleText.line(info)) }
      } else {
        let texts = infos.map(RuleText.explanation)
        try output.write(texts.joined(separator: "\n"))
      }
      if profiles {
        for profile in Profile.all { try output.write("\(RuleText.line(profile))\n") }
      }
    }
    try output.flush()
  }

  private static func find(_ word: String) -> RuleInfo? {
    let lower = word.lowercased()
    return RuleRegistry.all.map { $0.info }.first {
      $0.name == lower || $0.code.description.lowercased() == lower
    }
  }
}
