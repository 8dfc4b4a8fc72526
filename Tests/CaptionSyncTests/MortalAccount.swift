// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import Synchronization

/// The life of a run that ends at a chosen step: nothing that comes after it happens.
final class Life: Sendable {
  private let steps = Atomic(0)
  private let last: Int

  /// Creates a life.
  ///
  /// - Parameter last: How many steps are taken before it ends.
  init(endsAfter last: Int) { self.last = last }

  /// Takes a step.
  ///
  /// - Returns: Whether the run still lives.
  func step() -> Bool { steps.add(1, ordering: .relaxed).newValue <= last }

  /// Whether the run ended before it had done everything.
  var isOver: Bool { steps.load(ordering: .relaxed) > last }
}

/// An account and a recorder that a run can die before or after each use of.
struct Mortal: CaptionAccount, RunRecorder {
  let account: FakeAccount
  let store: SyncStore
  let life: Life
  /// Whether the server refuses a code while another one of the same language is there.
  var refusesSiblings = false

  private static let death = AccountError(.cancelled, "the run was killed")

  private func living<Value>(
    _ body: () async throws(AccountError) -> Value
  ) async throws(AccountError) -> Value {
    guard life.step() else { throw Self.death }
    let value = try await body()
    guard life.step() else { throw Self.death }
    return value
  }

  func identity() async throws(AccountError) -> String { "fake" }

  func medias() async throws(AccountError) -> [AccountMedia] { account.now.medias }

  func tracks(of media: String) async throws(AccountError) -> [AccountTrack] {
    try await living { () async throws(AccountError) in try await account.tracks(of: media) }
  }

  func create(_ code: String, of media: String, captions: [UInt8]) async throws(AccountError) {
    try await living { () async throws(AccountError) in
      let key = TrackListing(code: code, summary: nil).languageKey
      let present = account.now.tracks[media] ?? []
      if refusesSiblings, present.contains(where: { $0.listing.languageKey == key }) {
        throw AccountError(.alreadyExists, "exists")
      }
      try await account.create(code, of: media, captions: captions)
    }
  }

  func update(_ code: String, of media: String, captions: [UInt8]) async throws(AccountError) {
    try await living { () async throws(AccountError) in
      try await account.update(code, of: media, captions: captions)
    }
  }

  func delete(_ code: String, of media: String) async throws(AccountError) {
    try await living { () async throws(AccountError) in
      try await account.delete(code, of: media)
    }
  }

  func willWrite(_ operation: SyncOperation, replacing previous: AccountTrack?) throws {
    guard life.step() else { throw Self.death }
    try store.willWrite(operation, replacing: previous)
    guard life.step() else { throw Self.death }
  }

  func didVerify(_ result: OperationResult) {
    guard life.step() else { return }
    store.didVerify(result)
    _ = life.step()
  }
}
