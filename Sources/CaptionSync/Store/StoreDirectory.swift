// SPDX-License-Identifier: Apache-2.0

import CaptionFiles

/// The directory in which sync keeps what it remembers, held open.
///
/// Whoever can put a file into the directory that is synced can put links there, too: what sync keeps
/// is regular files and directories, and anything else in their place is refused.
struct StoreDirectory: Sendable {
  /// What is in it.
  enum Part: String {
    case state = "state.json"
    case journal = "journal.ndjson"
    case lock
    case backups
  }

  /// The most bytes of a state or a journal; a track takes some hundred.
  private static let limit = 1 << 30

  /// The directory.
  let root: RootedDirectory

  /// Opens the store of a directory.
  ///
  /// - Parameter directory: The directory that is synced.
  /// - Returns: The store, or `nil` where there is none.
  /// - Throws: `FileError`, also where something that is no directory has its name.
  static func existing(in directory: String) throws(FileError) -> StoreDirectory? {
    let parent: RootedDirectory
    do {
      parent = try RootedDirectory(path: directory)
    } catch {
      guard error.isMissing else { throw error }
      return nil
    }
    guard let name = try parent.owned(SyncStore.directoryName, .directory) else { return nil }
    return StoreDirectory(root: try parent.subdirectory(name))
  }

  /// Opens the store of a directory, making it where there is none.
  ///
  /// - Parameter directory: The directory that is synced.
  /// - Returns: The store.
  /// - Throws: `FileError`.
  static func making(in directory: String) throws(FileError) -> StoreDirectory {
    let parent = try RootedDirectory(path: directory)
    return StoreDirectory(root: try parent.makingOwned(SyncStore.directoryName))
  }

  /// The path of a part that has nothing but a file or a directory in its place.
  ///
  /// - Parameter part: The part.
  /// - Returns: Its path, and whether it is there.
  /// - Throws: `FileError` where a link, or something else, is in its place.
  func place(of part: Part) throws(FileError) -> (path: RelativePath, exists: Bool) {
    let kind = part == .backups ? FileKind.directory : .file
    let found = try root.owned(part.rawValue, kind)
    if let found { return (found, true) }
    return (try root.relative(part.rawValue), false)
  }

  /// What a part holds.
  ///
  /// - Parameter part: State or journal.
  /// - Returns: The bytes, or `nil` where it is not there.
  /// - Throws: `FileError`.
  func bytes(of part: Part) throws(FileError) -> [UInt8]? {
    let place = try place(of: part)
    return place.exists ? try root.bytes(of: place.path, limit: Self.limit) : nil
  }

  /// The path of a part for messages.
  func path(of part: Part) -> String { "\(root.path)/\(part.rawValue)" }

  /// Gives a part another name, under which nobody looks for it.
  ///
  /// - Parameters:
  ///   - part: State or journal.
  ///   - run: The run that does so.
  /// - Returns: The path that it has now, for messages.
  /// - Throws: `FileError`.
  func setAside(_ part: Part, by run: String) throws(FileError) -> String {
    let path = try place(of: part).path
    let aside = try root.relative("\(part.rawValue).damaged-\(run)")
    try root.rename(path, to: aside)
    try root.synchronize()
    return root.path(of: aside)
  }

  /// The directory of all backups.
  ///
  /// - Returns: The directory, or `nil` where there is none.
  /// - Throws: `FileError`.
  func backups() throws(FileError) -> RootedDirectory? {
    let place = try place(of: .backups)
    return place.exists ? try root.subdirectory(place.path) : nil
  }

  /// The directory of all backups, made where there is none.
  ///
  /// - Returns: The directory.
  /// - Throws: `FileError`.
  func makingBackups() throws(FileError) -> RootedDirectory {
    try root.makingOwned(Part.backups.rawValue)
  }
}

extension RootedDirectory {
  /// A path that sync makes, or that one of its files names.
  ///
  /// - Parameter text: The path below this directory.
  /// - Returns: The path.
  /// - Throws: `FileError` where it is none, or leads out.
  func relative(_ text: String) throws(FileError) -> RelativePath {
    do {
      return try RelativePath(text)
    } catch {
      throw FileError(.read, path, reason: "a name in it is not usable: \(error)")
    }
  }

  /// Something of sync's own, which is what it is meant to be or is not there.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - kind: What it is meant to be.
  /// - Returns: Its path, or `nil` where there is nothing.
  /// - Throws: `FileError` where it is something else.
  func owned(_ name: String, _ kind: FileKind) throws(FileError) -> RelativePath? {
    let path = try relative(name)
    guard let found = try self.kind(of: path) else { return nil }
    guard found == kind else {
      let what =
        switch found {
        case .symbolicLink: "it is a symbolic link, and sync keeps nothing behind links"
        case .directory: "it is a directory, where sync keeps a file"
        case .file: "it is a file, where sync keeps a directory"
        case .other, .unknown: "it is not a regular file"
        }
      throw FileError(.read, self.path(of: path), reason: "\(what); remove it and run again")
    }
    return path
  }

  /// A directory of sync's own, made where there is none.
  ///
  /// - Parameter name: Its name.
  /// - Returns: The directory.
  /// - Throws: `FileError`.
  func makingOwned(_ name: String) throws(FileError) -> RootedDirectory {
    if let path = try owned(name, .directory) { return try subdirectory(path) }
    let path = try relative(name)
    try makeDirectory(path)
    try synchronize()
    return try subdirectory(path)
  }
}
