// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReports
import CaptionRules

/// Rules and profiles as text and as JSON.
enum RuleText {
  /// One line: code, severity, name, what it does.
  static func line(_ info: RuleInfo) -> String {
    let severity = info.severity.rawValue
    let padding = String(repeating: " ", count: 8 - severity.count)
    let fix = info.fixSafety == nil ? "" : " [fix: \(info.fixSafety?.rawValue ?? "")]"
    return
      "\(info.code)  \(severity)\(padding) \(info.name): \(info.documentation.whatItDoes)\(fix)\n"
  }

  /// Everything about a rule.
  static func explanation(_ info: RuleInfo) -> String {
    let text = info.documentation
    func block(_ source: String) -> String {
      source.split(separator: "\n", omittingEmptySubsequences: false).map {
        "    " + TerminalText.escaped(String($0))
      }.joined(separator: "\n")
    }
    return """
      \(info.code) \(info.name) (\(info.severity.rawValue))

      What it does
        \(text.whatItDoes)

      Why it matters
        \(text.whyItMatters)

      Example
      \(block(text.example))

      Use instead
      \(block(text.useInstead))

      Fix safety
        \(text.fixSafety)

      Options
        \(text.options)

      Sources
        \(text.sources)

      """
  }

  /// A document with both lists.
  static func json(rules: [RuleInfo], profiles: [Profile]) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.key("rules")
      json.array { json in
        for info in rules { json.object { write(info, in: &$0) } }
      }
      json.key("profiles")
      json.array { json in
        for profile in profiles { json.object { write(profile, in: &$0) } }
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func write(_ info: RuleInfo, in json: inout JSONText) {
    json.member("code", info.code.description)
    json.key("formerCodes")
    json.array { json in
      for code in info.formerCodes { json.value(code.description) }
    }
    json.member("name", info.name)
    json.member("severity", info.severity.rawValue)
    json.member("fix", info.fixSafety?.rawValue ?? "none")
    json.member("whatItDoes", info.documentation.whatItDoes)
    json.member("whyItMatters", info.documentation.whyItMatters)
    json.member("example", info.documentation.example)
    json.member("useInstead", info.documentation.useInstead)
    json.member("fixSafety", info.documentation.fixSafety)
    json.member("options", info.documentation.options)
    json.member("sources", info.documentation.sources)
  }

  private static func write(_ profile: Profile, in json: inout JSONText) {
    json.member("name", profile.name)
    json.member("title", profile.title)
    json.member("date", profile.date ?? "")
    json.key("limits")
    json.raw(ProfileText.limits(profile.limits))
    json.key("languages")
    json.object { json in
      for (tag, limits) in profile.limitsByLanguage.sorted(by: { $0.key < $1.key }) {
        json.key(tag)
        json.raw(ProfileText.limits(limits))
      }
    }
    json.key("severities")
    json.object { json in
      for (code, severity) in profile.severities.sorted(by: { $0.key < $1.key }) {
        json.member(code.description, severity.rawValue)
      }
    }
    json.key("disabled")
    json.array { json in
      for code in profile.disabled.sorted() { json.value(code.description) }
    }
    json.key("sources")
    json.array { json in
      for source in profile.sources { json.value(source) }
    }
  }
}
