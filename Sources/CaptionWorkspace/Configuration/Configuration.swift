// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionRules
import FoundationEssentials

/// The content of a `.captions.json`.
struct Configuration: Decodable {
  /// What can be said for all files and for some.
  struct Section: Decodable {
    var profile: String?
    var select: [String]?
    var ignore: [String]?
    /// By code, family or name: a severity, or `off`.
    var severities: [String: String]?
    var language: String?
    var encoding: String?
    var sdh: Bool?
    var mediaDuration: String?
    var mediaFrameRate: String?
    /// Paths, relative to the configuration.
    var speech: String?
    var glyphs: String?
    var fractions: FractionReading?

    /// The keys that mean something.
    enum Keys: String, CodingKey, CaseIterable {
      case profile, select, ignore, severities, language, encoding, sdh, mediaDuration
      case mediaFrameRate, speech, glyphs, fractions
    }
  }

  /// What is said for the files that a pattern matches.
  struct Override: Decodable {
    var paths: [String]
    var section: Section

    private enum Keys: String, CodingKey { case paths }

    init(from decoder: any Decoder) throws {
      try UnknownKeys.refuse(in: decoder, but: Section.Keys.allCases.map(\.rawValue) + ["paths"])
      paths = try decoder.container(keyedBy: Keys.self).decode([String].self, forKey: .paths)
      section = try Section(from: decoder)
    }
  }

  /// For all files.
  var section: Section
  /// For some files, the last match first.
  var overrides: [Override]

  private enum Keys: String, CodingKey { case overrides }

  init(from decoder: any Decoder) throws {
    try UnknownKeys.refuse(in: decoder, but: Section.Keys.allCases.map(\.rawValue) + ["overrides"])
    section = try Section(from: decoder)
    overrides =
      try decoder.container(keyedBy: Keys.self)
      .decodeIfPresent([Override].self, forKey: .overrides) ?? []
  }

  /// Reads a configuration.
  ///
  /// - Parameter path: The file.
  /// - Returns: What it says.
  /// - Throws: ``SettingsError`` that names the file, and the place where that is known.
  static func read(_ path: String) throws -> Configuration {
    try SettingsFile.read(Configuration.self, from: path)
  }
}

/// JSON files that people write: comments and trailing commas are forgiven, unknown keys are not.
enum SettingsFile {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - type: What it holds.
  ///   - path: The file.
  /// - Returns: What it says.
  /// - Throws: ``SettingsError`` that names the file, and the place where that is known.
  static func read<Content: Decodable>(_ type: Content.Type, from path: String) throws -> Content {
    do {
      var file = try InputFile(regularFile: path)
      let decoder = JSONDecoder()
      decoder.allowsJSON5 = true
      return try decoder.decode(type, from: Data(file.readAll(limit: 1 << 20)))
    } catch let error as SettingsError {
      throw SettingsError("\(path): \(error.message)")
    } catch let error as FileError {
      throw SettingsError(error.description)
    } catch let error as DecodingError {
      throw SettingsError("\(path): \(Self.explain(error))")
    }
  }

  private static func explain(_ error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? "" : " at '\(path)'"
    }
    switch error {
    case .typeMismatch(let type, let context): return "a \(type) is wanted\(place(context))"
    case .valueNotFound(_, let context): return "a value is missing\(place(context))"
    case .keyNotFound(let key, let context):
      return "'\(key.stringValue)' is missing\(place(context))"
    case .dataCorrupted(let context):
      return "it cannot be read\(place(context)): \(context.debugDescription)"
    @unknown default: return "it cannot be read"
    }
  }
}

/// Keys that nobody reads are mistakes of whoever wrote them.
enum UnknownKeys {
  /// Any key at all, to find the ones that mean nothing.
  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Throws ``SettingsError`` for the first key that is not among those that are known.
  static func refuse(in decoder: any Decoder, but known: [String]) throws {
    let keys = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
    for key in keys where !known.contains(key) {
      let path = decoder.codingPath.map(\.stringValue).joined(separator: ".")
      throw SettingsError(
        "'\(key)'\(path.isEmpty ? "" : " at '\(path)'") is not a setting; known are "
          + known.sorted().joined(separator: ", "))
    }
  }
}
