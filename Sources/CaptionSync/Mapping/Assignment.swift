// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// Which files belong to which media: the part of planning that comes before captions are read.
public struct Assignment: Sendable {
  /// A media and the files that belong to it.
  public struct Target: Sendable {
    /// The media.
    public var media: AccountMedia
    /// The files, in the order of their paths.
    public var tracks: [LocalTrack]

    /// Creates a target.
    ///
    /// - Parameters:
    ///   - media: The media.
    ///   - tracks: The files.
    public init(media: AccountMedia, tracks: [LocalTrack]) {
      self.media = media
      self.tracks = tracks
    }
  }

  /// The medias that files belong to, in the order in which the account lists them.
  public var targets: [Target] = []
  /// The files that belong to none, each with the reason.
  public var problems: [SyncOperation] = []

  /// Takes an assignment as it is.
  ///
  /// - Parameter targets: The medias and their files.
  public init(targets: [Target]) {
    self.targets = targets
  }

  /// Assigns files to medias.
  ///
  /// - Parameters:
  ///   - tracks: The files of the directory.
  ///   - directory: The medias of the account.
  ///   - known: Ids of medias to look at although no file belongs to them, such as those that had
  ///     files before.
  /// - Complexity: O(files + medias).
  public init(_ tracks: [LocalTrack], to directory: MediaDirectory, known: Set<String> = []) {
    var byMedia: [String: [LocalTrack]] = [:]
    var resolutions: [MediaReference: MediaDirectory.Resolution] = [:]
    for track in tracks {
      guard let reference = track.media else {
        problems.append(
          SyncOperation(problem: track.problem ?? .stated("its path names no media"), track))
        continue
      }
      let resolution = resolutions[reference] ?? directory.resolve(reference)
      resolutions[reference] = resolution
      switch resolution {
      case .found(let media): byMedia[media.id, default: []].append(track)
      case .missing:
        let problem = Self.unknownLanguage(track, reference, directory) ?? Self.missing(reference)
        problems.append(SyncOperation(problem: problem, track))
      case .ambiguous(let candidates):
        problems.append(SyncOperation(problem: Self.ambiguous(reference, candidates), track))
      case .contested(let whole, let beginning):
        problems.append(Self.contested(track, reference, whole, beginning))
      }
    }
    targets = directory.medias.compactMap { media in
      if let tracks = byMedia[media.id] { return Target(media: media, tracks: tracks) }
      return known.contains(media.id) ? Target(media: media, tracks: []) : nil
    }
  }

  /// What is wrong where the name would fit a media if only its last part were a language.
  private static func unknownLanguage(
    _ track: LocalTrack, _ reference: MediaReference, _ directory: MediaDirectory
  ) -> SyncReason? {
    guard track.language == nil, let dot = reference.name.lastIndex(of: ".") else { return nil }
    var shorter = reference
    shorter.name = String(reference.name[..<dot])
    if case .missing = directory.resolve(shorter) { return nil }
    let token = String(reference.name[reference.name.index(after: dot)...])
    return .unknownLanguage(token: token, stem: shorter.name)
  }

  private static func missing(_ reference: MediaReference) -> SyncReason {
    .noMedia(
      name: reference.name, project: reference.requiresProject ? reference.project : nil)
  }

  /// A file that is called like one media, and whose beginning would be another one with a language.
  private static func contested(
    _ track: LocalTrack, _ reference: MediaReference, _ whole: [AccountMedia],
    _ beginning: [AccountMedia]
  ) -> SyncOperation {
    let contested = SyncReason.ContestedName(
      name: reference.wholeName ?? reference.name, owners: SyncReason.MediaList(whole),
      others: SyncReason.MediaList(beginning), language: track.language?.description)
    var operation = SyncOperation(problem: .contestedName(contested), track)
    operation.language = ""
    return operation
  }

  private static func ambiguous(
    _ reference: MediaReference, _ candidates: [AccountMedia]
  ) -> SyncReason {
    let list = SyncReason.MediaList(candidates)
    return .ambiguousMedia(name: reference.name, count: list.count, labels: list.labels)
  }
}
