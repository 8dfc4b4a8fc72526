// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles
import CaptionLanguages

/// Puts back what a run replaced or deleted: a backup as one side of a plan.
public struct Restoration: Sendable {
  /// The medias and the saved texts, as if these were files.
  public let assignment: Assignment
  /// The texts that are left out, since they belong to other accounts.
  public let omitted: [Backup.Entry]
  private let entries: [String: Backup.Entry]
  private let backup: Backup

  /// Takes a backup.
  ///
  /// Of several texts of one track, the one that was saved first counts: it is what was there before
  /// the run.
  ///
  /// - Parameters:
  ///   - backup: The backup.
  ///   - account: What tells the account from others; entries of other accounts are left out.
  /// - Throws: `FileError`, also when a saved text is not what was saved.
  public init(_ backup: Backup, account: AccountIdentity) throws(FileError) {
    self.backup = backup
    var entries: [String: Backup.Entry] = [:]
    var tracks: [String: [LocalTrack]] = [:]
    var medias: [AccountMedia] = []
    var seen: Set<[String]> = []
    for entry in backup.entries where account.includes(entry.account) {
      guard seen.insert([entry.media, entry.code]).inserted else { continue }
      let text = try backup.text(of: entry)
      if tracks[entry.media] == nil {
        medias.append(AccountMedia(id: entry.media, name: entry.name))
      }
      entries[entry.file] = entry
      tracks[entry.media, default: []].append(
        LocalTrack(
          path: entry.file, media: MediaReference(name: entry.media),
          language: LanguageTag(code: entry.language), languageToken: entry.code,
          summary: CaptionSummary(of: text), uploadDigest: ContentDigest(of: text)))
    }
    self.entries = entries
    omitted = backup.entries.filter { !account.includes($0.account) }
    assignment = Assignment(
      targets: medias.map { Assignment.Target(media: $0, tracks: tracks[$0.id] ?? []) })
  }

  /// The saved text of an operation.
  ///
  /// - Parameter operation: An operation of a plan that was made from ``assignment``.
  /// - Returns: The bytes.
  /// - Throws: `FileError`.
  public func text(of operation: SyncOperation) throws(FileError) -> [UInt8] {
    guard let path = operation.path, let entry = entries[path] else {
      throw FileError(.read, operation.path ?? "", reason: "it is not in the backup")
    }
    return try backup.text(of: entry)
  }
}
