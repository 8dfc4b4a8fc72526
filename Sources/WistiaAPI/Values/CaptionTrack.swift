// SPDX-License-Identifier: Apache-2.0

/// One language's captions of one media.
public struct CaptionTrack: Sendable, Hashable {
  /// The server's own code of the language, such as `fre` or `zh-Hant`.
  ///
  /// Address the track with exactly this code.
  public var language: String
  /// The captions in SRT format, or `nil` while they are ordered and not ready.
  public var text: String?
  /// The server's name for the transcript.
  public var id: String?
  /// Whether viewers do not see the track yet.
  public var isDraft: Bool?
  /// The language's name in English.
  public var englishName: String?
  /// The language's name in itself.
  public var nativeName: String?
  /// The number of the transcript's edition, where the server counts them.
  public var version: Int64?
  /// Whether something in the text was no character, so that U+FFFD stands for it: not what the
  /// server meant, and nothing to overwrite a file with.
  public var isTextRepaired = false
  /// Everything that the server said, with fields that have no name here.
  public var raw: JSONValue

  /// Reads a track in any of the shapes that servers have used.
  ///
  /// Flat with the text under `text` (version 1 as it answers) or under `captions` (2013), or all
  /// of it nested under `captions` (the document's example).
  init?(_ value: JSONValue) {
    guard let outer = ObjectReader(value) else { return nil }
    let fields = outer.object("captions") ?? outer
    guard let language = fields.identifier("language") ?? outer.identifier("language") else {
      return nil
    }
    self.language = language
    text = fields.string("text") ?? fields.string("captions")
    id = fields.string("id")
    isDraft = fields.flag("is_draft")
    englishName = fields.string("english_name")
    nativeName = fields.string("native_name")
    version = fields.integer("version")
    raw = value
  }

  /// This track, with what is known of the repairs to the answer that held it.
  func markingRepairs(_ repairs: AnswerRepairs) -> CaptionTrack {
    guard repairs.texts > 0 else { return self }
    var track = self
    track.isTextRepaired = text?.unicodeScalars.contains("\u{FFFD}") ?? false
    return track
  }

  /// The entries of an index: an array, an array inside an object, or a single track.
  static func entries(of value: JSONValue) -> [JSONValue]? {
    switch value {
    case .array(let elements): return elements
    case .object(let members):
      if CaptionTrack(value) != nil { return [value] }
      // The list may have any name, as long as it is the only one.
      let lists = members.values.filter { if case .array = $0 { true } else { false } }
      guard let inner = lists.first, lists.count == 1 else { return nil }
      return entries(of: inner)
    default: return nil
    }
  }
}
