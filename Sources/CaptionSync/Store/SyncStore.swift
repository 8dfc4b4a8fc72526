// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles
import FoundationEssentials
import Synchronization

/// What sync keeps in `.captions-sync/` inside the directory: state, journal, lock and backups.
///
/// - `state.json`: what both sides last agreed on, and what is not settled, by account.
/// - `journal.ndjson`: writes that a run set out to make, and those that were verified; read when a run
///   did not come to its end.
/// - `lock`: held while a run writes.
/// - `backups/<time>/`: the text of everything that was replaced or deleted, with `manifest.ndjson`.
public final class SyncStore: Sendable {
  /// The name of the directory.
  public static let directoryName = ".captions-sync"

  /// The path of the store.
  public let path: String
  /// The account that the state is about.
  public let account: String
  /// The directory that this run's backups go to.
  public let backupPath: String
  let runName: String

  private struct Content: ~Copyable {
    var lock: FileLock?
    var journal: JournalFile?
    var backup: BackupWriter?
    /// What the lock keeps from changing: the states of other accounts.
    var others: StateFile?
  }

  private let content: Mutex<Content>

  /// Opens a store; nothing is made or locked yet.
  ///
  /// - Parameters:
  ///   - directory: The directory that is synced.
  ///   - account: What tells the account from others.
  ///   - runName: The name of this run and its backups, such as the time; no two runs share one.
  public init(directory: String, account: String, runName: String) {
    path = directory + "/" + Self.directoryName
    self.account = account
    self.runName = runName
    backupPath = "\(path)/backups/\(runName)"
    content = Mutex(Content())
  }

  /// What both sides last agreed on; empty where nothing is known.
  ///
  /// - Returns: The state, with what an interrupted run wrote or set out to write.
  /// - Throws: `FileError` when the state is there and cannot be read or understood.
  public func loadState() throws(FileError) -> SyncState {
    var file = try loadAll()
    let state = file.accounts.removeValue(forKey: account) ?? SyncState()
    content.withLock { content in
      if content.lock != nil { content.others = file }
    }
    return state
  }

  /// Takes the lock and opens the journal: before the first write of a run.
  ///
  /// - Throws: `FileError`, also when another run holds the lock.
  public func begin() throws(FileError) {
    try DirectoryCreation.make(path)
    try content.withLock { content throws(FileError) in
      content.lock = try FileLock(
        path: path + "/lock", others: "another run is at work here",
        advice: "wait for it to end")
      content.journal = try JournalFile(path: journalPath)
    }
  }

  /// Keeps the state and ends the run; the lock is given up in any case.
  ///
  /// - Parameter state: What both sides agree on now.
  /// - Throws: `FileError`; the next run learns from the journal what this one wrote.
  public func finish(_ state: SyncState) throws(FileError) {
    defer { end() }
    // What an interrupted run left in the journal about another account is kept with the rest.
    let others = content.withLock { $0.others }
    var file = if let others { others } else { try loadAll() }
    file.accounts[account] = state
    file.journaled = file.journaled.union([runName])
    try file.write(to: statePath)
    try content.withLock { content throws(FileError) in try content.journal?.clear() }
  }

  /// Gives the lock up and leaves everything as it is.
  public func end() {
    content.withLock { $0 = Content() }
  }

  private var statePath: String { path + "/state.json" }
  private var journalPath: String { path + "/journal.ndjson" }

  /// The states of all accounts, with the journal taken over.
  private func loadAll() throws(FileError) -> StateFile {
    var file = try StateFile(path: statePath)
    var runs: Set<String> = []
    for line in try JournalFile.lines(of: journalPath) {
      // A line that cannot be read was cut short by the end of its run.
      guard let entry = try? JSONDecoder().decode(JournalEntry.self, from: Data(line)) else {
        continue
      }
      runs.insert(entry.run)
      if !file.journaled.contains(entry.run) {
        file.accounts[entry.account, default: SyncState()].take(entry)
      }
    }
    file.journaled = runs
    return file
  }
}

extension SyncStore: RunRecorder {
  /// Saves what is about to be replaced or deleted, and writes down what is about to be written.
  ///
  /// - Parameters:
  ///   - operation: What is about to happen.
  ///   - previous: What the account holds now.
  /// - Throws: `FileError`; the write does not happen then.
  public func willWrite(_ operation: SyncOperation, replacing previous: AccountTrack?) throws {
    let saved = try save(operation, previous)
    if let newCode = operation.newCode, let media = operation.media, let saved,
      let captions = previous?.listing.summary
    {
      let relabel = PendingRelabel(
        media: media, code: operation.code, newCode: newCode, backup: runName, file: saved.file)
      try append(.relabelling(relabel: relabel, captions: captions), operation)
    } else if let local = operation.local, operation.path != nil {
      try append(.attempt(captions: local), operation)
    }
  }

  /// Writes down that a write was verified.
  ///
  /// Nothing hangs on it while the run goes on, since ``finish(_:)`` keeps all of it and says when it
  /// cannot: a run that is killed after the disk refused this line leaves its attempt, by which the
  /// next one knows the track.
  ///
  /// - Parameter result: What became of the operation.
  public func didVerify(_ result: OperationResult) {
    let operation = result.operation
    if operation.action == .delete {
      try? append(.deleted, operation)
    } else if let relabel = PendingRelabel(operation) {
      try? append(.relabelled(relabel: relabel), operation)
    } else if let local = operation.local?.digest, let remote = operation.remote?.digest,
      let path = operation.path
    {
      let track = SyncState.Track(local: local, remote: remote, path: path)
      try? append(.agreed(track: track), operation)
    }
  }

  private func append(_ step: JournalEntry.Step, _ operation: SyncOperation) throws {
    guard let media = operation.media, let key = operation.languageKey else { return }
    let entry = JournalEntry(
      run: runName, account: account, media: media.id, language: key, step: step)
    let line = Array(try JSONEncoder().encode(entry))
    try content.withLock { content in try content.journal?.append(line) }
  }

  /// Saves what is about to be replaced or deleted.
  func save(_ operation: SyncOperation, _ previous: AccountTrack?) throws -> BackupEntry? {
    guard let text = previous?.text, let media = operation.media else { return nil }
    return try content.withLock { content in
      if content.backup == nil {
        content.backup = try BackupWriter(directory: backupPath, account: account)
      }
      return try content.backup?.save(text, operation, media)
    }
  }
}
