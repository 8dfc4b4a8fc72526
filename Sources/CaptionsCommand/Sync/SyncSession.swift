// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionSync
import WistiaAPI

/// One run of a sync verb: both sides read, and the plan between them.
struct SyncSession {
  /// What the options describe.
  let options: SyncOptions
  /// The scan of the directory.
  let scan: DirectoryScan
  /// What was found in it.
  let found: DirectoryScan.Result
  /// The account.
  let account: any CaptionAccount
  /// What tells the account from others.
  let accountName: String
  /// Where earlier runs are remembered; `nil` for a sandbox in memory, which does not outlive one.
  let store: SyncStore?
  /// What both sides last agreed on.
  let state: SyncState

  /// Scans the directory and opens the account.
  ///
  /// - Parameters:
  ///   - options: What to read.
  ///   - allowsEmpty: Whether a directory without captions is worth going on for.
  ///   - body: Works with the session; a sandbox lives as long.
  /// - Throws: ``CommandError``.
  static func run(
    _ options: SyncOptions, allowsEmpty: Bool = false,
    _ body: (SyncSession) async throws -> Void
  ) async throws {
    let scan = try options.makeScan()
    let progress = ProgressLine("Reading files")
    let found = scan.run { progress.show($0, of: $1) }
    progress.clear()
    for error in found.errors { Messages.error("\(error)") }
    guard !(found.tracks.isEmpty && !found.errors.isEmpty) else { throw ExitStatus.failure }
    if found.tracks.isEmpty, !allowsEmpty {
      Messages.error("\(options.directory) holds no .srt files; there is nothing to send")
    }
    try await SyncSandbox.withAccount(options, found) { account in
      do {
        let name = try await accountName(options, account)
        let keeps = !options.sandbox || options.sandboxData != nil
        let store = keeps ? SyncStore(directory: scan.directory, account: name) : nil
        let state = try store?.loadState() ?? SyncState()
        try await body(
          SyncSession(
            options: options, scan: scan, found: found, account: account, accountName: name,
            store: store, state: state))
      } catch let error as AccountError {
        throw CommandError(error)
      } catch let error as FileError {
        throw CommandError("\(error)")
      }
    }
  }

  /// What tells the account from others: the server and the account's number there.
  ///
  /// The port is left out, since a sandbox has another one each time.
  private static func accountName(
    _ options: SyncOptions, _ account: any CaptionAccount
  ) async throws -> String {
    if options.sandbox { return "sandbox" }
    let address = options.connection.baseURL ?? Environment.nonEmpty("WISTIA_BASE_URL") ?? "wistia"
    let host = address.split(separator: "/").dropFirst(address.contains("//") ? 1 : 0).first ?? ""
    do {
      return "\(host.prefix { $0 != ":" })/\(try await account.identity())"
    } catch {
      guard !error.endsRun else { throw error }
      // A token that may not see the account can still be good for its captions.
      return String(host)
    }
  }

  /// Reads the account and plans.
  ///
  /// - Parameter planner: What the planner may do.
  /// - Returns: The plan.
  /// - Throws: `AccountError` when the account cannot be read.
  func plan(_ planner: PlannerOptions) async throws -> Plan {
    let known = planner.prunes ? Set(state.medias.keys) : []
    guard !found.tracks.isEmpty || !known.isEmpty else { return Plan() }
    let directory = MediaDirectory(try await account.medias())
    let assignment = Assignment(found.tracks, to: directory, known: known)
    var reading = AccountReading(account: account)
    reading.jobs = options.jobs
    let progress = ProgressLine("Reading the account")
    let total = assignment.targets.count
    let (listings, failures) = try await reading.listings(of: assignment.targets.map(\.media)) {
      progress.show($0, of: total)
    }
    progress.clear()
    for (media, reason) in failures.sorted(by: { $0.key < $1.key }) {
      Messages.error("\(media): \(reason)")
    }
    return Planner(options: planner).plan(assignment, listings: listings, state: state)
  }

  /// Refuses a plan whose deletions look like an accident.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - limit: How many deletions are allowed.
  ///   - prunes: Whether the plan may hold deletions.
  /// - Throws: ``CommandError`` with the status of a safety stop.
  func checkSafety(of plan: Plan, limit: DeletionLimit, prunes: Bool) throws {
    if prunes, found.tracks.isEmpty || !found.errors.isEmpty {
      throw CommandError(
        "\(options.directory) is empty or could not be read whole; nothing is deleted for that",
        status: .safetyStop)
    }
    if let reason = plan.safetyStop(limit: limit) {
      throw CommandError(reason, status: .safetyStop)
    }
  }

  /// Ends with the status of a run that came to its end.
  ///
  /// - Parameter isClean: Whether everything is as it was meant.
  /// - Throws: The status, unless all is well.
  func end(isClean: Bool) throws {
    guard isClean, found.errors.isEmpty else { throw ExitStatus.findings }
  }
}

extension CommandError {
  /// What an account has to say, with the exit status for it.
  ///
  /// - Parameter error: The failure.
  init(_ error: AccountError) {
    let status: ExitStatus =
      switch error.kind {
      case .unauthorized, .forbidden: .unauthorized
      case .temporary: .temporary
      case .cancelled: .interrupted
      case .unreachable, .other: .failure
      case .notFound, .alreadyExists, .refused, .unknownOutcome: .findings
      }
    self.init(error.message, status: status)
  }
}
