// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationNetworking
import Glibc
import SandboxPool
import Testing
import WistiaSandbox

/// One media of an account, as a test states it.
struct RemoteMedia: Sendable {
  var id: String
  var name: String
  var project = "Spring"
  var status = "ready"
  var type = "Video"
  var duration = 60.0
  var captions: [String: String] = [:]
  /// Languages that are ordered and have no text yet.
  var orders: [String] = []
}

/// Captions that say one word.
func captions(_ word: String) -> String {
  "1\n00:00:01,000 --> 00:00:03,000\n\(word)\n\n2\n00:00:04,000 --> 00:00:06,000\nand more\n"
}

/// The real binary, a directory, and a real sandbox on a free loopback port.
final class SyncBench {
  let captions: Captions
  let sandbox: WistiaSandbox

  /// The directory that is synced, below the one in which the binary runs.
  static let name = "my captions"

  static func with(
    _ medias: [RemoteMedia], _ change: (inout SandboxConfiguration) -> Void = { _ in },
    _ body: (SyncBench) async throws -> Void
  ) async throws {
    var configuration = SandboxConfiguration()
    configuration.initialState = Array(try state(medias))
    configuration.threads = 1
    change(&configuration)
    try await SandboxPool.with(configuration) { sandbox in
      try await body(SyncBench(try Captions(), sandbox))
    }
  }

  private init(_ captions: Captions, _ sandbox: WistiaSandbox) {
    self.captions = captions
    self.sandbox = sandbox
  }

  static func state(_ medias: [RemoteMedia]) throws -> Data {
    var projects: [String] = []
    for media in medias where !projects.contains(media.project) { projects.append(media.project) }
    let value: [String: Any] = [
      "account": ["id": 7, "name": "Account"],
      "projects": projects.enumerated().map {
        ["id": 100 + $0.offset, "hashed_id": "project00\($0.offset)", "name": $0.element]
          as [String: Any]
      },
      "medias": medias.enumerated().map { index, media in
        [
          "id": 1000 + index, "hashed_id": media.id, "name": media.name, "type": media.type,
          "project_id": 100 + (projects.firstIndex(of: media.project) ?? 0),
          "status": media.status, "duration": media.duration, "orders": media.orders,
          "captions": media.captions.map { ["language": $0.key, "text": $0.value] },
        ] as [String: Any]
      },
    ]
    return try JSONSerialization.data(withJSONObject: value)
  }

  /// Replaces what the account holds, as somebody else would.
  func setAccount(_ medias: [RemoteMedia]) async throws {
    var request = URLRequest(url: try #require(URL(string: sandbox.pageURL + "__sandbox/state")))
    request.httpMethod = "PUT"
    request.httpBody = try Self.state(medias)
    _ = try await URLSession.shared.data(for: request)
  }

  func file(_ path: String, _ text: String) throws { try file(path, Data(text.utf8)) }

  func file(_ path: String, _ bytes: Data) throws {
    try captions.file("\(Self.name)/\(path)", bytes)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(
      at: captions.directory.appending(path: "\(Self.name)/\(path)"))
  }

  func content(_ path: String) throws -> String { try captions.content("\(Self.name)/\(path)") }

  /// Runs a verb of `captions sync` on the directory.
  func sync(
    _ verb: String, _ arguments: [String] = [], target: String = SyncBench.name,
    environment: [String: String] = [:]
  ) throws -> Captions.Outcome {
    try captions.run(
      ["sync", verb, target, "--base-url", sandbox.url] + arguments,
      environment: ["WISTIA_API_TOKEN": "s3cret-token"].merging(environment) { $1 })
  }

  /// How many requests changed the account, or tried to.
  var writes: Int { sandbox.requests.count { $0.method != "GET" } }

  /// Waits until the sandbox has done what a process that was killed had sent.
  func settle() throws {
    var seen = -1
    while seen != sandbox.requests.count {
      seen = sandbox.requests.count
      usleep(150_000)
    }
  }

  /// Whether the journal or the state speaks of a language.
  func remembers(_ language: String) -> Bool {
    ["state.json", "journal.ndjson"].contains { name in
      (try? content(".captions-sync/\(name)"))?.contains("\"\(language)\"") ?? false
    }
  }

  /// Every track of the account: `media code` and its text.
  func tracks() throws -> [String: String] {
    let value = try JSONSerialization.jsonObject(with: Data(sandbox.snapshot)) as? [String: Any]
    var result: [String: String] = [:]
    for media in value?["medias"] as? [[String: Any]] ?? [] {
      for track in media["captions"] as? [[String: Any]] ?? [] {
        let id = media["hashed_id"] as? String ?? ""
        result["\(id) \(track["language"] as? String ?? "")"] = track["text"] as? String
      }
    }
    return result
  }

  /// Every text in the backups of the directory.
  func backups() -> Set<String> {
    let root = captions.directory.appending(path: "\(Self.name)/.captions-sync/backups")
    var texts: Set<String> = []
    for case let url as URL in FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: nil) ?? .init()
    where url.pathExtension == "srt" {
      if let data = try? Data(contentsOf: url) {
        texts.insert(String(decoding: data, as: UTF8.self))
      }
    }
    return texts
  }
}

extension Captions.Outcome {
  /// The document that `--json` printed.
  var document: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
  }

  /// The operations of the document.
  var operations: [[String: Any]] { document["operations"] as? [[String: Any]] ?? [] }

  /// The operations as `action code`, sorted; the code is left out where there is none.
  var actions: [String] {
    operations.map { operation in
      let code = operation["code"] as? String ?? ""
      let action = operation["action"] as? String ?? ""
      return code.isEmpty ? action : "\(action) \(code)"
    }.sorted()
  }

  /// How the operations ended, sorted.
  var statuses: [String] { operations.compactMap { $0["status"] as? String }.sorted() }
}
