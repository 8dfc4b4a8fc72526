// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionFiles
import CaptionLanguages
public import CaptionRules
public import CaptionSyntax
import CaptionText
import CaptionTiming

/// What applies to one file, from what was stated, its configuration, its sidecar and its name.
public struct FileSettings: Sendable {
  /// What the rules are told.
  public var lint: LintSettings
  /// How the file is read.
  public var reader: CaptionReader
  /// The configuration that was heeded.
  public var configurationPath: String?
  /// The sidecar that was heeded.
  public var sidecarPath: String?
  /// The files that were read for these settings, so that a change of one can be noticed.
  var sources: [String] = []
  /// Whether the language was stated, and not only read from the file's name.
  var isLanguageStated = false

  /// The format that the file is read, checked and fixed as.
  public var format: CaptionFormat {
    get { lint.format }
    set {
      lint.format = newValue
      reader.format = newValue
    }
  }

  /// Lets the content of the file say what it is read as, where its name does not.
  ///
  /// - Parameter content: The bytes of the file.
  package mutating func settleFormat(_ content: [UInt8]) { format = reader.format(of: content) }
}

/// Works out what applies to each file of a run.
///
/// Configurations, profiles and lists that several files share are read once.
public struct SettingsResolver: Sendable {
  private let stated: StatedSettings
  private var search = ConfigurationSearch()
  private var profiles: [String: Profile] = [:]
  private var speeches: [String: SpeechMap] = [:]
  private var glyphs: [String: Set<Unicode.Scalar>] = [:]

  /// Creates a resolver.
  ///
  /// - Parameter stated: What holds for all files, whatever else is said of them.
  public init(_ stated: StatedSettings = StatedSettings()) {
    self.stated = stated
  }

  /// What applies to a file.
  ///
  /// - Parameter path: The file, or `-`.
  /// - Returns: The settings.
  /// - Throws: ``SettingsError`` for a configuration or a profile that cannot be read.
  public mutating func settings(for path: String) throws -> FileSettings {
    let found = stated.ignoresConfiguration ? nil : try search.configuration(of: path)
    let section = found?.section(for: path)
    let name = String(path.split(separator: "/").last ?? "")
    let fromName = path == "-" ? nil : CaptionFileName(name)
    var sources = found.map { [$0.path] } ?? []
    var lint = LintSettings(
      profile: try profile(section, found, &sources), selection: try selection(section, found))
    try apply(section?.severities ?? [:], to: &lint.profile, found)
    let language =
      stated.language.flatMap { LanguageTag(code: $0) ?? LanguageTag($0) }
      ?? section?.language.flatMap { LanguageTag(code: $0) ?? LanguageTag($0) }
    lint.language = language ?? fromName?.language
    lint.languageLabel = stated.language ?? section?.language ?? fromName?.languageToken
    lint.fileName = path == "-" ? nil : name
    let isNamedSDH = fromName?.flags.contains(.hearingImpaired) ?? false
    lint.isSDH = stated.isSDH || section?.sdh ?? isNamedSDH
    lint.mediaDuration =
      try stated.mediaDuration
      ?? parsed(section?.mediaDuration, "mediaDuration", found) { try Timestamp(expression: $0) }
    lint.frameRate =
      try stated.frameRate
      ?? parsed(section?.mediaFrameRate, "mediaFrameRate", found) { try FrameRate($0) }
    lint.fractionReading = stated.fractions ?? section?.fractions ?? .decimal
    if let file = stated.speech ?? Self.path(section?.speech, found) {
      lint.speech = try Self.remembered(file, in: &speeches) {
        try SpeechFile.read($0, mayBePipe: stated.speech != nil)
      }
      sources.append(file)
    }
    if let file = stated.glyphs ?? Self.path(section?.glyphs, found) {
      lint.glyphs = try Self.remembered(file, in: &glyphs) {
        try GlyphFile.read($0, mayBePipe: stated.glyphs != nil)
      }
      sources.append(file)
    }
    let sidecar = stated.ignoresConfiguration ? nil : try Sidecar.suppressions(of: path)
    if let sidecar {
      lint.suppressions = sidecar.list
      sources.append(sidecar.path)
    }
    let options = DecodingOptions(
      encoding: try stated.encoding ?? encoding(section, found),
      language: stated.language ?? lint.language?.description)
    let reader = CaptionReader(path: path, options: options)
    lint.format = reader.format
    return FileSettings(
      lint: lint, reader: reader,
      configurationPath: found?.path, sidecarPath: sidecar?.path, sources: sources,
      isLanguageStated: language != nil)
  }

  /// The files whose change may change what applies to a file: the settings that are read for it, and the
  /// sidecar and the configuration that may appear or can be read again.
  ///
  /// - Parameter path: The file.
  /// - Returns: The paths.
  package mutating func sources(of path: String) -> [String] {
    let configuration = ConfigurationSearch.nearest(
      to: ConfigurationSearch.absoluteDirectory(of: path))?.path
    let read = (try? settings(for: path))?.sources ?? []
    return [Sidecar.path(of: path), configuration ?? ""] + read
  }

  private mutating func profile(
    _ section: Configuration.Section?, _ found: ConfigurationSearch.Found?,
    _ sources: inout [String]
  ) throws -> Profile {
    let word: String
    switch stated.profile {
    case .given(let profile)?: return profile
    case .named(let name)?: word = name
    case nil: word = section?.profile ?? stated.usualProfile
    }
    let directory = stated.profile == nil ? found?.directory : nil
    if ProfileChoice.isFile(word) {
      sources.append(ProfileChoice.path(word, in: directory))
    }
    return try Self.remembered("\(directory ?? "")\0\(word)", in: &profiles) { _ in
      try ProfileChoice.read(word, in: directory)
    }
  }

  private func selection(
    _ section: Configuration.Section?, _ found: ConfigurationSearch.Found?
  ) throws -> RuleSelection {
    do {
      return try RuleSelection(
        select: stated.select.isEmpty ? section?.select ?? [] : stated.select,
        ignore: stated.ignore + (section?.ignore ?? []))
    } catch {
      throw SettingsError("\(found?.path ?? ""): \(error)", remedy: .listRules)
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
        throw SettingsError("\(place): \(error)")
      }
      for code in codes {
        if let severity = Severity(rawValue: value) {
          profile.severities[code] = severity
          profile.disabled.remove(code)
        } else if value == "off" {
          profile.disabled.insert(code)
        } else {
          throw SettingsError("\(place) says '\(value)'; write error, warning, info or off")
        }
      }
    }
  }

  private func encoding(
    _ section: Configuration.Section?, _ found: ConfigurationSearch.Found?
  ) throws -> TextEncoding? {
    guard let name = section?.encoding else { return nil }
    guard let encoding = TextEncoding(named: name) else {
      throw SettingsError("\(found?.path ?? ""): no encoding is called '\(name)'")
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
      throw SettingsError("\(found?.path ?? ""): '\(key)': \(error)")
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
