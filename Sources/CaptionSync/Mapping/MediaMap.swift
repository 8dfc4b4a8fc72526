// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionLanguages
import FoundationEssentials

/// What a user says about files whose paths do not say it: their media, and their language.
///
/// As CSV, one file a line: `path,media` or `path,media,language`, with an optional first line of
/// these words. As JSON, an object: `{"a.srt": "Talk", "b.srt": {"media": "…", "language": "fr"}}`.
/// A media is named as in a file's name, or by its hashed id.
public struct MediaMap: Sendable, Hashable {
  /// What is said about one file.
  public struct Entry: Sendable, Hashable {
    /// The media's name or hashed id.
    public var media: String
    /// The language, or `nil` where the path states it.
    public var language: LanguageTag?
  }

  /// What is said, by the path relative to the directory that is synced.
  public private(set) var entries: [String: Entry] = [:]

  /// Reads a map, CSV or JSON by its first character.
  ///
  /// - Parameter bytes: The bytes of the file, as UTF-8.
  /// - Throws: ``MediaMapError`` with the place.
  public init(_ bytes: [UInt8]) throws(MediaMapError) {
    let text = Array(bytes.withoutByteOrderMark)
    if text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      try readJSON(text)
    } else {
      try readCSV(String(decoding: text, as: UTF8.self))
    }
  }

  private mutating func add(
    _ path: String, _ media: String, _ language: String?, _ place: String
  ) throws(MediaMapError) {
    guard !path.isEmpty, !media.isEmpty else {
      throw MediaMapError(description: "\(place): a path and a media are needed")
    }
    var tag: LanguageTag?
    if let language, !language.isEmpty {
      tag = LanguageTag(code: language)
      guard tag != nil else {
        throw MediaMapError(description: "\(place): no language is known as \"\(language)\"")
      }
    }
    guard entries.updateValue(Entry(media: media, language: tag), forKey: path) == nil else {
      throw MediaMapError(description: "\(place): \(path) is named twice")
    }
  }

  private mutating func readJSON(_ bytes: [UInt8]) throws(MediaMapError) {
    enum Value: Decodable {
      case name(String)
      case entry(media: String, language: String?)

      init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
          self = .name(name)
          return
        }
        let fields = try decoder.singleValueContainer().decode([String: String].self)
        guard let media = fields["media"] else {
          throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "media is missing"))
        }
        self = .entry(media: media, language: fields["language"])
      }
    }
    guard let values = try? JSONDecoder().decode([String: Value].self, from: Data(bytes)) else {
      throw MediaMapError(
        description: "the map must be an object of paths, each with a media's name or an object "
          + "with media and language")
    }
    for (path, value) in values {
      switch value {
      case .name(let media): try add(path, media, nil, path)
      case .entry(let media, let language): try add(path, media, language, path)
      }
    }
  }

  private mutating func readCSV(_ text: String) throws(MediaMapError) {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let fields = Self.fields(of: line)
      let place = "line \(index + 1)"
      guard fields.count == 2 || fields.count == 3 else {
        throw MediaMapError(
          description: "\(place): path,media or path,media,language is expected")
      }
      if index == 0, fields[1].lowercased() == "media" { continue }
      try add(fields[0], fields[1], fields.count > 2 ? fields[2] : nil, place)
    }
  }

  /// The fields of a line of CSV; quotes around a field are taken off (RFC 4180).
  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    var previous: Character?
    for character in line {
      defer { previous = character }
      if character == "\"" {
        // A quote that closed the field and comes again is one quote of the text.
        if !isQuoted, previous == "\"" { fields[fields.count - 1].append(character) }
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}

/// Why a map cannot be read.
public struct MediaMapError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The place and what is wrong there.
  public var description: String
}
