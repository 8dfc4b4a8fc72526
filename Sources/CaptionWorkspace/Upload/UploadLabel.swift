// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionLanguages

/// What captions are sent as, and to what.
public struct UploadLabel: Sendable, Hashable {
  /// The language; `nil` where the file's name says it, or the server finds out.
  public var language: LanguageTag?
  /// Whether somebody stated the language for this very file, so that it wins over a configuration.
  public var isStated: Bool
  /// Whether the language has to be one that the profile has a code for; a code that a server uses itself
  /// need not be.
  public var isJudged: Bool
  /// How long the media is, where that is known and no configuration says it.
  public var mediaDuration: Timestamp?

  /// Creates a label.
  ///
  /// - Parameters:
  ///   - language: The language.
  ///   - isStated: Whether somebody stated the language for this very file.
  ///   - isJudged: Whether the language has to be one that the profile has a code for.
  ///   - mediaDuration: How long the media is.
  public init(
    language: LanguageTag? = nil, isStated: Bool = false, isJudged: Bool = true,
    mediaDuration: Timestamp? = nil
  ) {
    self.language = language
    self.isStated = isStated
    self.isJudged = isJudged
    self.mediaDuration = mediaDuration
  }
}
