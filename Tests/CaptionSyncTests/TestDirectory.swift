// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import FoundationEssentials

/// A directory for one test, removed with the value that holds it.
final class TestDirectory {
  let path: String

  init() throws {
    // In memory where there is such a place: what sync writes is made durable, thousands of times here.
    let memory = "/dev/shm"
    let root =
      FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    path = "\(root)/captions-sync-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let target = "\(path)/\(name)"
    let parent = target[..<(target.lastIndex(of: "/") ?? target.startIndex)]
    try FileManager.default.createDirectory(
      atPath: String(parent), withIntermediateDirectories: true)
    try OutputFile.write(bytes, to: target)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  func read(_ name: String) throws -> String {
    var file = try InputFile(path: "\(path)/\(name)")
    return String(decoding: try file.readAll(), as: UTF8.self)
  }

  func contains(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(name)")
  }
}

/// Captions that say one word.
func captions(_ word: String) -> String {
  "1\n00:00:01,000 --> 00:00:03,000\n\(word)\n\n2\n00:00:04,000 --> 00:00:06,000\nand more\n"
}
