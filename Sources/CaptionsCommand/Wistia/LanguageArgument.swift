// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionLanguages

/// A language as people write it, as the API wants it.
///
/// Three-letter codes and tags go to the server as they are, since a server's own code addresses
/// its track; `fr`, `French` and the like become the terminology code of ISO 639-2 (`fra`).
struct LanguageArgument: ExpressibleByArgument {
  /// The code for the API.
  var code: String

  init?(argument: String) {
    guard let code = Self.code(argument) else { return nil }
    self.code = code
  }

  /// The code of a tag that was read from a file's name.
  ///
  /// - Parameter tag: The tag.
  init?(tag: LanguageTag) {
    guard let code = Self.code(tag.description) else { return nil }
    self.code = code
  }

  private static func code(_ text: String) -> String? {
    if let language = Language(code: text) {
      return text.utf8.count == 3 ? text.lowercased() : language.terminologyCode
    }
    if let tag = LanguageTag(code: text) {
      guard tag.script == nil, tag.region == nil, let language = Language(code: tag.language)
      else { return tag.description }
      return language.terminologyCode
    }
    let wanted = text.lowercased()
    return Language.all.first { $0.names.contains { $0.lowercased() == wanted } }?.terminologyCode
  }
}
