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
  public var options: PlannerOptions

  /// Creates a planner.
  ///
  /// - Parameter options: What it may do.
  public init(options: PlannerOptions = PlannerOptions()) {
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
          SyncOperation(problem: track.problem ?? "it states no language", track, media: media))
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
          SyncOperation(problem: "the media's captions could not be read", chosen, media: media))
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
      held(
        track, media,
        "only part of the captions (\(track.flags[0].rawValue)); a media has one track a language")
    }
    guard whole.count > 1 else { return (whole.first, operations) }
    let plain = whole.filter { $0.flags.isEmpty && $0.number == nil }
    guard plain.count == 1 else {
      let names = whole.map(\.path).joined(separator: ", ")
      operations += whole.map { track in
        SyncOperation(
          problem: "several files are the captions in \(track.language?.description ?? "") of this "
            + "media: \(names); keep one", track, media: media)
      }
      return (nil, operations)
    }
    operations += whole.filter { $0 != plain[0] }.map {
      held($0, media, "\(plain[0].path) is the file of this language")
    }
    return (plain[0], operations)
  }

  private static func held(
    _ track: LocalTrack, _ media: AccountMedia, _ reason: String
  ) -> SyncOperation {
    SyncOperation(
      .hold, media: media, language: track.language?.description ?? "", path: track.path,
      local: track.summary, reason: reason, notes: track.notes)
  }

  private func plan(
    _ track: LocalTrack, _ media: AccountMedia, _ remote: [TrackListing], _ state: SyncState
  ) -> SyncOperation {
    guard let language = track.language, let local = track.summary else {
      return SyncOperation(problem: "it could not be read", track, media: media)
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
      operation.reason = "deleted in the account since the last sync, and added again"
    }
    if operation.isWrite, let obstacle = media.obstacle {
      operation.action = .hold
      operation.reason = "the media cannot take captions now: \(obstacle)"
    }
    return operation
  }

  /// What is wrong where a media has several tracks in one language.
  private static func several(
    _ remote: [TrackListing], _ media: AccountMedia, _ state: SyncState
  ) -> String {
    let codes = Set(remote.map(\.code))
    let unfinished = state.relabels.first {
      $0.media.id == media.id && codes.isSuperset(of: [$0.code, $0.newCode])
    }
    if let unfinished {
      return "an earlier run ended before \(unfinished.code) became \(unfinished.newCode); sync "
        + "relabel takes it up where it stopped"
    }
    let list = remote.map(\.code).joined(separator: ", ")
    return "the media has several tracks in this language (\(list)); delete all but one"
  }

  private func decide(
    _ operation: inout SyncOperation, _ local: CaptionSummary, _ existing: TrackListing,
    _ memory: SyncState.Memory
  ) {
    guard let remote = existing.summary else {
      operation.action = .hold
      operation.reason = "captions in this language are ordered and not ready in the account"
      return
    }
    if local.digest == remote.digest {
      operation.action = .unchanged
    } else if local.isLooselyEqual(to: remote),
      memory.agreed.map({ $0.local == local.digest }) ?? true
    {
      operation.action = .unchanged
      operation.reason = "the same but for white space or entities that the server changed"
    } else if existing.isDraft {
      operation.action = .hold
      operation.reason = "the account holds a draft; publish or delete it there first"
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
      operation.reason = "the two never agreed, and the directory is preferred"
    case .remote:
      operation.action = .hold
      operation.reason =
        "the two never agreed, and the account is preferred; take it over with sync pull --force"
    case nil:
      operation.action = .conflict
      operation.reason =
        "the account's captions differ and the two never agreed; decide with --prefer local or "
        + "--prefer remote"
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
      operation.reason =
        "changed in the account since the last sync, and the directory is preferred"
    case (false, true):
      operation.action = .hold
      operation.reason = "changed in the account since the last sync; take it over with sync pull"
    case (true, true):
      if options.preferred == .remote {
        operation.action = .hold
        operation.reason = "changed on both sides, and the account is preferred"
      } else {
        operation.action = .conflict
        operation.reason =
          "changed on both sides since the last sync; decide with --prefer local or --prefer remote"
      }
    }
  }

  /// What happens to a track that no file belongs to.
  private func remoteOnly(
    _ track: TrackListing, _ media: AccountMedia, _ memory: SyncState.Memory
  ) -> SyncOperation {
    var operation = SyncOperation(
      .hold, media: media, language: LanguageTag(code: track.code)?.description ?? "",
      code: track.code, remote: track.summary, reason: "only in the account")
    // A run that was killed may have sent it without having seen it arrive.
    let isOurs = memory.agreed != nil || (track.summary.map(memory.wrote) ?? false)
    guard options.prunes, isOurs || options.prunesForeign else {
      if options.prunes { operation.reason = "only in the account, and never had a file here" }
      return operation
    }
    guard let summary = track.summary, !track.isDraft else {
      operation.reason = "only in the account, and a draft or not ready: never deleted"
      return operation
    }
    if memory.agreed != nil, !memory.accounts(for: summary), options.preferred != .local {
      operation.action = .conflict
      operation.reason =
        "its file is gone, and the account's captions changed since the last sync; decide with "
        + "--prefer local, or take them over with sync pull"
      return operation
    }
    operation.action = .delete
    operation.reason = isOurs ? "its file is gone" : "no file belongs to it"
    return operation
  }
}
