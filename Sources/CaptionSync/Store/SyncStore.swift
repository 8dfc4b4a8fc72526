// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles
import FoundationEssentials
import Synchronization

/// What sync keeps in `.captions-sync/` inside the directory: state, journal, lock and backups.
///
/// - `state.json`: what both sides last agreed on, by account.
/// - `journal.ndjson`: writes that a run set out to make; read when a run did not come to its end.
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

  private struct Content: ~Copyable {
    var lock: FileLock?
    var journal: JournalFile?
    var manifest: JournalFile?
    var counter = 0
  }

  private let content: Mutex<Content>

  private struct StateFile: Codable {
    var version = 1
    var accounts: [String: SyncState] = [:]
  }

  private struct Intent: Codable {
    var account: String
    var media: String
    var language: String
    var digests: [ContentDigest]
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
    backupPath = "\(path)/backups/\(runName)"
    content = Mutex(Content())
  }

  /// What both sides last agreed on; empty where nothing is known.
  ///
  /// - Returns: The state, with what an interrupted run set out to write.
  /// - Throws: `FileError` when the state is there and cannot be read or understood.
  public func loadState() throws(FileError) -> SyncState {
    var state = try loadFile().accounts[account] ?? SyncState()
    for line in try JournalFile.lines(of: journalPath) {
      guard let intent = try? JSONDecoder().decode(Intent.self, from: Data(line)),
        intent.account == account
      else { continue }
      state.recordIntent(media: intent.media, language: intent.language, digests: intent.digests)
    }
    return state
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
    defer { content.withLock { $0 = Content() } }
    var file = try loadFile()
    file.accounts[account] = state
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(file) else {
      throw FileError(.write, statePath, reason: "the state cannot be written as JSON")
    }
    try OutputFile.write(Array(data), to: statePath)
    try content.withLock { content throws(FileError) in try content.journal?.clear() }
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
      if let text = previous?.text {
        try backUp(text, operation, media, &content)
      }
      guard let local = operation.local else { return }
      let intent = Intent(
        account: account, media: media.id, language: key,
        digests: [local.digest, local.looseDigest])
      try content.journal?.append(Array(try JSONEncoder().encode(intent)))
    }
  }

  private func backUp(
    _ text: String, _ operation: SyncOperation, _ media: AccountMedia, _ content: inout Content
  ) throws {
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
