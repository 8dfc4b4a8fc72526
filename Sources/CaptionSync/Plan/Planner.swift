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
  /// - Returns: The plan.
  /// - Complexity: O(tracks).
  public func plan(_ assignment: Assignment, listings: [String: [TrackListing]]) -> Plan {
    var operations: [Operation] = []
    for target in assignment.targets {
      operations += plan(target, listing: listings[target.media.id])
    }
    return Plan(operations: operations + assignment.problems)
  }

  private func plan(_ target: Assignment.Target, listing: [TrackListing]?) -> [Operation] {
    let media = target.media
    var byLanguage: [String: [LocalTrack]] = [:]
    var order: [String] = []
    var operations: [Operation] = []
    for track in target.tracks {
      guard let key = track.languageKey else {
        operations.append(
          Operation(problem: track.problem ?? "it states no language", track, media: media))
        continue
      }
      if byLanguage[key] == nil { order.append(key) }
      byLanguage[key, default: []].append(track)
    }
    for key in order {
      let (chosen, others) = Self.choose(byLanguage[key] ?? [], media: media)
      operations += others
      guard let chosen else { continue }
      guard let listing else {
        operations.append(
          Operation(problem: "the media's captions could not be read", chosen, media: media))
        continue
      }
      operations.append(plan(chosen, media, listing.filter { $0.languageKey == key }))
    }
    return operations
  }

  /// Of several files for one language, the one without flags counts.
  private static func choose(
    _ tracks: [LocalTrack], media: AccountMedia
  ) -> (LocalTrack?, [Operation]) {
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
        Operation(
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
  ) -> Operation {
    Operation(
      .hold, media: media, language: track.language?.description ?? "", path: track.path,
      local: track.summary, reason: reason, notes: track.notes)
  }

  private func plan(
    _ track: LocalTrack, _ media: AccountMedia, _ remote: [TrackListing]
  ) -> Operation {
    if let problem = track.problem { return Operation(problem: problem, track, media: media) }
    guard let language = track.language, let local = track.summary else {
      return Operation(problem: "it could not be read", track, media: media)
    }
    guard remote.count <= 1 else {
      let codes = remote.map(\.code).joined(separator: ", ")
      return Operation(
        problem: "the media has several tracks in this language (\(codes)); delete all but one",
        track, media: media)
    }
    var operation = Operation(
      .create, media: media, language: language.description,
      code: remote.first?.code ?? options.code(of: language, token: track.languageToken),
      path: track.path, local: local, remote: remote.first?.summary,
      uploadDigest: track.uploadDigest, notes: track.notes)
    if let existing = remote.first {
      decide(&operation, local, existing)
    }
    if operation.isWrite, let obstacle = media.obstacle {
      operation.action = .hold
      operation.reason = "the media cannot take captions now: \(obstacle)"
    }
    return operation
  }

  private func decide(
    _ operation: inout Operation, _ local: CaptionSummary, _ existing: TrackListing
  ) {
    guard let summary = existing.summary else {
      operation.action = .hold
      operation.reason = "captions in this language are ordered and not ready in the account"
      return
    }
    if local.digest == summary.digest {
      operation.action = .unchanged
    } else if local.isLooselyEqual(to: summary) {
      operation.action = .unchanged
      operation.reason = "the same but for white space or entities that the server changed"
    } else if existing.isDraft {
      operation.action = .hold
      operation.reason = "the account holds a draft; publish or delete it there first"
    } else {
      operation.action = .replace
    }
  }
}
