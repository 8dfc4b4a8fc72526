// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles

/// A track that a run was about to give another language code.
public struct PendingRelabel: Sendable, Hashable, Codable {
  /// The media.
  public var media: AccountMedia
  /// The code that it had.
  public var code: String
  /// The code that it gets.
  public var newCode: String
  /// The name of the backup that holds its text.
  public var backup: String
  /// The file in that backup.
  public var file: String

  /// The operation that finishes it, where the account holds the captions under neither code.
  ///
  /// - Parameters:
  ///   - listing: What the account holds for the media.
  ///   - root: The directory of all backups.
  /// - Returns: The operation, or `nil` where the captions are in the account.
  /// - Throws: `FileError` when the backup cannot be read.
  public func completion(
    _ listing: [TrackListing], backups root: String
  ) throws(FileError) -> SyncOperation? {
    let keys = Set([code, newCode].map { TrackListing(code: $0, summary: nil).languageKey })
    guard !listing.contains(where: { keys.contains($0.languageKey) }) else { return nil }
    let text = try text(backups: root)
    let summary = CaptionSummary(of: text)
    return SyncOperation(
      .create, media: media, language: code, code: newCode, local: summary,
      uploadDigest: ContentDigest(of: text),
      reason: "an earlier run ended before \(code) became \(newCode); taken from the backup")
  }

  /// The text.
  ///
  /// - Parameter root: The directory of all backups.
  /// - Returns: The bytes, as the account gave them.
  /// - Throws: `FileError`, also when the backup is not what was saved.
  public func text(backups root: String) throws(FileError) -> [UInt8] {
    let entries = try BackupEntry.manifest(of: "\(root)/\(backup)")
    guard let entry = entries.first(where: { $0.file == file }) else {
      throw FileError(.read, "\(root)/\(backup)/\(file)", reason: "it is not in the backup")
    }
    return try entry.text(in: "\(root)/\(backup)")
  }
}
