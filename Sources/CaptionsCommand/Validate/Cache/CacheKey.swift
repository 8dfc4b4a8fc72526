// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc

/// The number that the names and marks of a cache are hashed with: its user's, and nobody else's.
///
/// Whoever knows it can write entries that are believed, so a cache is used only where no other user
/// can have made the key or read it, or put something else in the place of a directory.
struct CacheKey {
  /// Why a cache is not used: a sentence, and what to do.
  struct Refusal: Error {
    var reason: String
  }

  /// The key.
  let hash: ContentHash

  private static let length = 16

  /// Reads the key of a cache, or makes it; `nil` where none can be made.
  ///
  /// - Parameter directory: The cache, which exists.
  /// - Throws: ``Refusal`` for a key or a directory that others may have made.
  init?(directory: String) throws(Refusal) {
    try Self.check(directory)
    let path = directory + "/key"
    // Whoever makes it first wins; all read what is there then.
    if try Self.read(path) == nil { Self.make(path) }
    guard let bytes = try Self.read(path) else { return nil }
    func half(_ start: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
    }
    hash = ContentHash(low: half(0), high: half(8))
  }

  private static func check(_ directory: String) throws(Refusal) {
    var status = stat()
    guard unsafe stat(directory, &status) == 0 else { return }
    guard status.st_uid == geteuid() else {
      throw Refusal(reason: "\(directory) belongs to another user; name a place of your own")
    }
    guard status.st_mode & 0o022 == 0 else {
      throw Refusal(
        reason: "others can write to \(directory); 'chmod go-w \(ShellWord.quoted(directory))' "
          + "changes that")
    }
  }

  /// The key that is there; `nil` where there is none, or one that was cut off.
  private static func read(_ path: String) throws(Refusal) -> [UInt8]? {
    let remedy = "remove it, and the next run makes another"
    var file: InputFile
    do throws(FileError) {
      file = try InputFile(regularFile: path, followsLink: false)
    } catch {
      if error.isMissing { return nil }
      throw Refusal(reason: "\(error.description); \(remedy)")
    }
    guard let (owner, permissions) = file.ownership, owner == geteuid() else {
      throw Refusal(reason: "\(path): it belongs to another user; \(remedy)")
    }
    guard permissions & 0o077 == 0 else {
      throw Refusal(reason: "\(path): others can read or write it; \(remedy)")
    }
    guard file.size == length, let bytes = try? file.readAll(limit: length),
      bytes.count == length
    else { return nil }
    return bytes
  }

  /// Makes a key, unless there is one: a whole one at once, under its name.
  private static func make(_ path: String) {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    let temporary = "\(path).\(getpid()).\(UInt64.random(in: 0...UInt64.max, using: &random))"
    let descriptor = unsafe open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let count = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    var status = stat()
    if count == length {
      // One that was cut off makes way; a whole one does not, since other runs may use it by now.
      let isCutOff = unsafe lstat(path, &status) == 0 && Int(status.st_size) != length
      _ = unsafe isCutOff ? rename(temporary, path) : link(temporary, path)
    }
    _ = unsafe unlink(temporary)
  }
}
