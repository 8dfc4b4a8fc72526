// SPDX-License-Identifier: Apache-2.0

public import CaptionLanguages

/// One caption file of the directory: what its path says and what it holds.
public struct LocalTrack: Sendable, Hashable {
  /// The path, relative to the directory that is synced.
  public var path: String
  /// The media that it belongs to, or `nil` where the path does not fit the layout.
  public var media: MediaReference?
  /// The language, or `nil` where the path states none.
  public var language: LanguageTag?
  /// The language as the path writes it.
  public var languageToken: String?
  /// The flags in the file's name, such as `forced`.
  public var flags: [CaptionFlag]
  /// The number that tells files of one language apart.
  public var number: Int?
  /// What the file holds; `nil` where it could not be read.
  public var summary: CaptionSummary?
  /// The digest of the bytes that would be sent.
  public var uploadDigest: ContentDigest?
  /// Why the file cannot be uploaded, such as an error in its captions.
  public var problem: SyncReason?
  /// What is converted before the upload, and other things worth knowing.
  public var notes: [SyncNote]

  /// Creates a track.
  ///
  /// - Parameters:
  ///   - path: The path, relative to the directory that is synced.
  ///   - media: The media that it belongs to.
  ///   - language: The language.
  ///   - languageToken: The language as the path writes it.
  ///   - flags: The flags in the file's name.
  ///   - number: The number that tells files of one language apart.
  ///   - summary: What the file holds.
  ///   - uploadDigest: The digest of the bytes that would be sent.
  ///   - problem: Why the file cannot be uploaded.
  ///   - notes: Things worth knowing.
  public init(
    path: String, media: MediaReference?, language: LanguageTag?, languageToken: String? = nil,
    flags: [CaptionFlag] = [], number: Int? = nil, summary: CaptionSummary? = nil,
    uploadDigest: ContentDigest? = nil, problem: SyncReason? = nil, notes: [SyncNote] = []
  ) {
    self.path = path
    self.media = media
    self.language = language
    self.languageToken = languageToken
    self.flags = flags
    self.number = number
    self.summary = summary
    self.uploadDigest = uploadDigest
    self.problem = problem
    self.notes = notes
  }

  /// What tracks of the same language share.
  public var languageKey: String? { language?.equivalenceKey }

  /// Whether the name says that the file is only a part of the captions: forced ones, signs, or the
  /// makers' commentary.
  var isPartial: Bool {
    flags.contains(.forced) || flags.contains(.signs) || flags.contains(.commentary)
  }
}
