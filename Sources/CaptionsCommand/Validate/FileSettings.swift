// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionRules
import CaptionText
import CaptionTiming

/// What applies to one file, from the command line, its configuration, its sidecar and its name.
struct FileSettings {
  /// What the rules are told.
  var lint: LintSettings
  /// How the file is read.
  var reader: CaptionReader
  /// The configuration that was heeded.
  var configurationPath: String?
  /// The sidecar that was heeded.
  var sidecarPath: String?
  /// The files that were read for these settings, so that a change of one can be noticed.
  var sources: [String] = []
}

/// Works out what applies to each file of a run.
struct SettingsResolver {
  private let findings: FindingOptions
  private let input: InputOptions
  private var search = ConfigurationSearch()
  private var profiles: [String: Profile] = [:]
  private var speeches: [String: SpeechMap] = [:]
  private var glyphs: [String: Set<Unicode.Scalar>] = [:]

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
    var sources = found.map { [$0.path] } ?? []
    var lint = LintSettings(
      profile: try profile(section, found, &sources), selection: try selection(section, found))
    try apply(section?.severities ?? [:], to: &lint.profile, found)
    lint.language =
      input.language.flatMap { LanguageTag(code: $0) ?? LanguageTag($0) }
      ?? section?.language.flatMap { LanguageTag(code: $0) ?? LanguageTag($0) }
      ?? fromName?.language
    lint.languageLabel = input.language ?? section?.language ?? fromName?.languageToken
    lint.fileName = path == "-" ? nil : name
    lint.isSDH = findings.sdh || section?.sdh ?? false
    lint.mediaDuration =
      try findings.mediaDuration
      ?? parsed(section?.mediaDuration, "mediaDuration", found) { try Timestamp(expression: $0) }
    lint.frameRate =
      try findings.mediaFrameRate
      ?? parsed(section?.mediaFrameRate, "mediaFrameRate", found) { try FrameRate($0) }
    lint.fractionReading = findings.fractions?.reading ?? section?.fractions ?? .decimal
    if let file = findings.speech ?? Self.path(section?.speech, found) {
      lint.speech = try Self.remembered(file, in: &speeches) {
        try SpeechFile.read($0, mayBePipe: findings.speech != nil)
      }
      sources.append(file)
    }
    if let file = findings.glyphs ?? Self.path(section?.glyphs, found) {
      lint.glyphs = try Self.remembered(file, in: &glyphs) {
        try GlyphFile.read($0, mayBePipe: findings.glyphs != nil)
      }
      sources.append(file)
    }
    let sidecar = findings.noConfiguration ? nil : try Sidecar.suppressions(of: path)
    if let sidecar {
      lint.suppressions = sidecar.list
      sources.append(sidecar.path)
    }
    return FileSettings(
      lint: lint,
      reader: try input.reader(
        of: path, language: lint.language?.description, encoding: encoding(section, found)),
      configurationPath: found?.path, sidecarPath: sidecar?.path, sources: sources)
  }

  private mutating func profile(
    _ section: Configuration.Section?, _ found: ConfigurationSearch.Found?,
    _ sources: inout [String]
  ) throws -> Profile {
    let word = findings.profile ?? section?.profile ?? "upload"
    let directory = findings.profile == nil ? found?.directory : nil
    if ProfileArgument.isFile(word) {
      sources.append(ProfileArgument.path(word, in: directory))
    }
    return try Self.remembered("\(directory ?? "")\0\(word)", in: &profiles) { _ in
      try ProfileArgument.read(word, in: directory)
    }
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

  /// Shorter words come first, so that a rule's own severity wins over that of its family.
  private func apply(
    _ severities: [String: String], to profile: inout Profile, _ found: ConfigurationSearch.Found?
  ) throws {
    for (word, value) in severities.sorted(by: { ($0.key.count, $0.key) < ($1.key.count, $1.key) })
    {
      let place = "\(found?.path ?? ""): '\(word)' under 'severities'"
      let codes: [RuleCode]
      do {
        codes = try RuleSelection.codes(of: word)
      } catch {
        throw CommandError("\(place): \(error)")
      }
      for code in codes {
        if let severity = Severity(rawValue: value) {
          profile.severities[code] = severity
          profile.disabled.remove(code)
        } else if value == "off" {
          profile.disabled.insert(code)
        } else {
          throw CommandError("\(place) says '\(value)'; write error, warning, info or off")
        }
      }
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

  private func parsed<Value>(
    _ text: String?, _ key: String, _ found: ConfigurationSearch.Found?,
    _ parse: (String) throws -> Value
  ) throws -> Value? {
    guard let text else { return nil }
    do {
      return try parse(text)
    } catch {
      throw CommandError("\(found?.path ?? ""): '\(key)': \(error)")
    }
  }

  /// A path that a configuration names counts from the configuration.
  private static func path(_ path: String?, _ found: ConfigurationSearch.Found?) -> String? {
    guard let path, let found else { return nil }
    return path.hasPrefix("/") ? path : "\(found.directory)/\(path)"
  }

  private static func remembered<Value>(
    _ key: String, in known: inout [String: Value], _ read: (String) throws -> Value
  ) throws -> Value {
    if let value = known[key] { return value }
    let value = try read(key)
    known[key] = value
    return value
  }
}
