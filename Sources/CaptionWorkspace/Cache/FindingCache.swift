// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc

/// What was found in files of earlier runs, by their content and by what applied to them.
///
/// One small file an entry: several runs may use the cache at once, and a run that is killed leaves
/// nothing half written behind. A cache that cannot be used is no error; the files are validated.
package struct FindingCache: Sendable {
  private let directory: RootedDirectory
  /// Hashes are keyed with a number that nobody else knows.
  private let key: ContentHash

  /// Entries that were not used for so long are deleted.
  private static let oldest: Int64 = 30 * 86_400
  /// How much the entries may take together before the oldest go.
  private static let mostBytes = 256 << 20

  /// Opens a cache; `nil` where it cannot be written.
  ///
  /// - Parameter directory: Where it stands; created where it does not.
  /// - Throws: `CacheKey.Refusal` where others may have had their hands in it.
  package init?(directory: String) throws(CacheKey.Refusal) {
    guard let root = try? RootedDirectory.making(directory, mode: 0o700),
      unsafe access(directory, W_OK) == 0, let key = try CacheKey(in: root)
    else { return nil }
    self.directory = root
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
    guard let path = path(of: hash),
      let bytes = try? directory.bytes(of: path, limit: 1 << 22), bytes.count > 16
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
    guard let path = path(of: hash) else { return }
    if let folder = path.parent { try? directory.makeNewDirectory(folder, mode: 0o700) }
    // What a crash of the machine leaves half is not believed.
    try? directory.write(
      mark(content, hash) + content, to: path, mode: 0o600, replacing: .anything, durably: false)
  }

  /// Deletes what is old, at most once a day.
  package func prune() {
    guard let marker = try? RelativePath("pruned") else { return }
    let now = Int64(time(nil))
    if let stamp = try? directory.stamp(of: marker), now - stamp.seconds < 86_400 { return }
    guard
      (try? directory.write(
        [0x0A], to: marker, mode: 0o600, replacing: .anything, durably: false)) != nil
    else { return }
    var entries: [(path: RelativePath, used: Int64, size: Int)] = []
    for folder in files(in: nil, .directory) where folder.name.utf8.count == 2 {
      for path in files(in: folder, .file) {
        guard let stamp = try? directory.stamp(of: path) else { continue }
        entries.append((path, stamp.seconds, stamp.size))
      }
    }
    entries.sort { $0.used > $1.used }
    var kept = 0
    for entry in entries {
      kept += max(entry.size, 4096)
      if now - entry.used > Self.oldest || kept > Self.mostBytes {
        try? directory.remove(entry.path)
      }
    }
  }

  /// What of one kind is in a folder; what a link leads to is not the cache's.
  private func files(in folder: RelativePath?, _ kind: FileKind) -> [RelativePath] {
    let entries = (try? directory.entries(in: folder)) ?? []
    return entries.filter { $0.kind == kind }.compactMap { entry in
      folder.map { try? $0.appending(entry.name) } ?? (try? RelativePath(entry.name))
    }
  }

  private func path(of hash: ContentHash) -> RelativePath? {
    let digits = hash.digits
    return try? RelativePath("\(digits.prefix(2))/\(digits.dropFirst(2))")
  }

  /// Notes that an entry was used, once a day.
  private func touch(_ path: RelativePath) {
    guard let stamp = try? directory.stamp(of: path),
      Int64(time(nil)) - stamp.seconds > 86_400
    else { return }
    try? directory.touch(path)
  }

  /// What an entry begins with: that this user stored just this under just this name.
  private func mark(_ content: [UInt8], _ name: ContentHash) -> [UInt8] {
    ContentHash(of: content.span, key: ContentHash(of: name.bytes.span, key: key)).bytes
  }
}

extension FileStamp {
  /// When the content was changed last, in seconds since 1970.
  fileprivate var seconds: Int64 { modified / 1_000_000_000 }
}
