// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import FoundationEssentials

/// Saves texts before they are replaced or deleted: a file each, and a line in the manifest.
struct BackupWriter: ~Copyable, Sendable {
  private let directory: String
  private let account: String
  private var manifest: JournalFile
  private var counter = 0

  /// Makes the directory of a backup.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - account: What tells the account from others.
  /// - Throws: `FileError`.
  init(directory: String, account: String) throws(FileError) {
    self.directory = directory
    self.account = account
    try DirectoryCreation.make(directory)
    manifest = try JournalFile(path: directory + "/manifest.ndjson")
  }

  /// Saves a text; it is on the disk when this returns.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - operation: What is about to happen to it.
  ///   - media: The media that it belongs to.
  /// - Returns: What the manifest says of it.
  /// - Throws: `FileError`.
  mutating func save(
    _ text: String, _ operation: SyncOperation, _ media: AccountMedia
  ) throws -> BackupEntry {
    counter += 1
    let code = operation.code
    // Ids and codes come from a server: nothing of them but letters and digits becomes a name.
    let name = "\(counter)-\(Self.fileName(media.id)).\(Self.fileName(code)).srt"
    try OutputFile.write(Array(text.utf8), to: "\(directory)/\(name)")
    let entry = BackupEntry(
      account: account, media: media.id, name: media.name, language: operation.language,
      code: code, action: operation.action, file: name,
      digest: ContentDigest(of: Array(text.utf8)))
    try manifest.append(Array(try JSONEncoder().encode(entry)))
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
