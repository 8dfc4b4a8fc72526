// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// One line of a plan: what happens to one language's captions of one media, and why.
public struct SyncOperation: Sendable, Hashable, Codable {
  /// What happens.
  public enum Action: String, Sendable, Hashable, Codable, CaseIterable {
    /// The media gets captions in a language that it has none in.
    case create
    /// The media's captions are replaced.
    case replace
    /// The media's captions are deleted.
    case delete
    /// The media's captions are made anew under another language code, and those under the old one
    /// deleted.
    case relabel
    /// The captions are the same already.
    case unchanged
    /// Nothing happens, for a reason that is nobody's fault, such as a draft in the account.
    case hold
    /// Both sides have changed since they last agreed, or differ and never agreed; a person decides.
    case conflict
    /// Nothing can happen until a person does something.
    case problem

    /// Whether it writes to the account.
    var isWrite: Bool {
      switch self {
      case .create, .replace, .delete, .relabel: true
      case .unchanged, .hold, .conflict, .problem: false
      }
    }
  }

  /// What happens.
  public var action: Action
  /// The media, or `nil` where none was found.
  public var media: AccountMedia?
  /// The language as a BCP 47 tag; empty where it is not known.
  public var language: String
  /// The code by which the account knows the track, or will; empty where there is none.
  public var code: String
  /// The code that the track gets, where it is relabelled.
  public var newCode: String?
  /// The file, relative to the directory; `nil` for what only the account has.
  public var path: String?
  /// What the file holds.
  public var local: CaptionSummary?
  /// What the account holds.
  public var remote: CaptionSummary?
  /// The digest of the bytes that are sent; at apply the file must still give them.
  public var uploadDigest: ContentDigest?
  /// Why, where that is not obvious.
  public var reason: SyncReason?
  /// Other things worth knowing, such as what is converted.
  public var notes: [SyncNote]
  /// How many cues differ between the two sides, where both have captions.
  public var changes: CueChanges?

  /// Creates an operation.
  ///
  /// - Parameters:
  ///   - action: What happens.
  ///   - media: The media.
  ///   - language: The language as a BCP 47 tag.
  ///   - code: The code by which the account knows the track.
  ///   - path: The file.
  ///   - local: What the file holds.
  ///   - remote: What the account holds.
  ///   - uploadDigest: The digest of the bytes that are sent.
  ///   - reason: Why.
  ///   - notes: Other things worth knowing.
  public init(
    _ action: Action, media: AccountMedia?, language: String = "", code: String = "",
    path: String? = nil, local: CaptionSummary? = nil, remote: CaptionSummary? = nil,
    uploadDigest: ContentDigest? = nil, reason: SyncReason? = nil, notes: [SyncNote] = []
  ) {
    self.action = action
    self.media = media
    self.language = language
    self.code = code
    self.path = path
    self.local = local
    self.remote = remote
    self.uploadDigest = uploadDigest
    self.reason = reason
    self.notes = notes
  }

  /// Decodes an operation.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError`, also for a path that leads out of the directory, and for ids and codes
  ///   that address something else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    action = try container.decode(Action.self, forKey: .action)
    media = try container.decodeIfPresent(AccountMedia.self, forKey: .media)
    language = try container.decode(String.self, forKey: .language)
    if action.isWrite {
      code = try container.decodeName(forKey: .code)
      newCode = container.holds(.newCode) ? try container.decodeName(forKey: .newCode) : nil
      path = container.holds(.path) ? try container.decodePath(forKey: .path) : nil
    } else {
      // It is only shown; what is wrong may be its very name.
      code = try container.decode(String.self, forKey: .code)
      newCode = try container.decodeIfPresent(String.self, forKey: .newCode)
      path = try container.decodeIfPresent(String.self, forKey: .path)
    }
    local = try container.decodeIfPresent(CaptionSummary.self, forKey: .local)
    remote = try container.decodeIfPresent(CaptionSummary.self, forKey: .remote)
    uploadDigest = try container.decodeIfPresent(ContentDigest.self, forKey: .uploadDigest)
    reason = try container.decodeIfPresent(Worded<SyncReason>.self, forKey: .reason)?.value
    notes = try container.decode([Worded<SyncNote>].self, forKey: .notes).map(\.value)
    changes = try container.decodeIfPresent(CueChanges.self, forKey: .changes)
  }

  /// A file that nothing can be done with.
  init(problem reason: SyncReason, _ track: LocalTrack, media: AccountMedia? = nil) {
    self.init(
      .problem, media: media, language: track.language?.description ?? "", path: track.path,
      local: track.summary, reason: reason, notes: track.notes)
  }

  /// What tracks of the operation's language share; `nil` where the language is not known.
  var languageKey: String? {
    if language.isEmpty {
      return code.isEmpty ? nil : TrackListing(code: code, summary: nil).languageKey
    }
    return LanguageTag(code: language)?.equivalenceKey ?? "?\(language.lowercased())"
  }

  /// Whether the operation writes to the account.
  public var isWrite: Bool { action.isWrite }

  /// The character that stands for the action at the start of a line.
  public var sigil: Character {
    switch action {
    case .create: "+"
    case .replace, .relabel: "~"
    case .delete: "-"
    case .unchanged: "="
    case .hold: "?"
    case .conflict, .problem: "!"
    }
  }
}
