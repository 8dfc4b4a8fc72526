// SPDX-License-Identifier: Apache-2.0

public import CaptionLanguages

/// How paths of caption files name media and language.
///
/// In every layout the media's hashed id may stand in place of its name.
public enum Layout: Sendable, Hashable {
  /// Whatever fits: `<media>.<language>.srt` in any directory, whose name then decides between
  /// medias of one name, or `<media>/<language>.srt`.
  case automatic
  /// `<media>.<language>.srt`, in any directory.
  case flat
  /// `<project>/<media>.<language>.srt`.
  case project
  /// `<media>/<language>.srt`, or `<project>/<media>/<language>.srt`.
  case directory
  /// What a pattern says, such as `{project}/{media}_{language}.srt`.
  case pattern(PathPattern)

  /// The layouts that have a name.
  public static let named: [Layout] = [.automatic, .flat, .project, .directory]

  /// Reads the name of a layout, or a pattern.
  ///
  /// - Parameter text: One of the names, or text with `{media}` and `{language}` in it.
  /// - Throws: ``PathPatternError`` when it is neither.
  public init(_ text: String) throws(PathPatternError) {
    if let layout = Self.named.first(where: { $0.description == text }) {
      self = layout
    } else {
      self = .pattern(try PathPattern(text))
    }
  }

  /// What a path says.
  public struct Reading: Sendable, Hashable {
    /// The media, or `nil` where the path does not fit the layout.
    public var media: MediaReference?
    /// The file's name, taken apart.
    public var name: CaptionFileName
  }

  /// Reads a path.
  ///
  /// - Parameter path: The path, relative to the directory that is synced.
  /// - Returns: What it says.
  public func read(_ path: String) -> Reading {
    let parts = path.split(separator: "/").map(String.init)
    let file = parts.last ?? ""
    let parents = parts.dropLast()
    let name = CaptionFileName(file)
    switch self {
    case .pattern(let pattern):
      return pattern.read(parts) ?? Reading(media: nil, name: name)
    case .flat:
      return Reading(media: Self.reference(name.stem, wholeName: name.whole(of: file)), name: name)
    case .project:
      guard let project = parents.last else { return Reading(media: nil, name: name) }
      return Reading(
        media: Self.reference(
          name.stem, project: project, requiresProject: true, wholeName: name.whole(of: file)),
        name: name)
    case .directory:
      return Self.readDirectory(file, parents: parents)
    case .automatic:
      // `Talk/de.srt`: nothing but the language is left for the file's name.
      if name.language == nil, !parents.isEmpty, LanguageTag(code: name.stem) != nil {
        var reading = Self.readDirectory(file, parents: parents)
        // Nobody said that directories are called like medias: it is only what fits best.
        reading.media?.wholeName = name.whole(of: file)
        return reading
      }
      return Reading(
        media: Self.reference(
          name.stem, project: parents.last, wholeName: name.whole(of: file)), name: name)
    }
  }

  private static func readDirectory(_ file: String, parents: ArraySlice<String>) -> Reading {
    // A stem of its own makes the language a token among others, flags included.
    var name = CaptionFileName("media." + file)
    name.stem = parents.last ?? ""
    guard let media = parents.last else { return Reading(media: nil, name: name) }
    return Reading(media: reference(media, project: parents.dropLast().last), name: name)
  }

  private static func reference(
    _ name: String, project: String? = nil, requiresProject: Bool = false,
    wholeName: String? = nil
  ) -> MediaReference? {
    guard !name.isEmpty else { return nil }
    return MediaReference(
      name: name, project: project, requiresProject: requiresProject, wholeName: wholeName)
  }
}

extension CaptionFileName {
  /// The whole name of the file that was read, without its extension.
  ///
  /// - Parameter file: The file's name.
  /// - Returns: The name.
  func whole(of file: String) -> String {
    fileExtension.isEmpty ? file : String(file.dropLast(fileExtension.count + 1))
  }
}

extension Layout: CustomStringConvertible {
  /// The layout's name, or its pattern.
  public var description: String {
    switch self {
    case .automatic: "auto"
    case .flat: "media.lang"
    case .project: "project/media.lang"
    case .directory: "media/lang"
    case .pattern(let pattern): pattern.text
    }
  }
}
