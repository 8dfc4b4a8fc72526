// SPDX-License-Identifier: Apache-2.0

public import CaptionLanguages

extension Planner {
  /// What a planner may do.
  public struct Options: Sendable, Hashable {
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

    /// A side that wins where both have changed.
    public enum Side: String, Sendable, Hashable, Codable, CaseIterable {
      /// The directory.
      case local
      /// The account.
      case remote
    }

    /// The form of the codes that new tracks get.
    public var codeForm = CodeForm.terminology
    /// The side that wins where the account, or both sides, changed since they last agreed, and where
    /// the two differ and never agreed; `nil` to leave such tracks alone.
    public var preferred: Side?
    /// Whether tracks without a file are deleted; only those that sync has seen with a file.
    public var prunes = false
    /// Whether tracks that never had a file are deleted too.
    public var prunesForeign = false

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
}
