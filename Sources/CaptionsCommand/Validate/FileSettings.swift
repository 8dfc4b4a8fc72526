// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionRules
import CaptionText

/// What applies to one file, from the command line, its configuration and its name, in this order.
struct FileSettings {
  /// What the rules are told.
  var lint: LintSettings
  /// How the file is read.
  var reader: CaptionReader
  /// The configuration that was heeded.
  var configurationPath: String?
}

/// Works out what applies to each file of a run.
struct SettingsResolver {
  private let findings: FindingOptions
  private let input: InputOptions
  private var search = ConfigurationSearch()
  private var profiles: [String: Profile] = [:]

  init(findings: FindingOptions, input: InputOptions) {
    self.findings = findings
    self.input = input
  }

  /// What applies to a file.
  ///
  /// - Parameter path: The file, or `-`.
  /// - Returns: The settings.
  /// - Throws: ``CommandError`` for a configuration or a profile that cannot be read.
  mutating func settings(for path: String) throws -> FileSettings {
    let found = findings.noConfiguration ? nil : try search.configuration(of: path)
    let section = found?.section(for: path)
    let name = String(path.split(separator: "/").last ?? "")
    let fromName = path == "-" ? nil : CaptionFileName(name)
    let label = input.language ?? section?.language ?? fromName?.languageToken
    var lint = LintSettings(
      profile: try profile(section, found), selection: try selection(section, found))
    for (code, severity) in try severities(section, found) {
      lint.profile.severities[code] = severity
    }
    lint.language =
      input.language.flatMap { LanguageTag(code: $0) ?? LanguageTag($0) }
      ?? section?.language.flatMap { LanguageTag(code: $0) ?? LanguageTag($0) }
      ?? fromName?.language
    lint.languageLabel = label
    lint.fileName = path == "-" ? nil : name
    lint.isSDH = findings.sdh || section?.sdh ?? false
    lint.mediaDuration = findings.mediaDuration
    lint.frameRate = findings.mediaFrameRate
    return FileSettings(
      lint: lint,
      reader: try input.reader(
        of: path, language: lint.language?.description, encoding: encoding(section, found)),
      configurationPath: found?.path)
  }

  private mutating func profile(
    _ section: Configuration.Section?, _ found: ConfigurationSearch.Found?
  ) throws -> Profile {
    let word = findings.profile ?? section?.profile ?? "upload"
    let directory = findings.profile == nil ? found?.directory : nil
    let key = "\(directory ?? "")\0\(word)"
    if let known = profiles[key] { return known }
    let profile = try ProfileArgument.read(word, in: directory)
    profiles[key] = profile
    return profile
  }

  private func selection(
    _ section: Configuration.Section?, _ found: ConfigurationSearch.Found?
  ) throws -> RuleSelection {
    do {
      return try RuleSelection(
        select: findings.select.isEmpty ? section?.select ?? [] : findings.select,
        ignore: findings.ignore + (section?.ignore ?? []))
    } catch {
      throw CommandError("\(found?.path ?? ""): \(error)")
    }
  }

  private func severities(
    _ section: Configuration.Section?, _ found: ConfigurationSearch.Found?
  ) throws -> [(RuleCode, Severity)] {
    try (section?.severities ?? [:]).map { word, severity in
      guard let code = RuleCode(word) else {
        throw CommandError("\(found?.path ?? ""): '\(word)' under 'severities' is no rule's code")
      }
      return (code, severity)
    }
  }

  private func encoding(
    _ section: Configuration.Section?, _ found: ConfigurationSearch.Found?
  ) throws -> TextEncoding? {
    guard let name = section?.encoding else { return nil }
    guard let encoding = TextEncoding(named: name) else {
      throw CommandError("\(found?.path ?? ""): no encoding is called '\(name)'")
    }
    return encoding
  }
}
