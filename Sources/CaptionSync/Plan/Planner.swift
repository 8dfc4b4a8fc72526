// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// Makes plans: listings in, operations out.
///
/// It reads nothing and writes nothing.
///
/// ```swift
/// let assignment = Assignment(tracks, to: MediaDirectory(medias))
/// let plan = Planner().plan(assignment, listings: listings)
/// print(plan.summary)
/// ```
public struct Planner: Sendable {
  /// What the planner may do.
  public var options: Planner.Options

  /// Creates a planner.
  ///
  /// - Parameter options: What it may do.
  public init(options: Planner.Options = Planner.Options()) {
    self.options = options
  }

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - assignment: The files and the medias that they belong to.
  ///   - listings: The tracks of each of those medias, by the media's id; a media that is missing
  ///     here could not be read, and its files become problems.
  ///   - state: What both sides last agreed on; empty to compare just the two.
  /// - Returns: The plan.
  /// - Complexity: O(tracks).
  public func plan(
    _ assignment: Assignment, listings: [String: [TrackListing]], state: SyncState = SyncState()
  ) -> SyncPlan {
    var operations: [SyncOperation] = []
    var deletions: [SyncOperation] = []
    var count = 0
    var gone: [SyncPlan.Gone] = []
    for target in assignment.targets {
      let listing = listings[target.media.id]
      count += listing?.count ?? 0
      if options.prunes, let listing { gone += Self.gone(target, listing, state) }
      for operation in plan(target, listing: listing, state: state) {
        if operation.action == .delete {
          deletions.append(operation)
        } else {
          operations.append(operation)
        }
      }
    }
    var plan = SyncPlan(
      operations: operations + assignment.problems + deletions, remoteTrackCount: count)
    plan.gone = gone
    return plan
  }

  /// What is remembered of a media and on neither side any more.
  private static func gone(
    _ target: Assignment.Target, _ listing: [TrackListing], _ state: SyncState
  ) -> [SyncPlan.Gone] {
    let present = Set(
      listing.map(\.languageKey) + target.tracks.compactMap(\.languageKey))
    return state.medias[target.media.id, default: [:]].keys.filter { !present.contains($0) }
      .sorted()
      .map { SyncPlan.Gone(media: target.media.id, language: $0) }
  }

  private func plan(
    _ target: Assignment.Target, listing: [TrackListing]?, state: SyncState
  ) -> [SyncOperation] {
    let media = target.media
    var byLanguage: [String: [LocalTrack]] = [:]
    var order: [String] = []
    var operations: [SyncOperation] = []
    for track in target.tracks {
      guard let key = track.languageKey else {
        operations.append(
          SyncOperation(
            problem: track.problem ?? .stated("it states no language"), track, media: media))
        continue
      }
      if byLanguage[key] == nil { order.append(key) }
      byLanguage[key, default: []].append(track)
    }
    for key in order {
      let (chosen, others) = Self.choose(byLanguage[key] ?? [], media: media)
      operations += others
      guard let chosen else { continue }
      if let problem = chosen.problem {
        operations.append(SyncOperation(problem: problem, chosen, media: media))
        continue
      }
      guard let listing else {
        operations.append(
          SyncOperation(problem: .captionsUnread, chosen, media: media))
        continue
      }
      operations.append(
        plan(chosen, media, listing.filter { $0.languageKey == key }, state))
    }
    for track in listing ?? [] where byLanguage[track.languageKey] == nil {
      operations.append(remoteOnly(track, media, state.memory(media.id, track.languageKey)))
    }
    return operations
  }

  /// Of several files for one language, the one without flags counts.
  private static func choose(
    _ tracks: [LocalTrack], media: AccountMedia
  ) -> (LocalTrack?, [SyncOperation]) {
    let partial = tracks.filter(\.isPartial)
    let whole = tracks.filter { !$0.isPartial }
    var operations = partial.map { track in
      held(track, media, .partOfCaptions(track.flags[0]))
    }
    guard whole.count > 1 else { return (whole.first, operations) }
    let plain = whole.filter { $0.flags.isEmpty && $0.number == nil }
    guard plain.count == 1 else {
      let paths = whole.map(\.path)
      operations += whole.map { track in
        SyncOperation(
          problem: .severalFiles(language: track.language?.description ?? "", paths: paths), track,
          media: media)
      }
      return (nil, operations)
    }
    operations += whole.filter { $0 != plain[0] }.map {
      held($0, media, .otherFile(path: plain[0].path))
    }
    return (plain[0], operations)
  }

  private static func held(
    _ track: LocalTrack, _ media: AccountMedia, _ reason: SyncReason
  ) -> SyncOperation {
    SyncOperation(
      .hold, media: media, language: track.language?.description ?? "", path: track.path,
      local: track.summary, reason: reason, notes: track.notes)
  }

