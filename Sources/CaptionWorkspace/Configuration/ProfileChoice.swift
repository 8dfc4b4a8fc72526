// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
public import CaptionRules

/// A profile as somebody names it, or has it already.
public enum ProfileChoice: Sendable {
  /// A built-in name, or the path of a JSON file, which has a slash or ends in `.json`.
  case named(String)
  /// A profile in memory.
  case given(Profile)

  /// Whether a word names a file: it has a slash or ends in `.json`.
  package static func isFile(_ word: String) -> Bool {
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
  /// - Throws: ``SettingsError``.
  static func read(_ word: String, in directory: String? = nil) throws -> Profile {
    guard isFile(word) else {
      guard let profile = Profile.named(word) else {
        throw SettingsError(
          "no profile is called '\(word)'", remedy: .listProfiles)
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
      throw SettingsError(error.description)
    } catch let error as ProfileError {
      throw SettingsError("\(path): \(error)")
    }
  }
}
