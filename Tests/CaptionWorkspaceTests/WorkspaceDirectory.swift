// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A directory for one test, removed with the value that holds it.
final class WorkspaceDirectory {
  let path: String

  init() throws {
    let name = "captions workspace \(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appending(path: name).path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and gives its path.
  @discardableResult
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return "\(path)/\(name)"
  }

  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Array(text.utf8))
  }

  /// Makes a file that says it holds so many bytes, and takes no room.
  func hole(_ name: String, bytes: UInt64) throws -> String {
    let path = try file(name, [])
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: bytes)
    try handle.close()
    return path
  }

  func content(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// Captions for tests.
enum Sample {
  static let good = "1\n00:00:01,000 --> 00:00:03,000\nHello\n"
  /// The only cue ends before it starts.
  static let backwards = "1\n00:00:05,000 --> 00:00:04,000\nHello\n"
  /// Two cues at once.
  static let overlapping =
    "1\n00:00:01,000 --> 00:00:04,000\nOne\n\n2\n00:00:03,000 --> 00:00:06,000\nTwo\n"
  /// No blank line between two cues.
  static let joined =
    "1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
}
