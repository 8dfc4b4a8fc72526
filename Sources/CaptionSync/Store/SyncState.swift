// SPDX-License-Identifier: Apache-2.0

/// What directory and account last agreed on: the third side of a three-way comparison.
///
/// It is a memory and never the truth: without it, sync compares the two sides that exist.
public struct SyncState: Sendable, Hashable, Codable {
  /// One track as it was when both sides agreed.
  public struct Track: Sendable, Hashable, Codable {
    /// The digest of the file's captions.
    public var local: ContentDigest
    /// The digest of the account's captions, which the server may have changed in form.
    public var remote: ContentDigest
    /// The file, relative to the directory.
    public var path: String
    /// Digests of captions that a run set out to write without it being known whether it did.
    public var intended: [ContentDigest]?

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

    /// Whether the account's captions are what they were, or what a run of ours wrote.
    func accounts(for summary: CaptionSummary) -> Bool {
      if summary.digest == remote { return true }
      guard let intended else { return false }
      return intended.contains(summary.digest) || intended.contains(summary.looseDigest)
    }
  }

  /// The tracks by the media's id and the language's key.
  public private(set) var medias: [String: [String: Track]] = [:]

  /// Creates an empty state.
  public init() {}

  /// A track as it was when both sides agreed.
  ///
  /// - Parameters:
  ///   - media: The media's id.
  ///   - language: The language's key.
  public subscript(media: String, language: String) -> Track? {
    get { medias[media]?[language] }
    set {
      medias[media, default: [:]][language] = newValue
      if medias[media]?.isEmpty ?? false { medias[media] = nil }
    }
  }

  /// Takes over what became of a plan.
  ///
  /// - Parameter report: What became of it.
  public mutating func record(_ report: RunReport) {
    for result in report.results { record(result) }
  }

  /// Takes over what became of an operation.
  ///
  /// - Parameter result: What became of it.
  mutating func record(_ result: OperationResult) {
    let operation = result.operation
    guard let media = operation.media?.id, let key = operation.languageKey else { return }
    switch (operation.action, result.status) {
    case (.delete, .verified):
      self[media, key] = nil
    case (.relabel, .verified):
      let newKey = operation.newCode.map { TrackListing(code: $0, summary: nil).languageKey }
      guard let newKey, newKey != key, let track = self[media, key] else { return }
      self[media, newKey] = track
      self[media, key] = nil
    case (_, .verified), (_, .verifiedLoosely), (.unchanged, .unchanged):
      guard let local = operation.local?.digest, let remote = operation.remote?.digest,
        let path = operation.path
      else { return }
      self[media, key] = Track(local: local, remote: remote, path: path)
    default: break
    }
  }

  /// Takes over that a run set out to write captions.
  mutating func recordIntent(media: String, language: String, digests: [ContentDigest]) {
    guard var track = self[media, language] else { return }
    track.intended = (track.intended ?? []) + digests
    self[media, language] = track
  }
}
