// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles

/// The backups of a directory that is synced: one for each run that replaced or deleted something.
public struct BackupCatalog: Sendable {
  /// The names of the backups, in the order in which the runs began; those of versions that did not
  /// count runs come first.
  public let names: [String]

  private let directory: RootedDirectory?
  private let path: String

  /// Looks for backups.
  ///
  /// - Parameter directory: The directory that is synced.
  /// - Throws: `FileError`, also where a link is in the place of what sync keeps.
  public init(of directory: String) throws(FileError) {
    try self.init(try StoreDirectory.existing(in: directory), of: directory)
  }

  init(_ store: StoreDirectory?, of directory: String) throws(FileError) {
    path = "\(directory)/\(SyncStore.directoryName)/\(StoreDirectory.Part.backups.rawValue)"
    self.directory = try store?.backups()
    names = RunName.sorted(
      try self.directory?.entries().filter { $0.kind == .directory }.map(\.name) ?? [])
  }

  /// Opens a backup.
  ///
  /// - Parameter name: Its name.
  /// - Returns: The backup.
  /// - Throws: `FileError`, also where a line of its manifest cannot be read.
  public func backup(named name: String) throws(FileError) -> Backup {
    guard let directory else {
      throw FileError(.read, path, reason: "there are no backups")
    }
    return try Backup(named: name, in: directory)
  }

  /// The backup of the last run that replaced or deleted something.
  ///
  /// - Returns: The backup, or `nil` where there is none.
  /// - Throws: `FileError`, also where a manifest cannot be read: which one is the last is not known then.
  public func latest() throws(FileError) -> Backup? {
    for name in names.reversed() {
      let backup = try backup(named: name)
      if !backup.entries.isEmpty { return backup }
    }
    return nil
  }
}
