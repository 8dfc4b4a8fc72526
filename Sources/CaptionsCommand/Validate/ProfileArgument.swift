// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionRules

/// A profile as users name it: a built-in name, or a file.
enum ProfileArgument {
  /// Whether a word names a file: it has a slash or ends in `.json`.
  static func isFile(_ word: String) -> Bool {
    word.contains("/") || word.hasSuffix(".json")
  }

  /// The path of a file that a word names.
  ///
  /// - Parameters:
  ///   - word: The path.
  ///   - directory: Where relative paths begin; the working directory unless told.
  /// - Returns: The path, from the working directory.
  static func path(_ word: String, in directory: String?) -> String {
    directory.map { word.hasPrefix("/") ? word : "\($0)/\(word)" } ?? word
  }

  /// The profile that a word names.
  ///
  /// - Parameters:
  ///   - word: The name or the path.
  ///   - directory: Where relative paths begin; the working directory unless told.
  /// - Returns: The profile.
  /// - Throws: ``CommandError``.
  static func read(_ word: String, in directory: String? = nil) throws -> Profile {
    guard isFile(word) else {
      guard let profile = Profile.named(word) else {
        throw CommandError(
          "no profile is called '\(word)'; 'captions rule --profiles' lists the names")
      }
      return profile
    }
    let path = path(word, in: directory)
    do {
      // What a configuration names is not waited for; who names a pipe knows what they do.
      var file =
        directory == nil ? try InputFile(path: path) : try InputFile(regularFile: path)
      return try Profile(json: file.readAll(limit: 1 << 20))
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let error as ProfileError {
      throw CommandError("\(path): \(error)")
    }
  }
}
