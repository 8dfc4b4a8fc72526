// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionLanguages
import CaptionWorkspace

/// A language as people write it, as the API wants it.
///
/// Three-letter codes and tags go to the server as they are, since a server's own code addresses
/// its track; `fr`, `French` and the like become the terminology code of ISO 639-2 (`fra`).
struct LanguageArgument {
  /// The code for the API.
  var code: String

  /// Reads an argument.
  ///
  /// - Parameter text: A code, a tag or a name.
  /// - Returns: The language.
  /// - Throws: `ValidationError` that suggests what may have been meant.
  static func read(_ text: String) throws -> LanguageArgument {
    if text.utf8.count == 3, Language(code: text) != nil {
      return LanguageArgument(code: text.lowercased())
    }
    do {
      return LanguageArgument(tag: try LanguageResolver().resolve(text).tag)
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The code of a tag.
  ///
  /// - Parameter tag: The tag; one with a script or a region stays a tag, since no code says that.
  init(tag: LanguageTag) {
    if tag.script == nil, tag.region == nil, let language = Language(code: tag.language) {
      code = language.terminologyCode
    } else {
      code = tag.description
    }
  }

  private init(code: String) {
    self.code = code
  }

  /// What captions are sent as; a code that somebody states may be the server's own.
  var uploadLabel: UploadLabel {
    UploadLabel(language: LanguageTag(code: code), isStated: true, isJudged: false)
  }
}
