// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// A layout that the user describes, such as `{project}/{media}_{language}.srt`.
///
/// `{media}` is the media's name or hashed id, `{language}` its language with flags such as
/// `en.sdh`, `{project}` the project's name or hashed id, and `{any}` anything; none of them reaches
/// over a slash. All else stands for itself, whatever its case. A pattern without slashes is compared
/// with the file's name, one with slashes with as many of the last directories too.
public struct PathPattern: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case text(String)
    case media
    case language
    case project
    case any
  }

  /// The pattern as the user wrote it.
  public let text: String
  let parts: [Part]
  private let depth: Int
  /// Whether the media is named by the file and not by a directory.
  private let namesMediaInFile: Bool

  /// Reads a pattern.
  ///
  /// - Parameter text: The pattern.
  /// - Throws: ``PathPatternError`` when a placeholder is unknown, missing, or there twice.
  public init(_ text: String) throws(PathPatternError) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw PathPatternError(description: "\"\(text)\" has a { without its }")
      }
      let name = rest[rest.index(after: open)..<close]
      switch name {
      case "media", "id": parts.append(.media)
      case "language", "lang": parts.append(.language)
      case "project": parts.append(.project)
      case "any": parts.append(.any)
      default:
        throw PathPatternError(
          description: "\"{\(name)}\" means nothing; there are {media}, {language}, {project} and "
            + "{any}")
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    for part in [Part.media, .language] where !parts.contains(part) {
      throw PathPatternError(
        description: "\"\(text)\" is not a layout: there are "
          + Layout.named.map(\.description).joined(separator: ", ")
          + ", and patterns with {media} and {language} such as {project}/{media}_{language}.srt")
    }
    for part in [Part.media, .language, .project, .any]
    where parts.count(where: { $0 == part }) > 1 {
      throw PathPatternError(description: "\"\(text)\" names the same thing twice")
    }
    let names = text.split(separator: "/", omittingEmptySubsequences: false)
    guard text.lowercased().hasSuffix(".srt"), names.allSatisfy({ !$0.isEmpty && $0.first != "." })
    else {
      throw PathPatternError(
        description: "\"\(text)\" must end in .srt and lead to no hidden or other place")
    }
    self.text = text
    self.parts = parts
    depth = text.count { $0 == "/" } + 1
    let lastSlash = parts.lastIndex { part in
      if case .text(let text) = part { text.contains("/") } else { false }
    }
    namesMediaInFile = parts[(lastSlash ?? 0)...].contains(.media)
  }

  /// Reads a path.
  ///
  /// Of several ways to read it, the one with the longest language counts, and then the one with the
  /// longest name before it: `a_pt-BR.srt` is in `pt-BR`, and `my_talk_en.srt` belongs to `my_talk`.
  ///
  /// - Parameter components: The names of the path.
  /// - Returns: What it says, or `nil` where it does not fit.
  /// - Complexity: O(n²) for a path of n characters.
  func read(_ components: [String]) -> Layout.Reading? {
    guard components.count >= depth else { return nil }
    let path = Array(components.suffix(depth).joined(separator: "/"))
    var matcher = PathMatcher(parts: parts, path: path)
    guard let match = matcher.match() else { return nil }
    guard let media = match.media, var name = match.name else { return nil }
    name.stem = media
    let file = components.last ?? ""
    return Layout.Reading(
      media: MediaReference(
        name: media, project: match.project, requiresProject: match.project != nil,
        wholeName: namesMediaInFile ? CaptionFileName(file).whole(of: file) : nil), name: name)
  }

  /// Writes a path.
  ///
  /// - Parameters:
  ///   - media: What stands for the media.
  ///   - project: What stands for the project; `nil` where there is none.
  ///   - language: The language.
  /// - Returns: The path, or `nil` where something is missing for it.
  func path(media: String, project: String?, language: LanguageTag) -> String? {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .media, .any: result += media
      case .language: result += language.description
      case .project:
        guard let project else { return nil }
        result += project
      }
    }
    return result
  }
}

/// Why a text is not a layout.
public struct PathPatternError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with it.
  public var description: String
}

/// Finds a way to read a path by a pattern.
private struct PathMatcher {
  struct Match {
    var media: String?
    var project: String?
    var name: CaptionFileName?
  }

  let parts: [PathPattern.Part]
  let path: [Character]
  private var result = Match()
  /// Which parts are known not to fit from which position: what makes the search quadratic.
  private var failed: Set<Int> = []

  init(parts: [PathPattern.Part], path: [Character]) {
    self.parts = parts
    self.path = path
  }

  mutating func match() -> Match? { fits(0, 0) ? result : nil }

  private mutating func fits(_ part: Int, _ position: Int) -> Bool {
    guard part < parts.count else { return position == path.count }
    let key = part * (path.count + 1) + position
    guard !failed.contains(key) else { return false }
    if tries(part, position) { return true }
    failed.insert(key)
    return false
  }

  private mutating func tries(_ part: Int, _ position: Int) -> Bool {
    if case .text(let text) = parts[part] {
      let literal = Array(text)
      guard position + literal.count <= path.count else { return false }
      for (offset, character) in literal.enumerated()
      where path[position + offset].lowercased() != character.lowercased() {
        return false
      }
      return fits(part + 1, position + literal.count)
    }
    let end = path[position...].firstIndex(of: "/") ?? path.count
    guard end > position else { return false }
    // A name before the language takes as little as it can, so that the language gets all of its
    // subtags; any other takes as much as it can.
    let isBeforeLanguage = parts[part...].contains(.language) && parts[part] != .language
    let ends = Array(position + 1...end)
    for end in isBeforeLanguage ? ends : ends.reversed() {
      let text = String(path[position..<end])
      if parts[part] == .language {
        let name = CaptionFileName("media." + text + ".srt")
        guard name.stem == "media", name.language != nil else { continue }
        guard fits(part + 1, end) else { continue }
        result.name = name
        return true
      }
      guard fits(part + 1, end) else { continue }
      switch parts[part] {
      case .media: result.media = text
      case .project: result.project = text
      case .language, .any, .text: break
      }
      return true
    }
    return false
  }
}
