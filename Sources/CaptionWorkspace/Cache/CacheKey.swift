// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc

/// The number that the names and marks of a cache are hashed with: its user's, and nobody else's.
///
/// Whoever knows it can write entries that are believed, so a cache is used only where no other user
/// can have made the key or read it, or put something else in the place of a directory.
package struct CacheKey {
  /// Why a cache is not used: a sentence, and what to do.
  package struct Refusal: Error {
    package var reason: String
  }

  /// The key.
  let hash: ContentHash

  private static let length = 16

  /// Reads the key of a cache, or makes it; `nil` where none can be made.
  ///
  /// - Parameter directory: The cache.
  /// - Throws: ``Refusal`` for a key or a directory that others may have made.
  init?(in directory: RootedDirectory) throws(Refusal) {
    try Self.check(directory)
    guard let path = try? RelativePath("key") else { return nil }
    // Whoever makes it first wins; all read what is there then.
    if try Self.read(path, directory) == nil { Self.make(path, directory) }
    guard let bytes = try Self.read(path, directory) else { return nil }
    func half(_ start: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
    }
    hash = ContentHash(low: half(0), high: half(8))
  }

  private static func check(_ directory: RootedDirectory) throws(Refusal) {
    guard let (owner, permissions) = directory.ownership else { return }
    guard owner == geteuid() else {
      throw Refusal(reason: "\(directory.path) belongs to another user; name a place of your own")
    }
    guard permissions & 0o022 == 0 else {
      throw Refusal(
        reason: "others can write to \(directory.path); "
          + "'chmod go-w \(ShellWord.quoted(directory.path))' changes that")
    }
  }

  /// The key that is there; `nil` where there is none, or one that was cut off.
  private static func read(
    _ path: RelativePath, _ directory: RootedDirectory
  ) throws(Refusal) -> [UInt8]? {
    let remedy = "remove it, and the next run makes another"
    var file: InputFile
    do throws(FileError) {
      file = try directory.open(path)
    } catch {
      if error.isMissing { return nil }
      throw Refusal(reason: "\(error.description); \(remedy)")
    }
    guard let (owner, permissions) = file.ownership, owner == geteuid() else {
      throw Refusal(reason: "\(file.path): it belongs to another user; \(remedy)")
    }
    guard permissions & 0o077 == 0 else {
      throw Refusal(reason: "\(file.path): others can read or write it; \(remedy)")
    }
    guard file.size == length, let bytes = try? file.readAll(limit: length),
      bytes.count == length
    else { return nil }
    return bytes
  }

  /// Makes a key, unless there is one: a whole one at once, under its name.
  private static func make(_ path: RelativePath, _ directory: RootedDirectory) {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    // One that was cut off makes way; a whole one does not, since other runs may use it by now.
    var expected = OutputFile.Expectation.nothing
    if let stamp = try? directory.stamp(of: path), stamp.size != length { expected = .file(stamp) }
    try? directory.write(bytes, to: path, mode: 0o600, replacing: expected)
  }
}
