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
/// - `backups/<run>/`: the text of everything that was replaced or deleted, with `manifest.ndjson`, and
///   below `local` the files that a pull overwrote.
///
/// None of it is trusted: links in the place of files and directories are refused, and so is what a newer
/// version wrote, and what no version writes.
public final class SyncStore: Sendable {
  /// The name of the directory.
  public static let directoryName = ".captions-sync"

  /// What of earlier runs counts.
  public enum Recall: Sendable, Hashable {
    /// All of it.
    case everything
    /// Nothing that was agreed on: both sides are taken as they are. What is damaged is kept aside.
    case nothingAgreed
    /// Nothing at all, and nothing is read or changed: for runs that have no use for it.
    case nothing
  }

  /// The directory that is synced.
  public let directory: String
  /// The account that the state is about.
  public let account: AccountIdentity
  /// What of earlier runs counts.
  public let recall: Recall

  private struct Content: ~Copyable {
    var run: Run?
    var lock: FileLock?
    var journal: JournalFile?
    var backup: BackupWriter?
    /// The relabellings that were begun and not seen to end.
    var relabels: [(relabel: PendingRelabel, captions: CaptionSummary)] = []
  }

  /// A run that holds the lock.
  private struct Run: Sendable {
    var name: String
    var store: StoreDirectory
    var memory: Memory
  }

  private let content: Mutex<Content>

  /// Opens a store; nothing is made or locked yet.
  ///
  /// - Parameters:
  ///   - directory: The directory that is synced.
  ///   - account: What tells the account from others.
  ///   - recall: What of earlier runs counts.
  public init(directory: String, account: AccountIdentity, recall: Recall = .everything) {
    self.directory = directory
    self.account = account
    self.recall = recall
    content = Mutex(Content())
  }

  /// What both sides last agreed on; empty where nothing is known.
  ///
  /// - Returns: The state, with what an interrupted run wrote or set out to write.
  /// - Throws: `FileError` when the state is there and cannot be read or understood.
  public func loadState() throws(FileError) -> SyncState {
    if let run = content.withLock({ $0.run }) { return run.memory.state(of: account, recall) }
    let store = try StoreDirectory.existing(in: directory)
    return try Memory(store, recall).state(of: account, recall)
  }

  /// Takes the lock and opens the journal: before the first write of a run.
  ///
  /// - Returns: The paths that damaged files have now, which ``Recall/nothingAgreed`` keeps aside.
  /// - Throws: `FileError`, also when another run holds the lock, and where the state is there and
  ///   cannot be read or understood.
  @discardableResult
  public func begin() throws(FileError) -> [String] {
    let store = try StoreDirectory.making(in: directory)
    return try content.withLock { content throws(FileError) in
      do throws(FileError) {
        return try begin(in: store, &content)
      } catch {
        content = Content()
        throw error
      }
    }
  }

  private func begin(
    in store: StoreDirectory, _ content: inout Content
  ) throws(FileError) -> [String] {
    // The lock comes before the state is read, and before the runs are counted: another run may be
    // about to write.
    content.lock = try FileLock(
      at: try store.place(of: .lock).path, in: store.root, others: "another run is at work here",
      advice: "wait for it to end")
    // What a run that was killed left beside the files, and beside what is kept here.
    (try? RootedDirectory(path: directory))?.removeAbandonedFiles()
    store.root.removeAbandonedFiles()
    let catalog = try BackupCatalog(store, of: directory)
    let name = RunName.make(number: RunName.next(after: catalog.names))
    let memory = try Memory(store, recall)
    var aside: [String] = []
    for part in memory.damaged { aside.append(try store.setAside(part, by: name)) }
    if recall != .nothing {
      content.journal = try JournalFile(at: try store.place(of: .journal).path, in: store.root)
    }
    content.run = Run(name: name, store: store, memory: memory)
    return aside
  }

  /// Keeps the state and ends the run; the lock is given up in any case.
  ///
  /// - Parameter state: What both sides agree on now.
  /// - Throws: `FileError`; the next run learns from the journal what this one wrote.
  public func finish(_ state: SyncState) throws(FileError) {
    defer { end() }
    let run = try run()
    let path = run.store.path(of: .state)
    // What an interrupted run left in the journal about another account is kept with the rest.
    let bytes: [UInt8]
    do {
      // A relabelling that failed may have left its text in the backup alone.
      var state = state
      for entry in content.withLock({ $0.relabels }) { state.begin(entry.relabel, entry.captions) }
      bytes = try run.memory.file(with: state, of: account, after: run.name).bytes()
    } catch {
      throw FileError(.write, path, reason: "the state cannot be written as JSON")
    }
    try run.store.root.write(bytes, to: try run.store.place(of: .state).path)
    try content.withLock { content throws(FileError) in try content.journal?.clear() }
  }

  /// Gives the lock up and leaves everything as it is.
  public func end() {
    content.withLock { $0 = Content() }
  }

  /// The path of this run's backup; `nil` before the run begins.
  public var backupPath: String? {
    content.withLock { content in
      content.run.map {
        "\($0.store.path(of: .backups))/\($0.name)"
      }
    }
  }

  /// The run that holds the lock.
  private func run() throws(FileError) -> Run {
    guard let run = content.withLock({ $0.run }) else { throw Self.notBegun(directory) }
    return run
  }

  private static func notBegun(_ directory: String) -> FileError {
    FileError(.write, "\(directory)/\(directoryName)", reason: "no run has begun here")
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
        media: media, code: operation.code, newCode: newCode, backup: try run().name,
        file: saved.file)
      try append(.relabelling(relabel: relabel, captions: captions), operation)
      content.withLock { $0.relabels.append((relabel, captions)) }
    } else if let local = operation.local, operation.path != nil {
      try append(.attempt(captions: local), operation)
    }
  }

  /// Saves a file that is about to be overwritten.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - bytes: What it holds.
  /// - Throws: `FileError`; the file is not overwritten then.
  public func willOverwrite(_ file: RelativePath, holding bytes: [UInt8]) throws {
    try content.withLock { content in
      try openBackup(&content)
      try content.backup?.save(bytes, of: file)
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
      content.withLock { content in
        content.relabels.removeAll {
          $0.relabel.media.id == relabel.media.id && $0.relabel.code == relabel.code
        }
      }
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
      run: try run().name, account: account.name, media: media.id, language: key, step: step)
    let line = Array(try JSONEncoder().encode(entry))
    try content.withLock { content in try content.journal?.append(line) }
  }

  /// Saves what is about to be replaced or deleted.
  func save(_ operation: SyncOperation, _ previous: AccountTrack?) throws -> Backup.Entry? {
    guard let text = previous?.text, let media = operation.media else { return nil }
    return try content.withLock { content in
      try openBackup(&content)
      return try content.backup?.save(text, operation, media)
    }
  }

  /// Makes this run's backup, with the first thing that is saved.
  private func openBackup(_ content: inout Content) throws(FileError) {
    guard content.backup == nil else { return }
    guard let run = content.run else { throw Self.notBegun(directory) }
    content.backup = try BackupWriter(
      named: run.name, in: try run.store.makingBackups(), account: account.name)
  }
}
