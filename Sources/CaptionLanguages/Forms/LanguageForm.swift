// SPDX-License-Identifier: Apache-2.0

/// A way to write a language.
public enum LanguageForm: Sendable, Hashable {
  /// The two-letter code of ISO 639-1.
  case alpha2
  /// The terminology code, ISO 639-2/T.
  case terminology
  /// The bibliographic code, ISO 639-2/B.
  case bibliographic
  /// A BCP 47 tag.
  case bcp47
  /// The English name: ISO's for a language, CLDR's way to add a script or a region.
  case name
  /// What the language's speakers call it.
  case native
  /// The name in a language, given as a BCP 47 tag.
  case localized(String)

  /// Reads the name of a form: `639-1`, `639-2t`, `639-2b`, `bcp47`, `name`, `native`, or
  /// `name:` and a BCP 47 tag for the name in that language; for short also `t` and `b`.
  ///
  /// - Parameter text: The name, in any case.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "639-1", "iso639-1": self = .alpha2
    case "639-2t", "639-2", "639-2/t", "iso639-2t", "t": self = .terminology
    case "639-2b", "639-2/b", "iso639-2b", "b": self = .bibliographic
    case "bcp47", "bcp-47", "ietf": self = .bcp47
    case "name", "english": self = .name
    case "native": self = .native
    case let other where other.hasPrefix("name:"):
      guard let tag = LanguageTag(String(other.dropFirst("name:".count))) else { return nil }
      self = .localized(tag.description)
    default: return nil
    }
  }

  /// The names of the forms, as users write them.
  public static let names = ["639-1", "639-2t", "639-2b", "bcp47", "name", "native", "name:LOCALE"]
}

extension LanguageForm: CustomStringConvertible {
  /// The form's name, as users write it.
  public var description: String {
    switch self {
    case .alpha2: "639-1"
    case .terminology: "639-2t"
    case .bibliographic: "639-2b"
    case .bcp47: "bcp47"
    case .name: "name"
    case .native: "native"
    case .localized(let locale): "name:\(locale)"
    }
  }
}
