// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionLanguages
import CaptionSync
import Synchronization
import WistiaAPI

/// One run of a sync verb: both sides, and the plan between them.
struct SyncSession {
  /// How the account is talked to.
  let access: SyncAccountOptions
  /// The scan of the directory.
  let scan: DirectoryScan
  /// The files of the directory, not opened yet.
  let located: DirectoryScan.Result
  /// The account.
  let account: any CaptionAccount
  /// What tells the account from others.
  let identity: AccountIdentity
  /// Where earlier runs are remembered; `nil` for a sandbox in memory, which does not outlive one.
  let store: SyncStore?
  /// What both sides last agreed on.
  let state: SyncState
  /// Tells how far the run is.
  let progress: SyncProgress

  /// Looks at the directory and opens the account.
  ///
  /// - Parameters:
  ///   - access: How the account is talked to.
  ///   - scan: The scan of the directory.
  ///   - writes: Whether the verb writes anything: the directory is locked then.
  ///   - allowsEmpty: Whether a directory without captions is worth going on for.
  ///   - recall: What of earlier runs counts.
  ///   - body: Works with the session; a sandbox and the lock live as long.
  /// - Throws: ``CommandError``.
  static func run(
    _ access: SyncAccountOptions, _ scan: DirectoryScan, writes: Bool = false,
    allowsEmpty: Bool = false, recall: SyncStore.Recall = .everything,
    _ body: (SyncSession) async throws -> Void
  ) async throws {
    let located = scan.locate()
    for error in located.errors { Messages.error("\(error)") }
    guard !(located.tracks.isEmpty && !located.errors.isEmpty) else { throw ExitStatus.failure }
    if located.tracks.isEmpty, !allowsEmpty {
      Messages.error("\(scan.directory) holds no .srt files; there is nothing to send")
    }
    let progress = SyncProgress(access.progress, writes: writes)
    try await SyncSandbox.withAccount(access, located, progress) { account, identity in
      defer { progress.end() }
      do {
        let keeps = !access.sandbox || access.sandboxData != nil
        let store =
          keeps ? SyncStore(directory: scan.directory, account: identity, recall: recall) : nil
        defer { store?.end() }
        // The lock comes before the state is read: another run may be about to write it.
        if writes {
          for path in try store?.begin() ?? [] {
            progress.note("what could not be read is kept as \(path)")
          }
        }
        let state = try store?.loadState() ?? SyncState()
        try await body(
          SyncSession(
            access: access, scan: scan, located: located, account: account, identity: identity,
            store: store, state: state, progress: progress))
      } catch let error as AccountError {
        throw CommandError(error)
      } catch let error as FileError where error.isDamaged {
        throw CommandError(
          "\(error); sync plan --resync compares both sides without it, and sync apply --resync keeps "
            + "it aside and takes every difference for a conflict until --prefer decides")
      } catch let error as FileError {
        throw CommandError("\(error)")
      }
    }
  }

  /// The files of the directory with what they hold.
  ///
  /// - Parameter directory: The medias that they may belong to.
  /// - Returns: What was found.
  func readFiles(for directory: MediaDirectory) -> [LocalTrack] {
    var found = located
    progress.begin("Reading files", of: found.tracks.count)
    scan.read(&found, for: directory) { done, _ in progress.step(done) }
    progress.end()
    return found.tracks
  }

  /// The tracks of some medias.
  ///
  /// - Parameters:
  ///   - medias: The medias.
  ///   - compare: Compares a track with its file.
  /// - Returns: The tracks by the media's id; those that could not be read are missing, and told.
  /// - Throws: `AccountError` when nothing can be read.
  func listings(
    of medias: [AccountMedia],
    compare: (@Sendable (String, AccountTrack, TrackListing) -> CueChanges?)? = nil
  ) async throws -> [String: [TrackListing]] {
    var reading = AccountReading(account: account)
    reading.jobs = access.jobs
    reading.compare = compare
    progress.begin("Reading the account", of: medias.count)
    let (listings, failures) = try await reading.listings(of: medias) { progress.step($0) }
    progress.end()
    for (media, reason) in failures.sorted(by: { $0.key < $1.key }) {
      progress.note("\(media): \(reason)")
    }
    return listings
  }

  /// Reads both sides and plans.
  ///
  /// - Parameters:
  ///   - planner: What the planner may do.
  ///   - differences: Receives how tracks differ, where that is to be shown.
  /// - Returns: The plan.
  /// - Throws: `AccountError` when the account cannot be read.
  func plan(_ planner: Planner.Options, differences: SyncDifferences? = nil) async throws
    -> SyncPlan
  {
    let known = planner.prunes ? state.knownMedias : []
    guard !located.tracks.isEmpty || !known.isEmpty else { return SyncPlan() }
    let directory = MediaDirectory(try await account.medias())
    let files = readFiles(for: directory)
    let assignment = Assignment(files, to: directory, known: known)
    // Where no file can be sent and none is missing, nothing follows from what the account holds.
    let targets = assignment.targets.filter { target in
      known.contains(target.media.id) || target.tracks.contains { $0.problem == nil }
    }
    let skipped = assignment.targets.count - targets.count
    if skipped > 0 {
      progress.note(
        skipped == 1
          ? "1 media was not read: none of its files can be sent"
          : "\(skipped) medias were not read: none of their files can be sent")
    }
    let comparison = FileComparison(assignment, scan, differences)
    let listings = try await listings(of: targets.map(\.media)) { comparison.compare($0, $1, $2) }
    let plan = Planner(options: planner).plan(assignment, listings: listings, state: state)
    progress.planned(plan)
    return plan
  }

  /// Refuses a plan whose deletions look like an accident.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - limit: How many deletions are allowed.
  ///   - prunes: Whether the plan may hold deletions.
  ///   - tracks: How many tracks the account holds, where the plan is not to be believed.
  /// - Throws: ``CommandError`` with the status of a safety stop.
  func checkSafety(
    of plan: SyncPlan, limit: DeletionLimit, prunes: Bool, tracks: Int? = nil
  ) throws {
    if prunes, located.tracks.isEmpty || !located.errors.isEmpty {
      throw CommandError(
        "\(scan.directory) is empty or could not be read whole; nothing is deleted for that",
        status: .safetyStop)
    }
    if let stop = plan.safetyStop(limit: limit, of: tracks) {
      throw CommandError(
        "\(stop); look at it with sync plan, and raise --max-delete if it is meant",
        status: .safetyStop)
    }
  }

  /// Ends with the status of a run that came to its end.
  ///
  /// - Parameter isClean: Whether everything is as it was meant.
  /// - Throws: The status, unless all is well.
  func end(isClean: Bool) throws {
    guard isClean, located.errors.isEmpty else { throw ExitStatus.findings }
  }
}

extension CommandError {
  /// What an account has to say, with the exit status for it.
  ///
  /// - Parameter error: The failure.
  init(_ error: AccountError) {
    self.init(error.message, status: error.kind.exitStatus)
  }
}

extension AccountError.Kind {
  /// How the process ends when this ended a run.
  var exitStatus: ExitStatus {
    switch self {
    case .unauthorized, .forbidden: .unauthorized
    case .temporary: .temporary
    case .cancelled: .interrupted
    case .unreachable, .other: .failure
    case .notFound, .alreadyExists, .refused, .unknownOutcome: .findings
    }
  }
}
