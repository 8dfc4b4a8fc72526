// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WistiaSandbox

/// One row of the table of situations on the real binary: both sides, and what must come of them.
struct SyncRow: Sendable, CustomTestStringConvertible {
  var name: String
  var files: [String: Data] = [:]
  var medias: [RemoteMedia] = [RemoteMedia(id: "aaaaaaaaa1", name: "Talk")]
  /// The two sides before, which a first apply brought together; `nil` where they never were.
  var earlier: (files: [String: Data], medias: [RemoteMedia])?
  var configuration: @Sendable (inout SandboxConfiguration) -> Void = { _ in }
  /// Faults in force once the two sides before were brought together.
  var faults: [FaultRule] = []
  /// Arguments of both verbs.
  var arguments: [String] = []
  /// The expected operations, sorted, as `action code`.
  var plan: [String]
  /// The expected status of `sync plan --detailed-exitcode`.
  var planStatus: Int32
  /// How the operations end at `sync apply --yes`, sorted.
  var results: [String]
  /// The expected status of `sync apply --yes`.
  var applyStatus: Int32
  /// Words that the outputs of the two must hold.
  var says: [String] = []
  /// Whether a second apply is tried, which must write nothing.
  var appliesTwice = true
  var environment: [String: String] = [:]

  var testDescription: String { name }

  init(
    _ name: String, plan: [String], _ planStatus: Int32, apply results: [String],
    _ applyStatus: Int32, _ change: (inout SyncRow) -> Void
  ) {
    self.name = name
    self.plan = plan
    self.planStatus = planStatus
    self.results = results
    self.applyStatus = applyStatus
    change(&self)
  }

  /// A row whose plan is not clean, and whose apply says the same.
  init(_ name: String, problem plan: [String], results: [String], _ change: (inout SyncRow) -> Void)
  {
    self.init(name, plan: plan, 1, apply: results, 1, change)
  }

  mutating func file(_ path: String, _ word: String = "Hello") {
    files[path] = Data(captions(word).utf8)
  }

  mutating func remote(_ code: String, _ word: String = "Hello") {
    medias[0].captions[code] = captions(word)
  }

  /// Both sides agreed on these before.
  mutating func agreed(_ tracks: [(path: String, code: String, word: String)]) {
    var media = RemoteMedia(id: "aaaaaaaaa1", name: "Talk")
    var files: [String: Data] = [:]
    for track in tracks {
      media.captions[track.code] = captions(track.word)
      files[track.path] = Data(captions(track.word).utf8)
    }
    earlier = (files, [media])
  }

  static func fault(_ change: (inout FaultRule) -> Void) -> FaultRule {
    var rule = FaultRule()
    change(&rule)
    return rule
  }

  /// A request that is refused each time.
  static func refusal(_ method: String, _ path: String? = nil, with status: Int) -> FaultRule {
    fault {
      $0.method = method
      $0.path = path
      $0.status = status
    }
  }

  static var all: [SyncRow] {
    mapping + comparing + languages + invalid + medias + threeWay + pruning + refusals
  }
}

@Suite struct SyncTableTests {
  @Test("every situation has its plan and its status", arguments: SyncRow.all)
  func row(_ row: SyncRow) async throws {
    try await SyncBench.with(row.earlier?.medias ?? row.medias, row.configuration) { bench in
      if let earlier = row.earlier {
        for (path, bytes) in earlier.files { try bench.file(path, bytes) }
        let first = try bench.sync("apply", ["--yes"])
        #expect(first.status == 0, "\(first.output)\(first.messages)")
        for path in earlier.files.keys where row.files[path] == nil { try bench.remove(path) }
        try await bench.setAccount(row.medias)
      }
      for (path, bytes) in row.files { try bench.file(path, bytes) }
      bench.sandbox.setFaults(row.faults)
      let plan = try bench.sync(
        "plan", ["--json", "--detailed-exitcode"] + row.arguments, environment: row.environment)
      #expect(plan.actions == row.plan.sorted(), "\(plan.output)\(plan.messages)")
      #expect(plan.status == row.planStatus, "\(plan.messages)")
      bench.sandbox.setFaults(row.faults)
      let before = try bench.tracks()
      let apply = try bench.sync(
        "apply", ["--yes", "--json"] + row.arguments, environment: row.environment)
      #expect(apply.statuses == row.results.sorted(), "\(apply.output)\(apply.messages)")
      #expect(apply.status == row.applyStatus, "\(apply.messages)")
      let all = plan.output + plan.messages + apply.output + apply.messages
      for word in row.says { #expect(all.contains(word), "\(all)") }
      #expect(!all.contains("s3cret-token"))
      try Self.nothingIsLost(bench, before)
      guard row.appliesTwice else { return }
      let writes = bench.writes
      bench.sandbox.setFaults([])
      let again = try bench.sync("apply", ["--yes"] + row.arguments)
      #expect(bench.writes == writes, "\(again.output)")
      #expect(again.output.contains("nothing was written"), "\(again.output)")
    }
  }

  @Test func theTableIsLongEnough() {
    #expect(SyncRow.all.count >= 60)
    #expect(Set(SyncRow.all.map(\.name)).count == SyncRow.all.count)
  }

  /// What is no longer in the account is in a backup, and nothing was bought.
  static func nothingIsLost(_ bench: SyncBench, _ before: [String: String]) throws {
    let now = Set(try bench.tracks().values)
    let backups = bench.backups()
    for text in before.values where !now.contains(text) {
      #expect(backups.contains(text), "lost: \(text)")
    }
    #expect(!bench.sandbox.requests.contains { $0.path.contains("purchase") })
  }
}
