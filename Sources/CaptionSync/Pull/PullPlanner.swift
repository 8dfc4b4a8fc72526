// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionLanguages

/// Decides what happens to the directory when captions are pulled: listings in, operations out.
///
/// In its operations `create` makes a file and `replace` overwrites one; nothing is ever deleted.
public struct PullPlanner: Sendable {
  /// Whether files are overwritten that have changes which the account has not seen.
  public var forces = false
  /// The languages to pull, as keys of equivalence; `nil` for all.
  public var languages: Set<String>?

  /// Creates a planner.
  public init() {}

  /// Decides about the tracks of one media.
  ///
  /// - Parameters:
  ///   - media: The media.
  ///   - listing: The tracks that the account holds.
  ///   - files: The files that belong to the media.
  ///   - state: What both sides last agreed on.
  ///   - paths: Chooses the paths of new files.
  /// - Returns: One operation a track.
  package func plan(
    _ media: AccountMedia, listing: [TrackListing], files: [LocalTrack], state: SyncState,
    paths: inout PullPath
  ) -> [SyncOperation] {
    var result: [SyncOperation] = []
    for track in listing {
      guard let language = LanguageTag(code: track.code) else {
        result.append(
          SyncOperation(
            .problem, media: media, code: track.code, reason: .unknownCode(track.code)))
        continue
      }
      let key = language.equivalenceKey
      if let languages, !languages.contains(key) { continue }
      var operation = SyncOperation(
        .create, media: media, language: language.description, code: track.code,
        remote: track.summary)
      let own = files.filter { $0.languageKey == key && !$0.isPartial }
      if listing.count(where: { $0.languageKey == key }) > 1 {
        operation.action = .problem
        operation.reason = .severalTracks(codes: [])
      } else if track.summary == nil || track.isDraft {
        operation.action = .hold
        operation.reason = .notReady
      } else if own.count > 1 {
        operation.action = .problem
        operation.reason = .severalFiles(language: nil, paths: own.map(\.path))
      } else if let file = own.first {
        decide(&operation, file, state.memory(media.id, key))
      } else if let path = paths.take(media, language) {
        operation.path = path.text
        if state[media.id, key] != nil { operation.notes.append(.stated("its file was gone")) }
      } else {
        operation.action = .problem
        operation.reason = .noFileName
      }
      result.append(operation)
    }
    return result
  }

  private func decide(
    _ operation: inout SyncOperation, _ file: LocalTrack, _ memory: SyncState.Memory
  ) {
    let base = memory.agreed
    operation.path = file.path
    operation.local = file.summary
    operation.uploadDigest = file.uploadDigest
    guard let remote = operation.remote else { return }
    if let local = file.summary, local.digest == remote.digest {
      operation.action = .unchanged
      return
    }
    if let local = file.summary, base == nil || base?.local == local.digest,
      local.isLooselyEqual(to: remote)
    {
      operation.action = .unchanged
      operation.reason = .looselyEqual
      return
    }
    if forces {
      operation.action = .replace
      return
    }
    if memory.wrote(remote), remote.digest != base?.remote {
      // A run of ours wrote what the account holds; the file has moved on since, if only back.
      operation.action = .hold
      operation.reason = .fileChanged(isAfterRun: true)
      return
    }
    guard let base else {
      operation.action = .conflict
      operation.reason = .fileNeverAgreed
      return
    }
    let localChanged = file.summary?.digest != base.local
    let remoteChanged = remote.digest != base.remote
    switch (localChanged, remoteChanged) {
    case (false, true): operation.action = .replace
    case (false, false): operation.action = .unchanged
    case (true, false):
      operation.action = .hold
      operation.reason = .fileChanged(isAfterRun: false)
    case (true, true):
      operation.action = .conflict
      operation.reason = .fileAndAccountChanged
    }
  }
}
