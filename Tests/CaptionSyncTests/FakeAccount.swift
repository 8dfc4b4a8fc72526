// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import Synchronization

/// An account in memory, with faults that a test decides.
final class FakeAccount: CaptionAccount {
  struct Content: Sendable {
    var medias: [AccountMedia] = []
    var tracks: [String: [AccountTrack]] = [:]
    var writes: [String] = []
    var reads = 0
    /// Every text that was replaced or deleted.
    var gone: [String] = []
  }

  /// Called before each write; what it throws is the server's answer.
  let fault: @Sendable (_ write: String) throws(AccountError) -> Void
  /// Called after each write; what it throws is what the client sees of it.
  let answer: @Sendable (_ write: String) throws(AccountError) -> Void
  /// Changes text on its way in, as some servers do.
  let rewrite: @Sendable (String) -> String
  private let content: Mutex<Content>

  init(
    _ content: Content, rewrite: @escaping @Sendable (String) -> String = { $0 },
    fault: @escaping @Sendable (String) throws(AccountError) -> Void = { _ in },
    answer: @escaping @Sendable (String) throws(AccountError) -> Void = { _ in }
  ) {
    self.content = Mutex(content)
    self.fault = fault
    self.answer = answer
    self.rewrite = rewrite
  }

  var now: Content { content.withLock { $0 } }

  func edit(_ body: @Sendable (inout Content) -> Void) { content.withLock { body(&$0) } }

  func identity() async throws(AccountError) -> String { "fake" }

  func medias() async throws(AccountError) -> [AccountMedia] { now.medias }

  func tracks(of media: String) async throws(AccountError) -> [AccountTrack] {
    content.withLock {
      $0.reads += 1
      return $0.tracks[media] ?? []
    }
  }

  func create(_ code: String, of media: String, captions: [UInt8]) async throws(AccountError) {
    try fault("create \(media) \(code)")
    let text = rewrite(String(decoding: captions, as: UTF8.self))
    let exists = content.withLock { content in
      let exists = content.tracks[media, default: []].contains { $0.code == code }
      if !exists {
        content.tracks[media, default: []].append(AccountTrack(code: code, text: text))
        content.writes.append("create \(media) \(code)")
      }
      return exists
    }
    if exists { throw AccountError(.alreadyExists, "exists") }
    try answer("create \(media) \(code)")
  }

  func update(_ code: String, of media: String, captions: [UInt8]) async throws(AccountError) {
    try fault("update \(media) \(code)")
    let text = rewrite(String(decoding: captions, as: UTF8.self))
    content.withLock { content in
      content.gone += content.tracks[media]?.filter { $0.code == code }.compactMap(\.text) ?? []
      content.tracks[media] = content.tracks[media]?.map {
        $0.code == code ? AccountTrack(code: code, text: text) : $0
      }
      content.writes.append("update \(media) \(code)")
    }
    try answer("update \(media) \(code)")
  }

  func delete(_ code: String, of media: String) async throws(AccountError) {
    try fault("delete \(media) \(code)")
    content.withLock { content in
      content.gone += content.tracks[media]?.filter { $0.code == code }.compactMap(\.text) ?? []
      content.tracks[media]?.removeAll { $0.code == code }
      content.writes.append("delete \(media) \(code)")
    }
    try answer("delete \(media) \(code)")
  }
}
