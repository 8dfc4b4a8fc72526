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
        captions rule \(MissingBlankLine.info.code)
        captions rule overlap
        captions rule --list
        captions rule --profiles
        captions rule netflix
      """
  )

  @Argument(help: "Rules to explain, by code or name, and profiles by name.")
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
    for rule in rules where RuleRegistry.info(named: rule) == nil && Profile.named(rule) == nil {
      throw ValidationError(
        "no rule is called '\(rule)', and no profile; 'captions rule --list' and "
          + "'captions rule --profiles' list them")
    }
  }

  func run() throws {
    var output = StandardOutput()
    let infos = list ? RuleRegistry.infos : rules.compactMap(RuleRegistry.info(named:))
    let named =
      list ? [] : rules.compactMap { RuleRegistry.info(named: $0) == nil ? Profile.named($0) : nil }
    if json {
      try output.write(RuleText.json(rules: infos, profiles: profiles ? Profile.all : named))
    } else {
      if list {
        for info in infos { try output.write(RuleText.line(info)) }
      } else {
        let texts = infos.map(RuleText.explanation) + named.map(ProfileText.explanation)
        try output.write(texts.joined(separator: "\n"))
      }
      if profiles {
        for profile in Profile.all { try output.write("\(ProfileText.line(profile))\n") }
      }
    }
    try output.flush()
  }
}
