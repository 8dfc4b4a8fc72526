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
    init?(letter: UInt8) {
      switch letter {
      case UInt8(ascii: "I"): self = .individual
      case UInt8(ascii: "M"): self = .macrolanguage
      case UInt8(ascii: "C"): self = .collective
      case UInt8(ascii: "S"): self = .special
      case UInt8(ascii: "R"): self = .localUse
      default: return nil
      }
    }
  }
}
