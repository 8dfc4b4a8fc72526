// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionLanguages

/// Which references belong to which file.
///
/// A reference that is a file is one for every file; of a directory, those captions count that are
/// called as the file is, but for the language and the flags: `Talk.de.srt` and `Talk.en.srt`.
struct AlignmentReferences {
  private var named: [AlignmentReference] = []
  private var found: [String: [Found]] = [:]

  /// Captions that a directory of references holds.
  private struct Found {
    var path: String
    /// The directory below the one that was named.
    var directory: Substring
  }

  /// Takes references.
  ///
  /// - Parameter paths: Files and directories, or `-`.
  /// - Throws: ``CommandError`` for one that cannot be read or searched.
  init(_ paths: [String]) throws {
    for path in paths {
      let inputs = InputPaths([path])
      if let error = inputs.errors.first { throw CommandError(error.description) }
      if inputs.files == [path] {
        named.append(.captions(path))
      } else {
        guard !inputs.files.isEmpty else { throw CommandError("no captions in \(path)") }
        for file in inputs.files {
          found[Self.stem(file), default: []].append(
            Found(path: file, directory: Self.directory(of: file, below: path)))
        }
      }
    }
  }

  /// Takes the film itself as one more reference.
  ///
  /// - Parameter media: A film or a recording.
  mutating func add(media: String) {
    named.append(.media(media))
  }

  /// The references of a file, never the file itself.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - root: The directory in which it was found; `nil` where it was named itself.
  /// - Returns: The references, those that were named first.
  /// - Throws: ``CommandError`` where several directories hold one, and none is called as that of the
  ///   file is.
  func references(for path: String, in root: String? = nil) throws -> [AlignmentReference] {
    var partners = found[Self.stem(path), default: []].filter { $0.path != path }
    if Set(partners.map(\.directory)).count > 1 {
      let directory = root.map { Self.directory(of: path, below: $0) }
      let beside = partners.filter { $0.directory == directory }
      guard !beside.isEmpty else {
        throw CommandError(
          "\(path): could belong to any of "
            + partners.map(\.path).sorted().joined(separator: ", ") + "; name the right one with -r"
        )
      }
      partners = beside
    }
    return named.filter { $0 != .captions(path) } + partners.map { .captions($0.path) }
  }

  private static func directory(of path: String, below root: String) -> Substring {
    let rest = path.dropFirst(root.count).drop { $0 == "/" }
    return rest[..<(rest.lastIndex(of: "/") ?? rest.startIndex)]
  }

  private static func stem(_ path: String) -> String {
    CaptionFileName(String(path.split(separator: "/").last ?? "")).stem
  }
}
