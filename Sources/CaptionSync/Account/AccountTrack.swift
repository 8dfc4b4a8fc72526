// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages

/// One language's captions of a media, as the account holds them.
public struct AccountTrack: Sendable, Hashable {
  /// The account's own code of the language, by which the track is addressed.
  public var code: String
  /// The captions in SRT format; `nil` while they are ordered and not ready.
  public var text: String?
  /// Whether viewers do not see the track yet.
  public var isDraft: Bool

  /// Creates a track.
  ///
  /// - Parameters:
  ///   - code: The account's own code of the language.
  ///   - text: The captions in SRT format; `nil` while they are not ready.
  ///   - isDraft: Whether viewers do not see the track yet.
  public init(code: String, text: String?, isDraft: Bool = false) {
    self.code = code
    self.text = text
    self.isDraft = isDraft
  }

  /// The listing that the planner reads.
  public var listing: TrackListing {
    var listing = TrackListing(
      code: code, summary: text.map { CaptionSummary(of: Array($0.utf8)) }, isDraft: isDraft)
    let mark = Character(ByteOrderMark.scalar)
    listing.isBlank = text?.allSatisfy { $0.isWhitespace || $0 == mark } ?? false
    return listing
  }
}

/// A track without its text: what a plan is made from.
public struct TrackListing: Sendable, Hashable {
  /// The account's own code of the language.
  public var code: String
  /// What the captions are; `nil` while they are ordered and not ready.
  public var summary: CaptionSummary?
  /// Whether viewers do not see the track yet.
  public var isDraft: Bool
  /// How the file of the track's language differs from it, where that was looked at.
  public var changes: CueChanges?
  /// Whether its text is there and holds nothing, so that nothing is lost with it.
  public var isBlank = false

  /// Creates a listing.
  ///
  /// - Parameters:
  ///   - code: The account's own code of the language.
  ///   - summary: What the captions are.
  ///   - isDraft: Whether viewers do not see the track yet.
  ///   - changes: How the file of the track's language differs from it.
  public init(
    code: String, summary: CaptionSummary?, isDraft: Bool = false, changes: CueChanges? = nil
  ) {
    self.code = code
    self.summary = summary
    self.isDraft = isDraft
    self.changes = changes
  }

  /// What tracks of the same language share, whatever their code.
  public var languageKey: String {
    LanguageTag(code: code)?.equivalenceKey ?? "?\(code.lowercased())"
  }
}
