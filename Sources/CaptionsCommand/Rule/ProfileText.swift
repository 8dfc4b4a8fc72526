// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReports
import CaptionRules
import CaptionWorkspace
import FoundationEssentials

/// Profiles as text and as JSON.
enum ProfileText {
  /// One line: name, title, and the limits that most people ask for.
  static func line(_ profile: Profile) -> String {
    let padding = String(repeating: " ", count: max(1, 18 - profile.name.count))
    let figures = summary(profile.limits)
    return "\(profile.name)\(padding)\(profile.title)\(figures.isEmpty ? "" : " (\(figures))")"
  }

  /// Everything about a profile: its limits, those of languages, severities, sources and date.
  static func explanation(_ profile: Profile) -> String {
    var text = "\(profile.name): \(profile.title)\n\nLimits\n"
    text += members(profile.limits).map { "  \($0.key): \($0.value)\n" }.joined()
    if !profile.limitsByLanguage.isEmpty {
      let general = Dictionary(uniqueKeysWithValues: members(profile.limits))
      text += "\nLanguages that differ\n"
      for (tag, limits) in profile.limitsByLanguage.sorted(by: { $0.key < $1.key }) {
        let own = Dictionary(uniqueKeysWithValues: members(limits))
        let changed = own.filter { general[$0.key] != $0.value }.sorted { $0.key < $1.key }
        let removed = general.keys.filter { own[$0] == nil }.sorted()
        let all = changed.map { "\($0.key) \($0.value)" } + removed.map { "no \($0)" }
        text += "  \(tag): \(all.joined(separator: ", "))\n"
      }
    }
    if !profile.severities.isEmpty {
      let all = profile.severities.sorted { $0.key < $1.key }
      text += "\nSeverities\n" + all.map { "  \($0.key): \($0.value.rawValue)\n" }.joined()
    }
    if !profile.disabled.isEmpty {
      let codes = profile.disabled.sorted().map(\.description)
      text += "\nRules that run only when they are selected\n  \(codes.joined(separator: ", "))\n"
    }
    text += "\nSources\(profile.date.map { " (as of \($0))" } ?? "")\n"
    text += profile.sources.map { "  \(TerminalText.escaped($0))\n" }.joined()
    return text
  }

  /// The limits of a profile as JSON, in the form of profile files.
  static func limits(_ limits: ProfileLimits) -> [UInt8] {
    limits.json
  }

  private static func summary(_ limits: ProfileLimits) -> String {
    var parts: [String] = []
    if let value = limits.charactersPerSecond { parts.append("\(value) cps") }
    if let value = limits.wordsPerMinute { parts.append("\(value) wpm") }
    if let value = limits.charactersPerLine { parts.append("\(value) a line") }
    if let value = limits.maximumLines { parts.append("\(value) lines") }
    if let value = limits.minimumDuration { parts.append("from \(value) ms") }
    if let value = limits.maximumDuration { parts.append("to \(value) ms") }
    return parts.joined(separator: ", ")
  }

  /// The limits that are set, by the names of profile files, each as JSON writes it.
  private static func members(_ limits: ProfileLimits) -> [(key: String, value: String)] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(limits),
      let values = try? JSONDecoder().decode([String: AnyLimit].self, from: data)
    else { return [] }
    return values.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text) }
  }
}

/// A limit of whatever type, as text.
private struct AnyLimit: Decodable {
  var text: String

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.singleValueContainer().decode([String: AnyLimit].self) {
      text = members.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }
        .joined(separator: ", ")
      return
    }
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      text = flag ? "yes" : "no"
    } else if let number = try? container.decode(Hundredths.self) {
      text = "\(number)"
    } else if let words = try? container.decode([String].self) {
      text = words.isEmpty ? "none" : words.joined(separator: " ")
    } else {
      text = try container.decode(String.self)
    }
  }
}
