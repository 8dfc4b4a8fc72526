// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import FoundationEssentials

/// Saves texts before they are replaced or deleted: a file each, and a line in the manifest.
struct BackupWriter: ~Copyable, Sendable {
  private let directory: RootedDirectory
  private let account: String
  private var manifest: JournalFile
  private var counter = 0

  /// Makes the directory of a backup, which no other run has.
  ///
  /// - Parameters:
  ///   - name: The run's name.
  ///   - backups: The directory of all backups.
  ///   - account: What tells the account from others.
  /// - Throws: `FileError`.
  init(named name: String, in backups: RootedDirectory, account: String) throws(FileError) {
    let path = try backups.relative(name)
    try backups.makeNewDirectory(path)
    try backups.synchronize()
    let directory = try backups.subdirectory(path)
    let list = try directory.relative(Backup.manifestName)
    manifest = try JournalFile(at: list, in: directory)
    self.directory = directory
    self.account = account
  }

  /// Saves a text of the account; it is on the disk when this returns.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - operation: What is about to happen to it.
  ///   - media: The media that it belongs to.
  /// - Returns: What the manifest says of it.
  /// - Throws: `FileError`; neither the text nor a line of the manifest is left then, as far as the disk
  ///   allows.
  mutating func save(
    _ text: String, _ operation: SyncOperation, _ media: AccountMedia
  ) throws -> Backup.Entry {
    counter += 1
    let code = operation.code
    // Ids and codes come from a server: nothing of them but letters and digits becomes a name.
    let name = "\(counter)-\(Self.fileName(media.id)).\(Self.fileName(code)).srt"
    let path = try directory.relative(name)
    try directory.write(Array(text.utf8), to: path)
    let entry = Backup.Entry(
      account: account, media: media.id, name: media.name, language: operation.language,
      code: code, action: operation.action, file: name,
      digest: ContentDigest(of: Array(text.utf8)))
    do {
      try manifest.append(Array(try JSONEncoder().encode(entry)))
    } catch {
      // It was not replaced: nobody is to wonder which track it belonged to.
      try? directory.remove(path)
      throw error
    }
    return entry
  }

  /// Saves a file of the directory that is synced.
  ///
  /// - Parameters:
  ///   - bytes: What it holds.
  ///   - file: The file, relative to the directory that is synced.
  /// - Throws: `FileError`.
  func save(_ bytes: [UInt8], of file: RelativePath) throws(FileError) {
    let copy = try directory.relative("local/\(file.text)")
    if let parent = copy.parent { try directory.makeDirectory(parent) }
    try directory.write(bytes, to: copy)
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

/// Saves what goes and writes nothing else down: for runs that bring something back and say nothing
/// about the files of the directory.
public struct BackupRecorder: RunRecorder {
  private let store: SyncStore

  /// Creates a recorder.
  ///
  /// - Parameter store: Where backups are kept.
  public init(_ store: SyncStore) {
    self.store = store
  }

  /// Saves what is about to be replaced or deleted.
  ///
  /// - Parameters:
  ///   - operation: What is about to happen.
  ///   - previous: What the account holds now.
  /// - Throws: `FileError`; the write does not happen then.
  public func willWrite(_ operation: SyncOperation, replacing previous: AccountTrack?) throws {
    _ = try store.save(operation, previous)
  }
}
