// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles
import FoundationEssentials

/// One text that was saved before it was replaced or deleted.
public struct BackupEntry: Sendable, Hashable, Codable {
  /// The account that held it.
  public var account: String
  /// The media's id.
  public var media: String
  /// The media's name.
  public var name: String
  /// The language as a BCP 47 tag.
  public var language: String
  /// The account's code of the track.
  public var code: String
  /// What was about to happen.
  public var action: SyncOperation.Action
  /// The file in the backup's directory.
  public var file: String
  /// The digest of the text's bytes.
  public var digest: ContentDigest

  /// Reads the manifest of a backup.
  ///
  /// - Parameter directory: The backup's directory.
  /// - Returns: The entries, in the order in which they were saved.
  /// - Throws: `FileError`, also when there is no manifest.
  public static func manifest(of directory: String) throws(FileError) -> [BackupEntry] {
    let path = directory + "/manifest.ndjson"
    let lines = try JournalFile.lines(of: path)
    let entries = lines.compactMap { try? JSONDecoder().decode(BackupEntry.self, from: Data($0)) }
    guard !entries.isEmpty else {
      throw FileError(.read, path, reason: "there is no backup here; name a directory of one")
    }
    return entries
  }

  /// The saved text.
  ///
  /// - Parameter directory: The backup's directory.
  /// - Returns: The bytes, as the account gave them.
  /// - Throws: `FileError`, also when the file is not what was saved.
  public func text(in directory: String) throws(FileError) -> [UInt8] {
    let path = "\(directory)/\(file)"
    guard !file.contains("/") else {
      throw FileError(.read, path, reason: "the manifest names a file outside of the backup")
    }
    var input = try InputFile(path: path)
    let bytes = try input.readAll()
    guard ContentDigest(of: bytes) == digest else {
      throw FileError(.read, path, reason: "it is not what was saved; its digest differs")
    }
    return bytes
  }
}
