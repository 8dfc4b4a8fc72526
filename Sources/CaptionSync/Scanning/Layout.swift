// SPDX-License-Identifier: Apache-2.0

public import CaptionLanguages

/// How paths of caption files name media and language.
public enum Layout: String, Sendable, Hashable, Codable, CaseIterable {
  /// Whatever fits: `<media>.<language>.srt` in any directory, whose name then decides between
  /// medias of one name, or `<media>/<language>.srt`.
  case automatic = "auto"
  /// `<media>.<language>.srt`, in any directory.
  case flat = "media.lang"
  /// `<project>/<media>.<language>.srt`.
  case project = "project/media.lang"
  /// `<media>/<language>.srt`, or `<project>/<media>/<language>.srt`.
  case directory = "media/lang"

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
    case .flat:
      return Reading(media: Self.reference(name.stem), name: name)
    case .project:
      guard let project = parents.last else { return Reading(media: nil, name: name) }
      return Reading(
        media: Self.reference(name.stem, project: project, requiresProject: true), name: name)
    case .directory:
      return Self.readDirectory(file, parents: parents)
    case .automatic:
      // `Talk/de.srt`: nothing but the language is left for the file's name.
      if name.language == nil, !parents.isEmpty, LanguageTag(code: name.stem) != nil {
        return Self.readDirectory(file, parents: parents)
      }
      return Reading(media: Self.reference(name.stem, project: parents.last), name: name)
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
    _ name: String, project: String? = nil, requiresProject: Bool = false
  ) -> MediaReference? {
    guard !name.isEmpty else { return nil }
    return MediaReference(name: name, project: project, requiresProject: requiresProject)
  }
}
