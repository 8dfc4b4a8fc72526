// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import FoundationEssentials

/// The content of a `.captions.json`.
struct Configuration: Decodable {
  /// What can be said for all files and for some.
  struct Section: Decodable {
    var profile: String?
    var select: [String]?
    var ignore: [String]?
    var severities: [String: Severity]?
    var language: String?
    var encoding: String?
    var sdh: Bool?
  }

  /// What is said for the files that a pattern matches.
  struct Override: Decodable {
    var paths: [String]
    var section: Section

    private enum Keys: String, CodingKey { case paths }

    init(from decoder: any Decoder) throws {
      paths = try decoder.container(keyedBy: Keys.self).decode([String].self, forKey: .paths)
      section = try Section(from: decoder)
    }
  }

  /// For all files.
  var section: Section
  /// For some files, the last match first.
  var overrides: [Override]

  private enum Keys: String, CodingKey, CaseIterable {
    case profile, select, ignore, severities, language, encoding, sdh, overrides
  }

  /// Any key at all, to find the ones that mean nothing.
  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let known = Set(Keys.allCases.map(\.rawValue))
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys
    where !known.contains(key.stringValue) {
      throw CommandError(
        "'\(key.stringValue)' is no setting; known are \(known.sorted().joined(separator: ", "))")
    }
    section = try Section(from: decoder)
    overrides =
      try decoder.container(keyedBy: Keys.self)
      .decodeIfPresent([Override].self, forKey: .overrides) ?? []
  }

  /// Reads a configuration.
  ///
  /// - Parameter path: The file.
  /// - Returns: What it says.
  /// - Throws: ``CommandError`` that names the file, and the place where that is known.
  static func read(_ path: String) throws -> Configuration {
    do {
      var file = try InputFile(path: path)
      return try JSONDecoder().decode(Configuration.self, from: Data(file.readAll(limit: 1 << 20)))
    } catch let error as CommandError {
      throw CommandError("\(path): \(error.message)")
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let error as DecodingError {
      throw CommandError("\(path): \(Self.explain(error))")
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
