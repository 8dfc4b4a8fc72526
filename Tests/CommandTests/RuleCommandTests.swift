// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct RuleCommandTests {
  @Test func explainsARuleByCodeAndByName() throws {
    let captions = try Captions()
    let byCode = try captions.run("rule", "srt206")
    #expect(byCode.output.hasPrefix("SRT206 missing-blank-line (error)\n"))
    #expect(try captions.run("rule", "missing-blank-line").output == byCode.output)
  }

  @Test(arguments: [[], ["--json"]])
  func explainsARuleByTheCodeThatItHad(options: [String]) throws {
    let captions = try Captions()
    let outcome = try captions.run(["rule", "SRT308"] + options)
    #expect(outcome.output.contains("CAP308"))
    #expect(outcome.output == (try captions.run(["rule", "CAP308"] + options)).output)
  }

  @Test func listsRulesAndProfiles() throws {
    let captions = try Captions()
    let rules = try captions.run("rule", "--list").output.split(separator: "\n")
    let numbers = rules.map { $0.prefix(6).suffix(3) }
    #expect(numbers == numbers.sorted())
    #expect(rules.contains { $0.hasPrefix("SRT206  error    missing-blank-line: ") })
    let profiles = try captions.run("rule", "--profiles").output
    #expect(profiles.hasPrefix("upload "))
    #expect(profiles.contains("\nwistia "))
  }

  @Test func refusesUnknownRules() throws {
    let outcome = try Captions().run("rule", "SRT999")
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("no rule is called 'SRT999'"))
  }
}
