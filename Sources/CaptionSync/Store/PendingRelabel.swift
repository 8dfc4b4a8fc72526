// SPDX-License-Identifier: Apache-2.0

import CaptionFiles

/// A track that a run was about to give another language code.
package struct PendingRelabel: Sendable, Hashable, Codable {
  /// The media.
  package var media: AccountMedia
  /// The code that it had.
  package var code: String
  /// The code that it gets.
  package var newCode: String
  /// The name of the backup that holds its text; empty where none is needed any more.
  package var backup: String
  /// The file in that backup.
  package var file: String

  init(media: AccountMedia, code: String, newCode: String, backup: String, file: String) {
    self.media = media
    self.code = code
    self.newCode = newCode
    self.backup = backup
    self.file = file
  }

  /// What an operation does, once it is done; `nil` for operations of other kinds.
  init?(_ operation: SyncOperation) {
    guard let media = operation.media, let newCode = operation.newCode else { return nil }
    self.init(media: media, code: operation.code, newCode: newCode, backup: "", file: "")
  }

  /// Decodes what was written down.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError`, also for a file outside of the backups.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    media = try container.decode(AccountMedia.self, forKey: .media)
    code = try container.decodeName(forKey: .code)
    newCode = try container.decodeName(forKey: .newCode)
    backup = try container.decodeNameOrNothing(forKey: .backup)
    file = try container.decodeNameOrNothing(forKey: .file)
  }

  /// What tracks of the language that it had share.
  var languageKey: String { TrackListing(code: code, summary: nil).languageKey }
  /// What tracks of the language that it gets share.
  var newLanguageKey: String { TrackListing(code: newCode, summary: nil).languageKey }
  /// Both.
  var languageKeys: Set<String> { [languageKey, newLanguageKey] }

  /// The operation that finishes it, where the account holds the captions under neither code.
  func completion(
    _ listing: [TrackListing], backups: BackupCatalog
  ) throws(FileError) -> SyncOperation? {
    guard !listing.contains(where: { languageKeys.contains($0.languageKey) }) else { return nil }
    let text = try text(backups)
    let summary = CaptionSummary(of: text)
    return SyncOperation(
      .create, media: media, language: newCode, code: newCode, local: summary,
      uploadDigest: ContentDigest(of: text),
      reason: .takenFromBackup(code: code, newCode: newCode))
  }

  /// Whether an operation is the one that finishes it.
  func isCompleted(by operation: SyncOperation) -> Bool {
    operation.action == .create && operation.path == nil && operation.media?.id == media.id
      && operation.language == newCode
  }

  /// Whether the track is under its new code alone.
  func isDone(in listing: [TrackListing]) -> Bool {
    listing.contains { $0.code == newCode } && !listing.contains { $0.code == code }
  }

  /// The text.
  func text(_ backups: BackupCatalog) throws(FileError) -> [UInt8] {
    let backup = try backups.backup(named: backup)
    guard let entry = backup.entries.first(where: { $0.file == file }) else {
      throw FileError(.read, "\(backup.name)/\(file)", reason: "it is not in the backup")
    }
    return try backup.text(of: entry)
  }
}
