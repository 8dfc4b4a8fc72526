// SPDX-License-Identifier: Apache-2.0

import CaptionFiles

/// What earlier runs wrote down about all accounts: the states, with the journal taken over.
struct Memory: Sendable {
  /// The parts of the store that no version writes, where they do not count.
  private(set) var damaged: [StoreDirectory.Part] = []
  private var file = StateFile()

  /// Reads state and journal.
  ///
  /// - Parameters:
  ///   - store: The store; `nil` where there is none.
  ///   - recall: What counts.
  /// - Throws: `FileError` for what a newer version wrote, and for what is damaged and counts.
  init(_ store: StoreDirectory?, _ recall: SyncStore.Recall) throws(FileError) {
    guard let store, recall != .nothing else { return }
    if let bytes = try store.bytes(of: .state) {
      do throws(StoreFault) {
        file = try StateFile(bytes)
      } catch {
        try forgive(error, .state, store, recall)
      }
    }
    if let bytes = try store.bytes(of: .journal) {
      do throws(StoreFault) {
        take(try RecordFile(bytes).records(JournalEntry.self))
      } catch {
        try forgive(error, .journal, store, recall)
      }
    }
  }

  private mutating func take(_ entries: [JournalEntry]) {
    for entry in entries where !file.journaled.contains(entry.run) {
      file.accounts[entry.account, default: SyncState()].take(entry)
    }
    file.journaled = Set(entries.map(\.run))
  }

  /// Takes note of what is damaged, where it does not count.
  private mutating func forgive(
    _ fault: StoreFault, _ part: StoreDirectory.Part, _ store: StoreDirectory,
    _ recall: SyncStore.Recall
  ) throws(FileError) {
    guard case .damaged = fault, recall == .nothingAgreed else {
      throw fault.error(at: store.path(of: part))
    }
    damaged.append(part)
  }

  /// What is remembered of an account.
  ///
  /// - Parameters:
  ///   - account: The account.
  ///   - recall: What counts.
  /// - Returns: The state.
  func state(of account: AccountIdentity, _ recall: SyncStore.Recall) -> SyncState {
    let state = name(of: account).flatMap { file.accounts[$0] } ?? SyncState()
    return recall == .everything ? state : state.withoutAgreements
  }

  /// What is to be written after a run.
  ///
  /// - Parameters:
  ///   - state: What is to be remembered of the run's account.
  ///   - account: The account.
  ///   - run: The run, whose journal the state holds.
  /// - Returns: The states of all accounts.
  func file(with state: SyncState, of account: AccountIdentity, after run: String) -> StateFile {
    var file = file
    // What was remembered under a former name is taken over with this.
    if let name = name(of: account) { file.accounts[name] = nil }
    file.accounts[account.name] = state
    file.journaled.insert(run)
    return file
  }

  /// The name that something is remembered under; former ones count where the present one is unknown.
  private func name(of account: AccountIdentity) -> String? {
    ([account.name] + account.formerNames).first { file.accounts[$0] != nil }
  }
}
