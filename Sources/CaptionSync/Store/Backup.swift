// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles

/// What one run saved before it replaced or deleted it.
public struct Backup: Sendable {
  /// The run's name.
  public let name: String
  /// The texts, in the order in which they were saved.
  public let entries: [Backup.Entry]
  /// Files of saved texts that the manifest does not name.
  public let unlisted: [String]

  private let directory: RootedDirectory

  /// The name of the list of what a backup holds.
  static let manifestName = "manifest.ndjson"
  /// The most bytes of a manifest, and of a text.
  private static let limit = 1 << 30

  /// Opens a backup.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - backups: The directory of all backups.
  /// - Throws: `FileError`, also where a line of its manifest cannot be read.
  init(named name: String, in backups: RootedDirectory) throws(FileError) {
    self.name = name
    guard let path = try backups.owned(name, .directory) else {
      throw FileError(
        .read, "\(backups.path)/\(name)",
        reason: "there is no backup of that name; sync restore lists those that there are")
    }
    directory = try backups.subdirectory(path)
    guard let manifest = try directory.owned(Self.manifestName, .file) else {
      entries = []
      unlisted = try Self.texts(in: directory)
      return
    }
    let lines = RecordFile(try directory.bytes(of: manifest, limit: Self.limit))
    let entries: [Backup.Entry]
    do throws(StoreFault) {
      entries = try lines.records(Backup.Entry.self)
    } catch {
      throw Self.error(error, at: directory.path(of: manifest))
    }
    self.entries = entries
    let listed = Set(entries.map(\.file))
    unlisted = try Self.texts(in: directory).filter { !listed.contains($0) }
  }

  /// The files of texts, each of which begins with its number.
  private static func texts(in directory: RootedDirectory) throws(FileError) -> [String] {
    try directory.entries().map(\.name).filter { $0.hasSuffix(".srt") }
  }

  private static func error(_ fault: StoreFault, at path: String) -> FileError {
    switch fault {
    case .newer: fault.error(at: path)
    case .damaged(let reason):
      FileError(
        .read, path,
        reason: "\(reason); nothing is put back from a list that is damaged: correct that line, or "
          + "take the texts that are whole from the directory")
    }
  }

  /// The saved text.
  ///
  /// - Parameter entry: One of ``entries``.
  /// - Returns: The bytes, as the account gave them.
  /// - Throws: `FileError`, also when the file is not what was saved.
  public func text(of entry: Backup.Entry) throws(FileError) -> [UInt8] {
    let path = try directory.relative(entry.file)
    guard let file = try path.parent == nil ? directory.owned(entry.file, .file) : nil else {
      throw FileError(
        .read, directory.path(of: path), reason: "the manifest names it, and it is not there")
    }
    let bytes = try directory.bytes(of: file, limit: Self.limit)
    guard ContentDigest(of: bytes) == entry.digest else {
      throw FileError(
        .read, directory.path(of: path), reason: "it is not what was saved; its digest differs")
    }
    return bytes
  }

  /// Whether the texts that the manifest does not name can only be the last one of a run that ended
  /// before it could name it, and before it replaced anything for that.
  public var isUnlistedHarmless: Bool {
    guard let text = unlisted.first else { return true }
    let last = entries.compactMap { Self.number(of: $0.file) }.max() ?? 0
    return unlisted.count == 1 && Self.number(of: text).map { $0 > last } ?? false
  }

  private static func number(of file: String) -> Int? {
    file.prefix { $0 != "-" }.utf8.count < 16 ? Int(file.prefix { $0 != "-" }) : nil
  }
}
