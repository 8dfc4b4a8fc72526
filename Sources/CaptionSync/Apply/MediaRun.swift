// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// The operations of one media, carried out one after the other and then verified together.
struct MediaRun: Sendable {
  let account: any CaptionAccount
  let source: PlanExecutor.Source
  let recorder: (any RunRecorder)?
  /// Whether the account is read before writes that nothing is lost by.
  let alwaysRereads: Bool
  let isStopping: @Sendable () -> Bool
  let onStart: @Sendable (SyncOperation) -> Void
  /// The operations, all of one media.
  let operations: [SyncOperation]

  /// What became of the operations, in their order; `nil` for what was not tried.
  private(set) var results: [OperationResult?] = []
  /// What makes going on pointless.
  var fatal: AccountError?

  init(_ executor: PlanExecutor, operations: [SyncOperation]) {
    account = executor.account
    source = executor.source
    recorder = executor.recorder
    alwaysRereads = executor.alwaysRereads
    isStopping = executor.isStopping
    onStart = executor.onStart
    self.operations = operations
  }

  /// An operation whose write was sent, to be verified.
  private struct Sent {
    var index: Int
    /// The code under which the track should be now.
    var code: String
    /// What went wrong although the write may have been carried out.
    var doubt: AccountError?
  }

  mutating func perform() async {
    guard let media = operations.first?.media?.id else { return }
    var pending: [OperationResult?] = operations.map { _ in nil }
    defer { results = pending }
    var before: [AccountTrack]?
    if alwaysRereads || operations.contains(where: { $0.action != .create }) {
      do {
        before = try await account.tracks(of: media)
      } catch {
        pending = operations.map { Self.failure($0, error) }
        if error.endsRun { fatal = error }
        return
      }
    }
    var sent: [Sent] = []
    for (index, operation) in operations.enumerated() where fatal == nil && !isStopping() {
      if let before, let reason = Self.staleness(of: operation, in: before) {
        pending[index] = OperationResult(operation, .stale, reason)
        continue
      }
      onStart(operation)
      if operation.action == .relabel {
        pending[index] = await relabel(operation, media, in: before ?? [])
        continue
      }
      do {
        let previous = before?.first { $0.code == operation.code }
        sent.append(try await write(operation, media, index, replacing: previous))
      } catch let error as AccountError {
        pending[index] = Self.failure(operation, error)
        if error.endsRun { fatal = error }
      } catch let error as StaleFile {
        pending[index] = OperationResult(operation, .stale, error.reason)
      } catch {
        pending[index] = OperationResult(operation, .failed, "\(error)")
      }
    }
    guard !sent.isEmpty else { return }
    await verify(sent, media, into: &pending)
  }

  /// An operation that was not carried out; one that only waited when the run ended was not tried.
  static func failure(_ operation: SyncOperation, _ error: AccountError) -> OperationResult {
    error.kind == .cancelled
      ? OperationResult(operation, .skipped, "the run ended before")
      : OperationResult(operation, .failed, error.message, errorKind: error.kind)
  }

  /// The file no longer gives what the plan was made from.
  private struct StaleFile: Error {
    var reason: String
  }

  /// Why an operation no longer fits the account, if so.
  private static func staleness(of operation: SyncOperation, in tracks: [AccountTrack]) -> String? {
    let key = LanguageTag(code: operation.language)?.equivalenceKey
    let present = tracks.map(\.listing).filter { $0.languageKey == key }
    switch operation.action {
    case .create:
      guard let first = present.first else { return nil }
      return "captions in \(first.code) have appeared since the plan was made; plan again"
    case .replace, .delete:
      guard let track = present.first(where: { $0.code == operation.code }) else {
        return "the captions have disappeared since the plan was made; plan again"
      }
      guard track.summary?.digest == operation.remote?.digest else {
        return "the account's captions have changed since the plan was made; plan again"
      }
      guard track.summary != nil, !track.isDraft else {
        return "the account's captions are a draft or not ready now; plan again"
      }
      return nil
    case .relabel: return nil
    case .unchanged, .hold, .conflict, .problem: return nil
    }
  }

  private func write(
    _ operation: SyncOperation, _ media: String, _ index: Int, replacing previous: AccountTrack?
  ) async throws -> Sent {
    if operation.action == .delete {
      try recorder?.willWrite(operation, replacing: previous)
      return try await sending(operation.code, index) { () async throws(AccountError) in
        do throws(AccountError) {
          try await account.delete(operation.code, of: media)
        } catch {
          guard error.kind == .notFound else { throw error }
        }
      }
    }
    let captions = try source(operation)
    // What is sent is what somebody looked at, or it is not sent.
    guard ContentDigest(of: captions) == operation.uploadDigest else {
      throw StaleFile(reason: "the file has changed since the plan was made; plan again")
    }
    try recorder?.willWrite(operation, replacing: previous)
    if operation.action == .replace {
      return try await sending(operation.code, index) { () async throws(AccountError) in
        try await account.update(operation.code, of: media, captions: captions)
      }
    }
    return try await sending(operation.code, index) { () async throws(AccountError) in
      try await account.create(operation.code, of: media, captions: captions)
    }
  }

  /// Sends a write; one whose outcome is unknown is left to the verification.
  private func sending(
    _ code: String, _ index: Int, _ body: () async throws(AccountError) -> Void
  ) async throws(AccountError) -> Sent {
    do {
      try await body()
      return Sent(index: index, code: code)
    } catch {
      guard error.kind == .unknownOutcome else { throw error }
      return Sent(index: index, code: code, doubt: error)
    }
  }

  private mutating func verify(
    _ sent: [Sent], _ media: String, into pending: inout [OperationResult?]
  ) async {
    let after: [TrackListing]
    do {
      after = try await RunStage.finishing { () async throws(AccountError) in
        try await account.tracks(of: media).map(\.listing)
      }
    } catch {
      if error.endsRun { fatal = error }
      for entry in sent {
        pending[entry.index] = OperationResult(
          operations[entry.index], .failed, "written, but not read back: \(error.message)",
          errorKind: error.kind)
      }
      return
    }
    for entry in sent {
      let result = Verification.result(
        of: operations[entry.index], code: entry.code, doubt: entry.doubt, in: after)
      pending[entry.index] = result
      if result.isDone { recorder?.didVerify(result) }
    }
  }
}
