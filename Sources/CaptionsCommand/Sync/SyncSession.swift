// SPDX-License-Identifier: Apache-2.0

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
  /// The plan.
  let plan: Plan

  /// Reads both sides and plans.
  ///
  /// - Parameters:
  ///   - options: What to read.
  ///   - body: Works with the session; a sandbox lives as long.
  /// - Throws: ``CommandError``.
  static func run(
    _ options: SyncOptions, _ body: (SyncSession) async throws -> Void
  ) async throws {
    let scan = options.scan
    let found = scan.run()
    for error in found.errors { Messages.error("\(error)") }
    guard !(found.tracks.isEmpty && !found.errors.isEmpty) else { throw ExitStatus.failure }
    if found.tracks.isEmpty {
      Messages.error("\(options.directory) holds no .srt files; there is nothing to send")
    }
    try await SyncSandbox.withAccount(options, found) { account in
      do {
        let plan = try await plan(options, found, account)
        try await body(
          SyncSession(options: options, scan: scan, found: found, account: account, plan: plan))
      } catch let error as AccountError {
        throw CommandError(error)
      }
    }
  }

  private static func plan(
    _ options: SyncOptions, _ found: DirectoryScan.Result, _ account: any CaptionAccount
  ) async throws -> Plan {
    guard !found.tracks.isEmpty else { return Plan() }
    let medias = try await account.medias()
    let assignment = Assignment(found.tracks, to: MediaDirectory(medias))
    var reading = AccountReading(account: account)
    reading.jobs = options.jobs
    let (listings, failures) = try await reading.listings(of: assignment.targets.map(\.media))
    for (media, reason) in failures.sorted(by: { $0.key < $1.key }) {
      Messages.error("\(media): \(reason)")
    }
    return Planner(options: options.plannerOptions).plan(assignment, listings: listings)
  }

  /// The exit status of a run that came to its end.
  ///
  /// - Parameter isClean: Whether everything is as it was meant.
  /// - Returns: The status.
  func status(isClean: Bool) -> ExitStatus {
    isClean && found.errors.isEmpty ? .success : .findings
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
