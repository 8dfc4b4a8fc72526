// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import CaptionSync

/// Which languages a verb is about.
struct LanguageFilter {
  /// The keys of the languages, or `nil` for all.
  let keys: Set<String>?

  /// Reads a list of codes.
  ///
  /// - Parameter text: The codes, separated by commas; `nil` for all languages.
  /// - Throws: ``CommandError`` for a code that is not known.
  init(_ text: String?) throws {
    keys = try text.map { text in
      Set(
        try text.split(separator: ",").map { code in
          guard let tag = LanguageTag(code: String(code)) else {
            throw CommandError("no language is known as '\(code)'; see captions languages list")
          }
          return tag.equivalenceKey
        })
    }
  }

  /// Whether a language is among them.
  func includes(_ key: String) -> Bool { keys?.contains(key) ?? true }
}

/// Which projects a verb is about.
struct ProjectFilter {
  private let names: [String]?

  /// Reads a list of names and hashed ids, separated by commas; `nil` for all projects.
  init(_ text: String?) {
    names = text?.split(separator: ",").map(String.init)
  }

  /// Whether a media is in one of them.
  func includes(_ media: AccountMedia) -> Bool {
    names?.contains { $0 == media.project || $0 == media.projectID } ?? true
  }
}
