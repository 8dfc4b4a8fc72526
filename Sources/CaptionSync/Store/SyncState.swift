// SPDX-License-Identifier: Apache-2.0

import CaptionFiles

/// What directory and account last agreed on: the third side of a three-way comparison.
///
/// It is a memory and never the truth: without it, sync compares the two sides that exist. Beside what
/// was agreed on it holds what runs set out to do without it being known whether they did, so that a
/// run that was killed, or whose answers were lost, leaves no track behind that seems to be somebody
/// else's.
public struct SyncState: Sendable, Hashable {
  /// One track as it was when both sides agreed.
  public struct Track: Sendable, Hashable, Codable {
    /// The digest of the file's captions.
    public var local: ContentDigest
    /// The digest of the account's captions, which the server may have changed in form.
    public var remote: ContentDigest
    /// The file, relative to the directory.
    public var path: String

    /// Creates a track.
    ///
    /// - Parameters:
    ///   - local: The digest of the file's captions.
    ///   - remote: The digest of the account's captions.
    ///   - path: The file, relative to the directory.
    public init(local: ContentDigest, remote: ContentDigest, path: String) {
      self.local = local
      self.remote = remote
      self.path = path
    }

    /// Decodes a track.
    ///
    /// - Parameter decoder: The decoder to read from.
    /// - Throws: `DecodingError`, also for a file outside of the directory.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      local = try container.decode(ContentDigest.self, forKey: .local)
      remote = try container.decode(ContentDigest.self, forKey: .remote)
      path = try container.decode(String.self, forKey: .path)
      do {
        _ = try RelativePath(path)
      } catch {
        // Earlier versions took files with control characters in their names.
        guard error.problem != .controlCharacter else { return }
        throw DecodingError.dataCorruptedError(
          forKey: .path, in: container, debugDescription: error.description)
      }
    }
  }

  /// All that is remembered of one track.
  struct Memory: Sendable, Hashable {
    /// What both sides agreed on.
    var agreed: Track?
    /// Digests, exact and loose, of captions that a run set out to write.
    var attempts: [ContentDigest]

    /// Whether a run of ours set out to write these captions.
    func wrote(_ summary: CaptionSummary) -> Bool {
      attempts.contains(summary.digest) || attempts.contains(summary.looseDigest)
    }

    /// Whether the account's captions are what they were, or what a run of ours wrote.
    func accounts(for summary: CaptionSummary) -> Bool {
      summary.digest == agreed?.remote || wrote(summary)
    }
  }

  /// How many attempts at one track are remembered: more than anyone makes between two runs that
  /// come to their end.
  private static let attemptLimit = 32

  /// The tracks by the media's id and the language's key.
  public private(set) var medias: [String: [String: Track]] = [:]
  private var attempts: [String: [String: [ContentDigest]]] = [:]
  /// The tracks that were on their way to another code when a run ended.
  package private(set) var relabels: [PendingRelabel] = []

  /// Creates an empty state.
  public init() {}

  /// The ids of the medias of which something is remembered.
  public var knownMedias: Set<String> { Set(medias.keys).union(attempts.keys) }

  /// A track as it was when both sides agreed; setting it forgets what was tried before.
  ///
  /// - Parameters:
  ///   - media: The media's id.
  ///   - language: The language's key.
  public subscript(media: String, language: String) -> Track? {
    get { medias[media]?[language] }
    set {
      medias[media, default: [:]][language] = newValue
      if medias[media]?.isEmpty ?? false { medias[media] = nil }
      attempts[media]?[language] = nil
      if attempts[media]?.isEmpty ?? false { attempts[media] = nil }
      relabels.removeAll { $0.media.id == media && $0.languageKeys.contains(language) }
    }
  }

  /// All that is remembered of a track.
  func memory(_ media: String, _ language: String) -> Memory {
    Memory(agreed: medias[media]?[language], attempts: attempts[media]?[language] ?? [])
  }

  /// What is left where both sides are to be taken as they are: the tracks that are on their way to
  /// another code, whose text may be in a backup alone.
  var withoutAgreements: SyncState {
    var state = SyncState()
    state.relabels = relabels
    return state
  }

  /// Remembers that a run set out to write captions.
  mutating func attempt(_ media: String, _ language: String, _ captions: CaptionSummary) {
    var digests = attempts[media]?[language] ?? []
    for digest in [captions.digest, captions.looseDigest] {
      // The latest attempt is the likeliest to be found, and is kept longest.
      digests.removeAll { $0 == digest }
      digests.append(digest)
    }
    attempts[media, default: [:]][language] = digests.suffix(Self.attemptLimit)
  }

  /// Remembers that a run set out to give a track another code.
  ///
  /// A copy of a track of ours is ours.
  mutating func begin(_ relabel: PendingRelabel, _ captions: CaptionSummary) {
    settle(relabel)
    relabels.append(relabel)
    let memory = memory(relabel.media.id, relabel.languageKey)
    guard relabel.newLanguageKey != relabel.languageKey, memory.accounts(for: captions) else {
      return
    }
    attempt(relabel.media.id, relabel.newLanguageKey, captions)
  }

  /// Remembers that a track came to its new code.
  mutating func finish(_ relabel: PendingRelabel) {
    settle(relabel)
    guard relabel.newLanguageKey != relabel.languageKey else { return }
    let media = relabel.media.id
    if let track = self[media, relabel.languageKey] { self[media, relabel.newLanguageKey] = track }
    self[media, relabel.languageKey] = nil
  }

  /// Forgets that a track was on its way to another code.
  private mutating func settle(_ relabel: PendingRelabel) {
    relabels.removeAll { $0.media.id == relabel.media.id && $0.code == relabel.code }
  }
}

extension SyncState: Codable {
  private enum CodingKeys: String, CodingKey { case medias, attempts, relabels }

  /// Decodes a state; members that an earlier version did not write are empty.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    medias = try container.decode([String: [String: Track]].self, forKey: .medias)
    attempts =
      try container.decodeIfPresent([String: [String: [ContentDigest]]].self, forKey: .attempts)
      ?? [:]
    relabels = try container.decodeIfPresent([PendingRelabel].self, forKey: .relabels) ?? []
  }

  /// Encodes the state; what is empty is left out.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(medias, forKey: .medias)
    if !attempts.isEmpty { try container.encode(attempts, forKey: .attempts) }
    if !relabels.isEmpty { try container.encode(relabels, forKey: .relabels) }
  }

  /// Writes the same a media at a time.
  func write(to text: inout IncrementalJSON) throws {
    try text.object {
      if !attempts.isEmpty { try $0.member(CodingKeys.attempts.rawValue, attempts) }
      try $0.member(CodingKeys.medias.rawValue) { text in
        try text.object { text in
          for (media, tracks) in medias.sorted(by: { $0.key < $1.key }) {
            try text.member(media, tracks)
          }
        }
      }
      if !relabels.isEmpty { try $0.member(CodingKeys.relabels.rawValue, relabels) }
    }
  }
}
