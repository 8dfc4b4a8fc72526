// SPDX-License-Identifier: Apache-2.0

package import CaptionFiles
package import CaptionLanguages
import CaptionText

/// Where captions that are pulled go.
///
/// A path is only used when it leads back: read with the layout, it must name the same media and the
/// same language. Names that no file should have, and names that several medias share, give way to
/// the media's id. Whatever names and ids a server sends, a path leads to a place below the directory.
package struct PullPath: Sendable {
  private let layout: Layout
  private let directory: MediaDirectory
  private var taken: Set<String> = []

  /// Creates an empty set of paths.
  ///
  /// - Parameters:
  ///   - layout: How paths name media and language.
  ///   - directory: The medias of the account.
  ///   - existing: Paths that are taken.
  package init(layout: Layout, directory: MediaDirectory, existing: [String]) {
    self.layout = layout
    self.directory = directory
    taken = Set(existing.map(Normalization.caseFolded))
  }

  /// Chooses the path of a track and takes it.
  ///
  /// - Parameters:
  ///   - media: The media.
  ///   - language: The language.
  /// - Returns: A path relative to the directory that is synced, or `nil` where there is none that
  ///   leads back to the track.
  package mutating func take(_ media: AccountMedia, _ language: LanguageTag) -> RelativePath? {
    let name = MediaDirectory.stem(of: Normalization.nfc(media.name))
    for stem in [name, media.id] {
      for path in candidates(stem, media, language) {
        guard let path = try? RelativePath(path), !Self.isHidden(path),
          leadsBack(path.text, media, language),
          taken.insert(Normalization.caseFolded(path.text)).inserted
        else { continue }
        return path
      }
    }
    return nil
  }

  private func candidates(
    _ stem: String, _ media: AccountMedia, _ language: LanguageTag
  ) -> [String] {
    guard Self.isSafe(stem) else { return [] }
    let flat = "\(stem).\(language).srt"
    let project = media.project.flatMap { Self.isSafe($0) ? $0 : nil }
    if case .pattern(let pattern) = layout {
      // The project's id stands in for a name that no directory should have, and is no better known.
      let projectID = media.projectID.flatMap { Self.isSafe($0) ? $0 : nil }
      return [project, projectID].compactMap {
        pattern.path(media: stem, project: $0, language: language)
      }
    }
    let inProject = project.map { "\($0)/\(flat)" }
    switch layout {
    case .pattern: return []
    case .automatic: return [flat] + (inProject.map { [$0] } ?? [])
    case .flat: return [flat]
    case .project: return inProject.map { [$0] } ?? []
    case .directory:
      let own = "\(stem)/\(language).srt"
      return [own] + (project.map { ["\($0)/\(own)"] } ?? [])
    }
  }

  /// Whether a scan would pass it over.
  private static func isHidden(_ path: RelativePath) -> Bool {
    path.components.contains { $0.hasPrefix(".") }
  }

  private func leadsBack(_ path: String, _ media: AccountMedia, _ language: LanguageTag) -> Bool {
    let reading = layout.read(path)
    guard let reference = reading.media, reading.name.flags.isEmpty, reading.name.number == nil,
      reading.name.language?.equivalenceKey == language.equivalenceKey,
      case .found(let found) = directory.resolve(reference)
    else { return false }
    return found.id == media.id
  }

  /// Whether a name can be a file's on every system, and is no way out of the directory.
  static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 200, !name.hasPrefix("."), !name.hasPrefix("-"),
      !name.hasSuffix("."), !name.hasPrefix(" "), !name.hasSuffix(" ")
    else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": false
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
          .privateUse:
          false
        default: true
        }
      }
    }
  }
}
