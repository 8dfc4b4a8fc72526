// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A directory that is removed with everything in it.
final class TemporaryDirectory {
  let path: String

  init() {
    path = "/tmp/captions test \(getpid()) \(UInt64.random(in: 0...UInt64.max))"
    mkdir(path, 0o755)
  }

  deinit {
    remove(path)
  }

  func file(_ name: String, _ content: String = "") -> String {
    let path = self.path + "/" + name
    guard let file = fopen(path, "w") else { return path }
    _ = fwrite(content, 1, content.utf8.count, file)
    _ = fclose(file)
    return path
  }

  func directory(_ name: String) -> String {
    mkdir(path + "/" + name, 0o755)
    return path + "/" + name
  }

  private func remove(_ path: String) {
    if unlink(path) == 0 { return }
    chmod(path, 0o755)
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      _ = closedir(stream)
    }
    rmdir(path)
  }
}