  private func plan(
    _ track: LocalTrack, _ media: AccountMedia, _ remote: [TrackListing], _ state: SyncState
  ) -> SyncOperation {
    guard let language = track.language, let local = track.summary else {
      return SyncOperation(problem: .unreadable(why: "it could not be read"), track, media: media)
    }
    guard remote.count <= 1 else {
      return SyncOperation(problem: Self.several(remote, media, state), track, media: media)
    }
    let memory = state.memory(media.id, language.equivalenceKey)
    var operation = SyncOperation(
      .create, media: media, language: language.description,
      code: remote.first?.code ?? options.code(of: language, token: track.languageToken),
      path: track.path, local: local, remote: remote.first?.summary,
      uploadDigest: track.uploadDigest, notes: track.notes)
    operation.changes = remote.first?.changes
    if let existing = remote.first {
      decide(&operation, local, existing, memory)
    } else if memory.agreed != nil {
      operation.reason = .deletedInAccount
    }
    if operation.isWrite, let obstacle = media.obstacle {
      operation.action = .hold
      operation.reason = .mediaNotReady(obstacle: obstacle)
    }
    return operation
  }

  /// What is wrong where a media has several tracks in one language.
  private static func several(
    _ remote: [TrackListing], _ media: AccountMedia, _ state: SyncState
  ) -> SyncReason {
    let codes = Set(remote.map(\.code))
    let unfinished = state.relabels.first {
      $0.media.id == media.id && codes.isSuperset(of: [$0.code, $0.newCode])
    }
    if let unfinished {
      return .unfinishedRelabel(code: unfinished.code, newCode: unfinished.newCode)
    }
    return .severalTracks(codes: remote.map(\.code))
  }

  private func decide(
    _ operation: inout SyncOperation, _ local: CaptionSummary, _ existing: TrackListing,
    _ memory: SyncState.Memory
  ) {
    guard let remote = existing.summary else {
      operation.action = .hold
      operation.reason = .ordered
      return
    }
    if local.digest == remote.digest {
      operation.action = .unchanged
    } else if local.isLooselyEqual(to: remote),
      memory.agreed.map({ $0.local == local.digest }) ?? true
    {
      operation.action = .unchanged
      operation.reason = .looselyEqual
    } else if existing.isDraft {
      operation.action = .hold
      operation.reason = .draft
    } else if let base = memory.agreed {
      decide(&operation, local, remote, since: base, memory.accounts(for: remote))
    } else if memory.wrote(remote) || existing.isBlank {
      operation.action = .replace
    } else {
      decideUnknown(&operation)
    }
  }

  /// The decision for captions that differ and that both sides never agreed on.
  private func decideUnknown(_ operation: inout SyncOperation) {
    switch options.preferred {
    case .local:
      operation.action = .replace
      operation.reason = .neverAgreed(preferred: .local)
    case .remote:
      operation.action = .hold
      operation.reason = .neverAgreed(preferred: .remote)
    case nil:
      operation.action = .conflict
      operation.reason = .neverAgreed(preferred: nil)
    }
  }

  /// The three-way decision for captions that differ.
  private func decide(
    _ operation: inout SyncOperation, _ local: CaptionSummary, _ remote: CaptionSummary,
    since base: SyncState.Track, _ isAccountedFor: Bool
  ) {
    let localChanged = local.digest != base.local
    let remoteChanged = !isAccountedFor
    switch (localChanged, remoteChanged) {
    case (_, false):
      // The digests differ from each other although neither changed: the server rewrote what it was
      // sent, and both sides agreed on that.
      operation.action = localChanged || remote.digest != base.remote ? .replace : .unchanged
    case (_, true) where options.preferred == .local:
      operation.action = .replace
      operation.reason = .changedInAccount(preferred: .local)
    case (false, true):
      operation.action = .hold
      operation.reason = .changedInAccount(preferred: nil)
    case (true, true):
      if options.preferred == .remote {
        operation.action = .hold
        operation.reason = .changedOnBothSides(preferred: .remote)
      } else {
        operation.action = .conflict
        operation.reason = .changedOnBothSides(preferred: nil)
      }
    }
  }

  /// What happens to a track that no file belongs to.
  private func remoteOnly(
    _ track: TrackListing, _ media: AccountMedia, _ memory: SyncState.Memory
  ) -> SyncOperation {
    var operation = SyncOperation(
      .hold, media: media, language: LanguageTag(code: track.code)?.description ?? "",
      code: track.code, remote: track.summary, reason: .onlyInAccount(isForeign: false))
    // A run that was killed may have sent it without having seen it arrive.
    let isOurs = memory.agreed != nil || (track.summary.map(memory.wrote) ?? false)
    guard options.prunes, isOurs || options.prunesForeign else {
      if options.prunes { operation.reason = .onlyInAccount(isForeign: true) }
      return operation
    }
    guard let summary = track.summary, !track.isDraft else {
      operation.reason = .onlyInAccountNotReady
      return operation
    }
    if memory.agreed != nil, !memory.accounts(for: summary), options.preferred != .local {
      operation.action = .conflict
      operation.reason = .fileGoneAccountChanged
      return operation
    }
    operation.action = .delete
    operation.reason = .fileGone(isOurs: isOurs)
    return operation
  }
}
