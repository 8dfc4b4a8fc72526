// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A directory that is removed with everything in it.
final class TemporaryDirectory {
  let path: String

  init() {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = "\(place)/captions test \(getpid()) \(UInt64.random(in: 0...UInt64.max))"
    mkdir(path, 0o755)
  }

  deinit {
    remove(path)
  }

  func file(_ name: String, _ content: String = "") -> String {
    file(name, Array(content.utf8))
  }

  func file(_ name: String, _ content: [UInt8]) -> String {
    let path = self.path + "/" + name
    guard let file = fopen(path, "w") else { return path }
    _ = fwrite(content, 1, content.count, file)
    _ = fclose(file)
    return path
  }

  func directory(_ name: String) -> String {
    mkdir(path + "/" + name, 0o755)
    return path + "/" + name
  }

  /// The names in it, hidden ones too, sorted.
  var entries: [String] { Self.names(in: path).sorted() }

  private func remove(_ path: String) {
    if unlink(path) == 0 { return }
    chmod(path, 0o755)
    for name in Self.names(in: path) { remove(path + "/" + name) }
    rmdir(path)
  }

  private static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
