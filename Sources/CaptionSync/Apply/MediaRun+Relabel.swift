// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// Giving a track another language code: a copy under the new code, verified, then the old one goes.
///
/// A run that ends in between is taken up where it stopped: a copy that is there with the same cues is
/// not made again. A server that takes the two codes for one language, as the two of ISO 639-2 are,
/// refuses the copy; there the old one goes first, and comes back should the new one be refused. Its
/// text is saved, and the journal says what is on its way.
extension MediaRun {
  /// Relabels one track.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - media: The media's id.
  ///   - tracks: What the account holds now.
  /// - Returns: The result.
  mutating func relabel(
    _ operation: SyncOperation, _ media: String, in tracks: [AccountTrack]
  ) async -> OperationResult {
    guard let newCode = operation.newCode else {
      return OperationResult(operation, .failed, "the plan states no new code")
    }
    guard let old = tracks.first(where: { $0.code == operation.code }), let text = old.text else {
      return OperationResult(
        operation, .stale, "the captions in \(operation.code) have disappeared; plan again")
    }
    let summary = CaptionSummary(of: Array(text.utf8))
    guard summary.digest == operation.remote?.digest, !old.isDraft else {
      return OperationResult(
        operation, .stale, "the account's captions have changed since the plan was made; plan again"
      )
    }
    let copy = tracks.first { $0.code == newCode }
    if let copy, copy.listing.summary?.digest != summary.digest {
      return OperationResult(
        operation, .stale, "other captions in \(newCode) have appeared; plan again")
    }
    var isFirstDeleted = false
    do {
      try recorder?.willWrite(operation, replacing: old)
      if copy == nil { isFirstDeleted = try await copying(text, operation, newCode, media) }
      let now = try await check(operation, media, newCode, oldIsGone: isFirstDeleted)
      // Some servers put the new one in the place of the old one by themselves.
      if now.contains(where: { $0.code == operation.code }) {
        try await deleting(operation.code, media)
        _ = try await check(operation, media, newCode, oldIsGone: true)
      }
    } catch let error as AccountError {
      if error.endsRun { fatal = error }
      return Self.failure(operation, error)
    } catch let finding as Finding {
      return OperationResult(operation, .failed, finding.reason)
    } catch {
      return OperationResult(operation, .failed, "\(error)")
    }
    let result = OperationResult(
      operation, .verified,
      isFirstDeleted ? "the server takes the two codes for one, so the old one went first" : nil)
    recorder?.didVerify(result)
    return result
  }

  /// What reading back showed.
  private struct Finding: Error {
    var reason: String
  }

  /// Makes the copy; where the answer is lost, reading back decides.
  ///
  /// - Returns: Whether the old one had to go first.
  private func copying(
    _ text: String, _ operation: SyncOperation, _ newCode: String, _ media: String
  ) async throws -> Bool {
    let captions = Array(text.utf8)
    do throws(AccountError) {
      try await account.create(newCode, of: media, captions: captions)
      return false
    } catch {
      if error.kind == .unknownOutcome { return false }
      guard error.kind == .alreadyExists || error.kind == .refused,
        LanguageTag(code: newCode)?.equivalenceKey == operation.languageKey
      else { throw error }
    }
    guard recorder != nil else {
      throw Finding(
        reason: "the server takes \(operation.code) and \(newCode) for one, and without a place to "
          + "save the text nothing is deleted first")
    }
    try await deleting(operation.code, media)
    do throws(AccountError) {
      try await creating(newCode, media, captions)
    } catch {
      if error.kind == .unknownOutcome { return true }
      // Back to how it was; should that fail too, the next run takes it from the backup.
      try await creating(operation.code, media, captions)
      throw error
    }
    return true
  }

  /// Makes what is missing since the old one went.
  private func creating(
    _ code: String, _ media: String, _ captions: [UInt8]
  ) async throws(AccountError) {
    try await RunStage.finishing { () async throws(AccountError) in
      try await account.create(code, of: media, captions: captions)
    }
  }

  private func deleting(_ code: String, _ media: String) async throws(AccountError) {
    do throws(AccountError) {
      try await RunStage.finishing { () async throws(AccountError) in
        try await account.delete(code, of: media)
      }
    } catch {
      guard error.kind == .notFound || error.kind == .unknownOutcome else { throw error }
    }
  }

  private func check(
    _ operation: SyncOperation, _ media: String, _ newCode: String, oldIsGone: Bool
  ) async throws -> [AccountTrack] {
    let now = try await RunStage.finishing { () async throws(AccountError) in
      try await account.tracks(of: media)
    }
    guard let copy = now.first(where: { $0.code == newCode }),
      let summary = copy.listing.summary, let expected = operation.remote,
      summary.digest == expected.digest || summary.isLooselyEqual(to: expected)
    else {
      let present = now.map(\.code).joined(separator: ", ")
      throw Finding(
        reason: oldIsGone
          ? "the captions under \(newCode) are not as they were; the text is in the backup"
          : "the account did not keep the copy under \(newCode) (it has \(present)); the captions "
            + "under \(operation.code) were left")
    }
    if oldIsGone, now.contains(where: { $0.code == operation.code }) {
      throw Finding(reason: "the captions under \(operation.code) are still there")
    }
    return now
  }
}
