// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `captions languages`: codes, tags and names of languages.
struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "List, look up, translate and detect languages; rename files in bulk.",
    discussion: """
      Anything is understood: codes of ISO 639-1, 639-2/T and 639-2/B in any case, BCP 47 tags with \
      '-' or '_', withdrawn codes and well-known wrong ones (with a note), and names in English and \
      in the languages' own words.
      """,
    subcommands: [
      LanguagesListCommand.self, LanguagesLookupCommand.self, LanguagesTranslateCommand.self,
      LanguagesRenameCommand.self, LanguagesDetectCommand.self,
    ]
  )
}
