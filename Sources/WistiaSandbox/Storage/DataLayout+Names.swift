// SPDX-License-Identifier: Apache-2.0

import CaptionFiles

/// What may be the name of something in the data directory.
extension DataLayout {
  /// The path of a file in a folder, or in the directory itself where the folder is empty.
  ///
  /// - Parameters:
  ///   - folder: The folder of a project.
  ///   - name: The name of the file.
  /// - Returns: The path.
  /// - Throws: `SandboxError` for a name that would lead elsewhere.
  static func path(_ folder: String, _ name: String) throws(SandboxError) -> RelativePath {
    do throws(RelativePathError) {
      return try RelativePath(components: folder.isEmpty ? [name] : [folder, name])
    } catch {
      throw SandboxError(error.description)
    }
  }

  /// Whether a name can name a file, with room for its extensions.
  static func isFileName(_ name: String) -> Bool {
    name.utf8.count <= 180 && !name.hasPrefix(".")
      && (try? RelativePath(components: [name])) != nil
  }

  /// Whether a path is one of a file that the sandbox writes.
  static func isFile(_ path: RelativePath) -> Bool {
    (path.parent.map(isFolder) ?? true) && isFile(named: path.name)
  }

  /// Whether a name is one of a file that the sandbox writes.
  static func isFile(named name: String) -> Bool {
    guard !name.hasPrefix(".") else { return false }
    return name == "account.json" || name == "project.json" || name.hasSuffix(".media.json")
      || name.hasSuffix(".srt")
  }

  /// Whether a path is one of a project's folder.
  static func isFolder(_ path: RelativePath) -> Bool {
    path.parent == nil && !path.name.hasPrefix(".")
  }
}
