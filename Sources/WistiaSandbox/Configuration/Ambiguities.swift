// SPDX-License-Identifier: Apache-2.0

/// Switches for what the API's document leaves open or says twice; each has a documented default.
public struct Ambiguities: Sendable, Hashable {
  /// What creating captions does where captions of that language exist.
  public enum Duplicate: String, Sendable, Hashable, CaseIterable {
    /// Status 400, as documented.
    case badRequest = "400"
    /// Status 409.
    case conflict = "409"
    /// The captions are replaced, status 200.
    case replace
  }

  /// How many sets of captions a media may have; the document says one and shows two.
  public enum CaptionsPerMedia: String, Sendable, Hashable, CaseIterable {
    /// One a language.
    case many
    /// One in all; a second create is refused as a duplicate.
    case one
  }

  /// How a language code is stored.
  public enum StoredCode: String, Sendable, Hashable, CaseIterable {
    /// As it was sent.
    case verbatim
    /// As ISO 639-2/B, such as `fre`.
    case bibliographic = "b"
    /// As ISO 639-2/T, such as `fra`.
    case terminology = "t"
  }

  /// What the server does to the text of captions.
  public enum TextNormalization: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case none
    /// Line breaks become LF, a byte-order mark goes, and the text ends with one line break.
    case lf
    /// `&` and `<` become HTML entities; `>` stays, for the sake of the arrows.
    case entities
  }

  /// The body of a captions answer with status 400 or 404.
  public enum ErrorBody: String, Sendable, Hashable, CaseIterable {
    /// None, as documented.
    case empty
    /// `{"error": …}`.
    case json
  }

  /// Creating captions where there are some: 400 unless told.
  public var duplicate = Duplicate.badRequest
  /// Sets of captions a media: many unless told.
  public var captionsPerMedia = CaptionsPerMedia.many
  /// Stored language codes: as sent unless told.
  ///
  /// A path may use either of two sibling codes.
  public var storedCode = StoredCode.verbatim
  /// What happens to the text of captions: nothing unless told.
  public var textNormalization = TextNormalization.none
  /// The body of captions errors: empty unless told.
  public var errorBody = ErrorBody.empty
  /// How many entries a list has when `per_page` is not given: 100 (2014 and 2025) or 10 (2015).
  public var defaultPageSize = 100
  /// Whether `api_password` counts in the query, which the service ended on 2022-07-30.
  ///
  /// It never counts there in the dialect `modern`. In a body it always counts.
  public var acceptsQueryPassword = true

  /// Creates the documented defaults.
  public init() {}
}
