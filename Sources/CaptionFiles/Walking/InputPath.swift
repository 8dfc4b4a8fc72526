// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Glibc

/// A file that a command is to work on: one that was named, or one that was found in a directory.
///
/// What was named is opened through whatever symbolic links lead to it. What was found is opened below the
/// directory that was searched, so that a link that comes in its place meanwhile leads nowhere else.
public struct InputPath: Sendable, CustomStringConvertible {
  /// The path; `-` for standard input.
  ///
  /// That of a file that was found begins with the directory as it was named.
  public let path: String
  /// Where it was found.
  private let root: RootedDirectory?
  /// How many bytes of the path are the directory's.
  private let prefix: Int

  /// Takes a file that somebody named.
  ///
  /// - Parameter path: The file; `-` for standard input.
  public init(_ path: String) {
    self.path = path
    root = nil
    prefix = 0
  }

  /// Takes a file that was found.
  init(found text: String, in root: RootedDirectory) {
    path = root.path(ofListed: text)
    self.root = root
    prefix = path.utf8.count - text.utf8.count
  }

  /// The path.
  public var description: String { path }

  /// Opens the file for reading.
  ///
  /// - Parameter waitsForWriter: Whether opening a named pipe waits for somebody to write to it; see
  ///   ``InputFile/init(path:waitsForWriter:)``.
  /// - Returns: The open file.
  /// - Throws: ``FileError``.
  public func open(waitsForWriter: Bool = true) throws(FileError) -> InputFile {
    guard let root else { return try InputFile(path: path, waitsForWriter: waitsForWriter) }
    return try root.input(ofListed: inner)
  }

  /// A file that comes in the place of this one.
  ///
  /// - Parameter expected: What is in its place then.
  /// - Returns: The output.
  /// - Throws: ``FileError``, also for a symbolic link that was found in a directory.
  package func output(
    replacing expected: OutputFile.Expectation
  ) throws(FileError) -> OutputFile {
    guard let root else { return try OutputFile(path: path, replacing: expected) }
    return try OutputFile(
      at: try root.place(ofListed: inner, for: .write), replacing: expected)
  }

  /// Keeps a copy of what the file held beside it, as `FILE.bak`, or `FILE.bak.1` and so on where older
  /// copies have these names.
  ///
  /// The copy has the attributes of the file. No older copy is replaced, and no symbolic link of such a
  /// name followed.
  ///
  /// - Parameters:
  ///   - bytes: What the file held.
  ///   - file: The file, open.
  /// - Returns: The path of the copy.
  /// - Throws: ``FileError``; there is no copy then.
  @discardableResult
  public func keepBackup(
    _ bytes: [UInt8], of file: borrowing InputFile
  ) throws(FileError) -> String {
    let descriptor = file.descriptor
    return try keepBackup(like: descriptor) { (output: inout OutputFile) throws(FileError) in
      try output.write(bytes)
    }
  }

  /// Keeps a copy of the file beside it, as ``keepBackup(_:of:)`` does, in bounded memory.
  ///
  /// - Returns: The path of the copy.
  /// - Throws: ``FileError``, also for what is no regular file; there is no copy then.
  @discardableResult
  public func keepBackup() throws(FileError) -> String {
    var file = try open(waitsForWriter: false)
    guard file.size != nil else {
      throw FileError(.read, path, reason: "only a regular file can be kept as a copy")
    }
    let descriptor = file.descriptor
    return try keepBackup(like: descriptor) { (output: inout OutputFile) throws(FileError) in
      try file.seek(to: FileOffset(0))
      var buffer = [UInt8](repeating: 0, count: InputFile.chunkSize)
      while true {
        let count = try file.read(into: &buffer)
        guard count > 0 else { return }
        try output.write(Array(buffer[..<count]))
      }
    }
  }

  /// Keeps a copy with the attributes of an open file.
  private func keepBackup(
    like descriptor: Int32, _ write: (inout OutputFile) throws(FileError) -> Void
  ) throws(FileError) -> String {
    let place =
      if let root {
        try root.place(ofListed: inner, for: .write)
      } else {
        try Place(naming: path, for: .write)
      }
    for number in 0..<10_000 {
      let suffix = number == 0 ? ".bak" : ".bak.\(number)"
      let copy = Place(
        directory: place.directory, name: place.name + suffix, path: path + suffix)
      guard copy.status() == nil else { continue }
      do throws(FileError) {
        var output = try OutputFile(at: copy, replacing: .nothing, like: descriptor)
        try write(&output)
        try output.commit()
        return copy.path
      } catch {
        // Another run was faster.
        guard error.number == EEXIST else { throw error }
      }
    }
    throw FileError(
      .write, path + ".bak", reason: "there are too many backups of this name; remove old ones")
  }

  /// Which file this is, and whether a symbolic link stands in its place.
  func identity() -> (file: FileIdentity, names: Int, isLink: Bool)? {
    var status = stat()
    if let root {
      guard let found = root.status(of: inner) else { return nil }
      status = found
      let place = try? root.place(ofListed: inner, for: .read)
      let isLink = place?.status().map { FileKind($0) } == .symbolicLink
      return (FileIdentity(status), Int(status.st_nlink), isLink)
    }
    guard unsafe stat(path, &status) == 0 else { return nil }
    var own = stat()
    let isLink = unsafe lstat(path, &own) == 0 && FileKind(own) == .symbolicLink
    return (FileIdentity(status), Int(status.st_nlink), isLink)
  }

  /// The directory that the file, or what a link of its name leads to, is in.
  ///
  /// - Throws: ``FileError``.
  func directory() throws(FileError) -> DirectoryHandle {
    guard let root else { return try Place(following: path).directory }
    return try root.place(ofListed: inner, for: .write).directory
  }

  /// The directory's path, where the file was found in one: no link leads elsewhere.
  var directoryPath: Substring.UTF8View? {
    guard root != nil, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return path.utf8[..<slash]
  }

  /// The path below the directory.
  private var inner: String { String(Substring(path.utf8.dropFirst(prefix))) }
}
