// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSync
import Testing

/// One row of the table of situations: what both sides hold, and the plan that follows.
struct Situation: Sendable, CustomTestStringConvertible {
  var name: String
  /// Files by path.
  var files: [String: [UInt8]] = [:]
  var medias: [AccountMedia] = [Situation.talk]
  var tracks: [String: [AccountTrack]] = [:]
  /// What both sides agreed on before: media, language key, text of the file and of the account.
  var agreed: [(media: String, key: String, local: String, remote: String)] = []
  var options = Planner.Options()
  var layout = Layout.automatic
  var allowsInvalid = false
  /// The operations as `action code`, sorted; the code is empty for problems.
  var plan: [String]
  /// Words that the reasons and notes must hold.
  var says: [String] = []

  static let talk = AccountMedia(id: "aaaaaaaaa1", name: "Talk", project: "Spring", projectID: "p1")
  var testDescription: String { name }

  init(_ name: String, plan: [String], _ change: (inout Situation) -> Void) {
    self.name = name
    self.plan = plan
    change(&self)
  }

  mutating func file(_ path: String, _ word: String = "Hello") {
    files[path] = Array(captions(word).utf8)
  }

  mutating func remote(
    _ code: String, _ word: String? = "Hello", draft: Bool = false, media: String = "aaaaaaaaa1"
  ) {
    tracks[media, default: []].append(
      AccountTrack(code: code, text: word.map { captions($0) }, isDraft: draft))
  }

  mutating func agree(_ key: String, _ local: String, _ remote: String? = nil) {
    agreed.append(("aaaaaaaaa1", key, captions(local), captions(remote ?? local)))
  }
}

@Suite struct SituationTests {
  @Test("every situation has its plan", arguments: Situation.all)
  func plan(_ situation: Situation) async throws {
    let directory = try TestDirectory()
    for (path, bytes) in situation.files { try directory.write(bytes, to: path) }
    var scan = DirectoryScan(directory: directory.path)
    scan.layout = situation.layout
    scan.allowsInvalid = situation.allowsInvalid
    var state = SyncState()
    for entry in situation.agreed {
      state[entry.media, entry.key] = SyncState.Track(
        local: CaptionSummary(of: Array(entry.local.utf8)).digest,
        remote: CaptionSummary(of: Array(entry.remote.utf8)).digest, path: "Talk.srt")
    }
    let known = situation.options.prunes ? state.knownMedias : []
    let assignment = Assignment(
      scan.run().tracks, to: MediaDirectory(situation.medias), known: known)
    var listings: [String: [TrackListing]] = [:]
    for target in assignment.targets {
      listings[target.media.id] = (situation.tracks[target.media.id] ?? []).map(\.listing)
    }
    let plan = Planner(options: situation.options).plan(
      assignment, listings: listings, state: state)
    let lines = plan.operations.map { operation in
      operation.code.isEmpty
        ? operation.action.rawValue : "\(operation.action.rawValue) \(operation.code)"
    }
    #expect(lines.sorted() == situation.plan.sorted())
    let words = plan.operations.flatMap {
      [$0.reason?.description ?? ""] + $0.notes.map(\.description)
    }.joined(separator: "\n")
    for word in situation.says { #expect(words.contains(word), "\(words)") }
  }

  @Test func theTableIsLongEnough() {
    #expect(Situation.all.count >= 60)
    #expect(Set(Situation.all.map(\.name)).count == Situation.all.count)
  }
}
