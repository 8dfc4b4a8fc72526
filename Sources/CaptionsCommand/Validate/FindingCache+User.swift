// SPDX-License-Identifier: Apache-2.0

import CaptionWorkspace

extension FindingCache {
  /// The cache of the user: `CAPTIONS_CACHE_DIR`, or `captions` in `XDG_CACHE_HOME` or `~/.cache`.
  ///
  /// `nil` where there is no such place, where it cannot be written, and where others may have had
  /// their hands in it, which is told.
  static let shared: FindingCache? = {
    func directory() -> String? {
      if let own = Environment.value("CAPTIONS_CACHE_DIR"), !own.isEmpty { return own }
      if let base = Environment.value("XDG_CACHE_HOME"), base.hasPrefix("/") {
        return base + "/captions"
      }
      guard let home = Environment.value("HOME"), home.hasPrefix("/") else { return nil }
      return home + "/.cache/captions"
    }
    guard let directory = directory() else { return nil }
    do throws(CacheKey.Refusal) {
      return try FindingCache(directory: directory)
    } catch {
      Messages.error("the cache is not used: \(error.reason)")
      return nil
    }
  }()
}
