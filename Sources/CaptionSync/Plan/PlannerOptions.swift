// SPDX-License-Identifier: Apache-2.0

public import CaptionLanguages

/// What a planner may do.
public struct PlannerOptions: Sendable, Hashable {
  /// The form of the codes that new tracks get.
  public enum CodeForm: String, Sendable, Hashable, Codable, CaseIterable {
    /// ISO 639-2/T, such as `fra`.
    case terminology = "t"
    /// ISO 639-2/B, such as `fre`.
    case bibliographic = "b"
    /// As the file's name writes it.
    case verbatim
    /// A BCP 47 tag, such as `fr`.
    case tag = "bcp47"
  }

  /// The form of the codes that new tracks get.
  public var codeForm = CodeForm.terminology

  /// Creates options with the defaults.
  public init() {}

  /// The code of a new track.
  ///
  /// A language with a script or a region keeps its whole tag: three letters cannot tell `pt-BR` from
  /// `pt-PT`.
  ///
  /// - Parameters:
  ///   - language: The language.
  ///   - token: The language as the file's name writes it.
  /// - Returns: The code.
  public func code(of language: LanguageTag, token: String?) -> String {
    guard codeForm != .verbatim else { return token ?? language.description }
    guard language == language.languageOnly, let entry = language.iso6392 else {
      return language.description
    }
    switch codeForm {
    case .terminology: return entry.terminologyCode
    case .bibliographic: return entry.bibliographicCode
    case .tag, .verbatim: return language.description
    }
  }
}
