// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc

/// What was found in files of earlier runs, by their content and by what applied to them.
///
/// One small file an entry: several runs may use the cache at once, and a run that is killed leaves
/// nothing half written behind. A cache that cannot be used is no error; the files are validated.
struct FindingCache: Sendable {
  private let directory: String
  /// Hashes are keyed with a number that nobody else knows.
  private let key: ContentHash

  /// Entries that were not used for so long are deleted.
  private static let oldest = 30 * 86_400
  /// How much the entries may take together before the oldest go.
  private static let mostBytes = 256 << 20

  /// The cache of the user: `CAPTIONS_CACHE_DIR`, or `captions` in `XDG_CACHE_HOME` or `~/.cache`.
  ///
  /// `nil` where there is no such place, where it cannot be written, and where others may have had
  /// their hands in it, which is told.
  static let shared: FindingCache? = {
    func directory() -> String? {
      if let own = Environment.value("CAPTIONS_CACHE_DIR"), !own.isEmpty { return own }
      if let base = Environment.value("XDG_CACHE_HOME"), base.hasPrefix("/") {
        return base + "/captions"
      }
      guard let home = Environment.value("HOME"), home.hasPrefix("/") else { return nil }
      return home + "/.cache/captions"
    }
    guard let directory = directory() else { return nil }
    do throws(CacheKey.Refusal) {
      return try FindingCache(directory: directory)
    } catch {
      Messages.error("the cache is not used: \(error.reason)")
      return nil
    }
  }()

  /// Opens a cache; `nil` where it cannot be written.
  ///
  /// - Parameter directory: Where it stands; created where it does not.
  /// - Throws: `CacheKey.Refusal` where others may have had their hands in it.
  private init?(directory: String) throws(CacheKey.Refusal) {
    guard Self.create(directory), let key = try CacheKey(directory: directory) else { return nil }
    self.directory = directory
    self.key = key.hash
  }

  /// The name of an entry.
  ///
  /// - Parameters:
  ///   - content: The bytes of the file.
  ///   - settings: All that applies to it, the program itself included.
  /// - Returns: The name.
  func hash(_ content: Span<UInt8>, settings: String) -> ContentHash {
    let settings = Array(settings.utf8)
    return ContentHash(of: content, key: ContentHash(of: settings.span, key: key))
  }

  /// What was stored, or `nil`.
  func entry(_ hash: ContentHash) -> [UInt8]? {
    let path = path(of: hash)
    guard var file = try? InputFile(regularFile: path, followsLink: false),
      let bytes = try? file.readAll(limit: 1 << 22),
      bytes.count > 16
    else { return nil }
    let content = Array(bytes.dropFirst(16))
    // A file that was cut off, or is another entry, is not what was stored.
    guard mark(content, hash) == Array(bytes.prefix(16)) else { return nil }
    touch(path)
    return content
  }

  /// Stores an entry; what cannot be stored is forgotten.
  func store(_ content: [UInt8], _ hash: ContentHash) {
    guard content.count < 1 << 21 else { return }
    let path = path(of: hash)
    let folder = String(path.prefix(directory.utf8.count + 3))
    _ = unsafe mkdir(folder, 0o700)
    let temporary = "\(path).\(getpid())"
    let descriptor = unsafe open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let bytes = mark(content, hash) + content
    let count = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    let isStored = unsafe count == bytes.count && rename(temporary, path) == 0
    if !isStored { _ = unsafe unlink(temporary) }
  }

  /// Deletes what is old, at most once a day.
  func prune() {
    let marker = directory + "/pruned"
    var status = stat()
    let now = time(nil)
    if unsafe lstat(marker, &status) == 0, now - status.st_mtim.tv_sec < 86_400 { return }
    // Neither follows a link nor waits for who reads a pipe.
    let descriptor = unsafe open(
      marker, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    _ = unsafe write(descriptor, "\n", 1)
    close(descriptor)
    var entries: [(path: String, used: Int, size: Int)] = []
    for folder in (try? DirectoryWalk.names(in: directory)) ?? [] where folder.utf8.count == 2 {
      let folder = "\(directory)/\(folder)"
      // What a link leads to is not the cache's.
      guard unsafe lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
      for name in (try? DirectoryWalk.names(in: folder)) ?? [] {
        let path = "\(folder)/\(name)"
        guard unsafe lstat(path, &status) == 0 else { continue }
        entries.append((path, status.st_mtim.tv_sec, Int(status.st_size)))
      }
    }
    entries.sort { $0.used > $1.used }
    var kept = 0
    for entry in entries {
      kept += max(entry.size, 4096)
      if now - entry.used > Self.oldest || kept > Self.mostBytes { _ = unsafe unlink(entry.path) }
    }
  }

  private func path(of hash: ContentHash) -> String {
    let digits = hash.digits
    return "\(directory)/\(digits.prefix(2))/\(digits.dropFirst(2))"
  }

  /// Notes that an entry was used, once a day.
  private func touch(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, time(nil) - status.st_mtim.tv_sec > 86_400 else {
      return
    }
    _ = unsafe utimensat(AT_FDCWD, path, nil, 0)
  }

  /// What an entry begins with: that this user stored just this under just this name.
  private func mark(_ content: [UInt8], _ name: ContentHash) -> [UInt8] {
    ContentHash(of: content.span, key: ContentHash(of: name.bytes.span, key: key)).bytes
  }

  /// Creates a directory and those above it.
  ///
  /// - Returns: Whether it is there and can be written.
  private static func create(_ directory: String) -> Bool {
    do {
      try DirectoryCreation.make(directory, mode: 0o700)
    } catch {
      return false
    }
    return unsafe access(directory, W_OK) == 0
  }
}
