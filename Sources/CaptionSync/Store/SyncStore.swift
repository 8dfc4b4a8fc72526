// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles
import FoundationEssentials
import Synchronization

/// What sync keeps in `.captions-sync/` inside the directory: state, journal, lock and backups.
///
/// - `state.json`: what both sides last agreed on, by account.
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
  private let runName: String

  private struct Content: ~Copyable {
    var lock: FileLock?
    var journal: JournalFile?
    var manifest: JournalFile?
    var counter = 0

    func append(_ intent: Intent) throws(FileError) {
      guard let line = try? JSONEncoder().encode(intent) else { return }
      try journal?.append(Array(line))
    }
  }

  private let content: Mutex<Content>

  private struct StateFile: Codable {
    var version = 1
    var accounts: [String: SyncState] = [:]
  }

  /// One line of the journal.
  private struct Intent: Codable {
    var account: String
    var media: String
    var language: String
    var digests: [ContentDigest] = []
    /// The track as both sides have it, where the write was verified.
    var agreed: SyncState.Track?
    /// A track that is on its way to another code.
    var relabel: PendingRelabel?
    /// The code of a track that came to another one, or is gone.
    var relabelled: String?
  }

  /// Opens a store; nothing is made or locked yet.
  ///
  /// - Parameters:
  ///   - directory: The directory that is synced.
  ///   - account: What tells the account from others.
  ///   - runName: The name of this run's backups, such as the time.
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
    var state = try loadFile().accounts[account] ?? SyncState()
    for intent in try intents() {
      if let agreed = intent.agreed {
        state[intent.media, intent.language] = agreed
      } else {
        state.recordIntent(media: intent.media, language: intent.language, digests: intent.digests)
      }
    }
    return state
  }

  /// The tracks that an interrupted run was about to give another code.
  ///
  /// - Returns: What was on its way; the account says how far it came.
  /// - Throws: `FileError`.
  public func pendingRelabels() throws(FileError) -> [PendingRelabel] {
    var pending: [[String]: PendingRelabel] = [:]
    for intent in try intents() {
      if let relabel = intent.relabel { pending[[intent.media, relabel.code]] = relabel }
      if let code = intent.relabelled { pending[[intent.media, code]] = nil }
    }
    return pending.values.sorted { ($0.media.id, $0.code) < ($1.media.id, $1.code) }
  }

  private func intents() throws(FileError) -> [Intent] {
    try JournalFile.lines(of: journalPath).compactMap {
      try? JSONDecoder().decode(Intent.self, from: Data($0))
    }.filter { $0.account == account }
  }

  /// Takes the lock and opens the journal: before the first write of a run.
  ///
  /// - Throws: `FileError`, also when another run holds the lock.
  public func begin() throws(FileError) {
    try DirectoryCreation.make(path)
    try content.withLock { content throws(FileError) in
      content.lock = try FileLock(path: path + "/lock")
      content.journal = try JournalFile(path: journalPath)
    }
  }

  /// Keeps the state and ends the run; the lock is given up in any case.
  ///
  /// - Parameter state: What both sides agree on now.
  /// - Throws: `FileError`; the next run learns from the journal what this one wrote.
  public func finish(_ state: SyncState) throws(FileError) {
    defer { end() }
    var file = try loadFile()
    file.accounts[account] = state
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(file) else {
      throw FileError(.write, statePath, reason: "the state cannot be written as JSON")
    }
    try OutputFile.write(Array(data), to: statePath)
    let pending = try pendingRelabels()
    try content.withLock { content throws(FileError) in
      try content.journal?.clear()
      // What is on its way to another code is no part of the state, and not to be forgotten.
      for relabel in pending { try content.append(Self.intent(relabel, account)) }
    }
  }

  /// Gives the lock up and leaves everything as it is.
  public func end() {
    content.withLock { $0 = Content() }
  }

  private var statePath: String { path + "/state.json" }
  private var journalPath: String { path + "/journal.ndjson" }

  private func loadFile() throws(FileError) -> StateFile {
    let bytes: [UInt8]
    do {
      var file = try InputFile(path: statePath)
      bytes = try file.readAll()
    } catch {
      guard error.isMissing else { throw error }
      return StateFile()
    }
    guard let file = try? JSONDecoder().decode(StateFile.self, from: Data(bytes)), file.version == 1
    else {
      throw FileError(
        .read, statePath,
        reason: "it is not a state that this version understands; remove it to start over, "
          + "nothing but the memory of earlier runs is lost")
    }
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
    guard let media = operation.media, let key = operation.languageKey else { return }
    try content.withLock { content in
      var saved: BackupEntry?
      if let text = previous?.text {
        saved = try backUp(text, operation, media, &content)
      }
      if let newCode = operation.newCode, let saved {
        let relabel = PendingRelabel(
          media: media, code: operation.code, newCode: newCode, backup: runName, file: saved.file)
        try content.append(Self.intent(relabel, account))
      }
      guard let local = operation.local else { return }
      try content.append(
        Intent(
          account: account, media: media.id, language: key,
          digests: [local.digest, local.looseDigest]))
    }
  }

  /// Writes down that a write was verified; where that fails, the next run compares the two sides.
  ///
  /// - Parameter result: What became of the operation.
  public func didVerify(_ result: OperationResult) {
    let operation = result.operation
    guard let media = operation.media?.id, let key = operation.languageKey else { return }
    var intent = Intent(account: account, media: media, language: key)
    if operation.action == .relabel {
      intent.relabelled = operation.code
    } else if let local = operation.local?.digest, let remote = operation.remote?.digest,
      let path = operation.path, operation.action != .delete
    {
      intent.agreed = SyncState.Track(local: local, remote: remote, path: path)
    } else {
      return
    }
    try? content.withLock { content in try content.append(intent) }
  }

  /// Writes down that what was on its way to another code needs nothing more.
  ///
  /// - Parameter relabel: What it was.
  public func didSettle(_ relabel: PendingRelabel) {
    var intent = Intent(account: account, media: relabel.media.id, language: "")
    intent.relabelled = relabel.code
    try? content.withLock { content in try content.append(intent) }
  }

  private static func intent(_ relabel: PendingRelabel, _ account: String) -> Intent {
    Intent(account: account, media: relabel.media.id, language: "", relabel: relabel)
  }

  private func backUp(
    _ text: String, _ operation: SyncOperation, _ media: AccountMedia, _ content: inout Content
  ) throws -> BackupEntry {
    if content.manifest == nil {
      try DirectoryCreation.make(backupPath)
      content.manifest = try JournalFile(path: backupPath + "/manifest.ndjson")
    }
    content.counter += 1
    let code = operation.code
    // Ids and codes come from a server: nothing of them but letters and digits becomes a name.
    let name = "\(content.counter)-\(Self.fileName(media.id)).\(Self.fileName(code)).srt"
    try OutputFile.write(Array(text.utf8), to: "\(backupPath)/\(name)")
    let entry = BackupEntry(
      account: account, media: media.id, name: media.name, language: operation.language,
      code: code, action: operation.action, file: name,
      digest: ContentDigest(of: Array(text.utf8)))
    try content.manifest?.append(Array(try JSONEncoder().encode(entry)))
    return entry
  }

  private static func fileName(_ text: String) -> String {
    String(
      text.unicodeScalars.prefix(64).map { scalar -> Character in
        let isPlain =
          scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        return isPlain || scalar == "-" ? Character(scalar) : "_"
      })
  }
}
