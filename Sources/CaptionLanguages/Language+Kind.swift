// SPDX-License-Identifier: Apache-2.0

extension Language {
  /// What an entry of ISO 639-2 stands for.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One language.
    case individual
    /// Several close languages that are treated as one, such as Chinese (`zho`).
    case macrolanguage
    /// A group of languages, such as the Germanic languages (`gem`).
    case collective
    /// A special situation: `mis`, `mul`, `und`, `zxx`.
    case special
    /// Reserved for local use: `qaa` to `qtz`.
    case localUse = "local-use"

    /// Reads the letter that the generated table uses.
    init?(letter: Substring) {
      switch letter {
      case "I": self = .individual
      case "M": self = .macrolanguage
      case "C": self = .collective
      case "S": self = .special
      case "R": self = .localUse
      default: return nil
      }
    }
  }
}
