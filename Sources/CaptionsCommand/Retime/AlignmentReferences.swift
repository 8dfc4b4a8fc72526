// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionLanguages

/// Which references belong to which file.
///
/// A reference that is a file is one for every file; of a directory, those captions count that are
/// called as the file is, but for the language and the flags: `Talk.de.srt` and `Talk.en.srt`.
struct AlignmentReferences {
  private var files: [String] = []
  private var byStem: [String: [String]] = [:]

  /// Takes references.
  ///
  /// - Parameter paths: Files and directories, or `-`.
  /// - Throws: ``CommandError`` for one that cannot be read or searched.
  init(_ paths: [String]) throws {
    for path in paths {
      let inputs = InputPaths([path])
      if let error = inputs.errors.first { throw CommandError(error.description) }
      if inputs.files == [path] {
        files.append(path)
      } else {
        for found in inputs.files { byStem[Self.stem(found), default: []].append(found) }
      }
    }
  }

  /// The references of a file, never the file itself.
  ///
  /// - Parameter path: The file.
  /// - Returns: The references, those that were named first.
  func references(for path: String) -> [String] {
    (files + byStem[Self.stem(path), default: []]).filter { $0 != path }
  }

  private static func stem(_ path: String) -> String {
    CaptionFileName(String(path.split(separator: "/").last ?? "")).stem
  }
}
