// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import Synchronization

/// What answers call a language: in English and in the language itself.
struct LanguageNames: Sendable {
  var english: String
  var native: String

  /// The names of a code's language; the code itself stands for what is not known.
  ///
  /// - Parameter code: The code of a track.
  /// - Returns: The names.
  static func of(_ code: String) -> LanguageNames {
    if let known = cache.withLock({ $0[code] }) { return known }
    let tag = LanguageTag(code: code)
    let english = tag?.iso6392?.shortName ?? code
    let names = LanguageNames(
      english: english, native: tag?.rendered(as: .native).text ?? english)
    cache.withLock { cache in
      // A client may send any number of codes.
      if cache.count >= 1000 { cache.removeAll(keepingCapacity: true) }
      cache[code] = names
    }
    return names
  }

  /// Looking names up takes longer than all else about an answer.
  private static let cache = Mutex<[String: LanguageNames]>([:])
}
