// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import SandboxPool
import WistiaSandbox

/// A short file of captions.
let haiku = Array("1\n00:00:00,000 --> 00:00:03,000\nOh caption, my caption.\n".utf8)

/// An account with one media, `talk`, without captions, whose hashed id is `abcde12345`.
let oneMedia = SandboxSeed(medias: [
  .init(name: "talk", project: "Talks", hashedID: "abcde12345")
])

/// Starts a sandbox, hands it over, and stops it whatever happens.
func withSandbox(
  seed: SandboxSeed = oneMedia, _ change: (inout SandboxConfiguration) -> Void = { _ in },
  _ body: (WistiaSandbox) async throws -> Void
) async throws {
  var configuration = SandboxConfiguration()
  configuration.seed = seed
  configuration.threads = 1
  change(&configuration)
  try await SandboxPool.with(configuration, body)
}

/// A directory that is removed after use.
func withDirectory(_ body: (String) async throws -> Void) async throws {
  let path =
    FileManager.default.temporaryDirectory.path + "/sandbox-tests-\(UInt64.random(in: 0 ... .max))"
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: path) }
  try await body(path)
}

/// Writes a file in a directory, with the directories above it.
func write(_ bytes: [UInt8], _ path: String) throws {
  let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  try Data(bytes).write(to: URL(filePath: path))
}

/// All files below a directory by their relative paths, without the sandbox's own.
func files(in directory: String) throws -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: directory) {
    var isDirectory = false
    let path = "\(directory)/\(name)"
    if name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory {
      files[name] = Array(try Data(contentsOf: URL(filePath: path)))
    }
  }
  return files
}
