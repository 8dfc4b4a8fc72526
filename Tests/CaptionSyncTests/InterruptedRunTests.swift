// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionSync
import CaptionWorkspace
import FoundationEssentials
import Testing

/// Runs that are killed before or after each use of the account and of the journal, one after the
/// other: whatever the author does to the files next, a later run makes both sides equal, takes
/// nothing of ours for somebody else's, and nothing of somebody else's for ours.
@Suite struct InterruptedRunTests {
  /// What becomes of the files between the run that was killed and the next one.
  enum Author: CaseIterable, Sendable {
    case waits, edits, removes, reverts

    func act(_ directory: TestDirectory) throws {
      switch self {
      case .waits: break
      case .edits:
        for path in ["Talk.en.srt", "Talk.es.srt", "Talk.it.srt"]
        where directory.contains(path) {
          try directory.write(captions("Edited \(path)"), to: path)
        }
      case .removes:
        for path in ["Talk.en.srt", "Talk.es.srt", "Talk.it.srt"]
        where directory.contains(path) {
          try directory.remove(path)
        }
      case .reverts: try directory.write(captions("Old"), to: "Talk.en.srt")
      }
    }
  }

  private func bench(_ tracks: [(code: String, word: String)]) throws -> Bench {
    let content = FakeAccount.Content(
      medias: [Situation.talk],
      tracks: [
        Situation.talk.id: tracks.map { AccountTrack(code: $0.code, text: captions($0.word)) }
      ])
    var bench = Bench(directory: try TestDirectory(), account: FakeAccount(content))
    bench.options.prunes = true
    return bench
  }

  /// The account's tracks, by the names of the files that should hold them.
  private func words(_ bench: Bench) -> [String: String] {
    var words: [String: String] = [:]
    for track in bench.account.now.tracks[Situation.talk.id] ?? [] {
      words[track.code] = track.text
    }
    return words
  }

  private func nothingIsLost(_ bench: Bench) throws {
    let backups = Set(try bench.backups())
    for text in bench.account.now.gone { #expect(backups.contains(text), "lost: \(text)") }
  }

  @Test(arguments: Author.allCases, [false, true])
  func applyKilledAnywhere(_ author: Author, _ prefersFiles: Bool) async throws {
    for last in 0... {
      var bench = try bench([("eng", "Old"), ("fre", "Salut"), ("deu", "Hallo")])
      for (path, word) in [
        ("Talk.en.srt", "Old"), ("Talk.fr.srt", "Salut"), ("Talk.de.srt", "Hallo"),
      ] {
        try bench.directory.write(captions(word), to: path)
      }
      #expect(try await bench.apply().isClean)
      bench.account.edit {
        $0.tracks[Situation.talk.id]?.append(AccountTrack(code: "ita", text: captions("Ciao")))
      }
      // One of each kind: replaced, added, deleted, and replaced without having been agreed on, which
      // takes a preference.
      bench.options.preferred = prefersFiles ? .local : nil
      try bench.directory.write(captions("New"), to: "Talk.en.srt")
      try bench.directory.write(captions("Hola"), to: "Talk.es.srt")
      if prefersFiles { try bench.directory.write(captions("Mio"), to: "Talk.it.srt") }
      try bench.directory.remove("Talk.fr.srt")
      let isKilled = try await killed(bench, last)
      try author.act(bench.directory)
      let report = try await bench.apply()
      #expect(report.isClean, "\(last), \(author): \(report.results.filter { !$0.isDone })")
      var expected: [String: String] = [:]
      for (code, path) in [
        ("eng", "Talk.en.srt"), ("spa", "Talk.es.srt"), ("deu", "Talk.de.srt"),
        ("ita", "Talk.it.srt"),
      ] where bench.directory.contains(path) {
        expected[code] = try bench.directory.read(path)
      }
      // A track that was never written to is not ours to delete.
      let italian = words(bench)["ita"]
      if author == .removes || !prefersFiles, italian == captions("Ciao") {
        expected["ita"] = italian
      }
      #expect(words(bench) == expected, "\(last), \(author)")
      try nothingIsLost(bench)
      let writes = bench.account.now.writes
      #expect(try await bench.apply().isClean)
      #expect(bench.account.now.writes == writes)
      if !isKilled { break }
    }
  }

  /// Applies and dies; what was remembered so far is on the disk, and nothing else.
  private func killed(_ bench: Bench, _ last: Int) async throws -> Bool {
    let store = bench.store()
    try store.begin()
    defer { store.end() }
    let mortal = Mortal(account: bench.account, store: store, life: Life(endsAfter: last))
    let path = bench.directory.path
    var executor = PlanExecutor(account: mortal) { operation in
      try UploadText(path: "\(path)/\(operation.path ?? "")").bytes
    }
    executor.recorder = mortal
    _ = await executor.run(try bench.plan())
    return mortal.life.isOver
  }

  @Test(arguments: [false, true])
  func relabelKilledAnywhereIsTakenUp(_ refusesSiblings: Bool) async throws {
    for last in 0... {
      let bench = try relabelled()
      try await bench.agree()
      let isKilled = try await relabel(bench, last, refusesSiblings)
      #expect(try await relabel(bench, .max, refusesSiblings) == false)
      #expect(
        words(bench) == [
          "fra": captions("Salut"), "pt-BR": captions("Oi"), "ger": captions("Hallo"),
        ], "\(last)")
      try FileManager.default.moveItem(
        atPath: "\(bench.directory.path)/Talk.pt.srt",
        toPath: "\(bench.directory.path)/Talk.pt-BR.srt")
      let plan = try bench.plan()
      #expect(!plan.hasWrites && plan.isClean, "\(last): \(plan.operations)")
      #expect(try bench.store().loadState().relabels.isEmpty)
      // What was ours under its old code is so under the new one.
      try bench.directory.remove("Talk.pt-BR.srt")
      try bench.directory.remove("Talk.fr.srt")
      #expect(try await bench.apply().isClean)
      #expect(words(bench) == ["ger": captions("Hallo")], "\(last)")
      try nothingIsLost(bench)
      if !isKilled { break }
    }
  }

  @Test(arguments: [false, true])
  func relabelKilledAnywhereAndFilesRemoved(_ refusesSiblings: Bool) async throws {
    for last in 0... {
      let bench = try relabelled()
      try await bench.agree()
      let isKilled = try await relabel(bench, last, refusesSiblings)
      try bench.directory.remove("Talk.pt.srt")
      try bench.directory.remove("Talk.fr.srt")
      #expect(try await bench.apply().isClean)
      let foreign = words(bench)
      #expect(Set(foreign.keys).isSubset(of: ["deu", "ger"]), "\(last): \(foreign.keys)")
      // What was deleted does not come back, and what was not ours is not lost.
      #expect(try await relabel(bench, .max, refusesSiblings) == false)
      #expect(words(bench) == ["ger": captions("Hallo")], "\(last)")
      #expect(try await bench.apply().isClean)
      #expect(words(bench) == ["ger": captions("Hallo")], "\(last)")
      try nothingIsLost(bench)
      if !isKilled { break }
    }
  }

  private func relabelled() throws -> Bench {
    let bench = try bench([("fre", "Salut"), ("por", "Oi"), ("deu", "Hallo")])
    try bench.directory.write(captions("Salut"), to: "Talk.fr.srt")
    try bench.directory.write(captions("Oi"), to: "Talk.pt.srt")
    return bench
  }

  /// Relabels as the command does, and dies.
  private func relabel(_ bench: Bench, _ last: Int, _ refusesSiblings: Bool) async throws -> Bool {
    let store = bench.store()
    var state = try store.loadState()
    try store.begin()
    defer { store.end() }
    let listing = (bench.account.now.tracks[Situation.talk.id] ?? []).map(\.listing)
    let map = ["fre": "fra", "por": "pt-BR", "deu": "ger"]
    var plan = RelabelPlanner(map: map).plan(
      [Situation.talk], listings: [Situation.talk.id: listing])
    let resumption = try RelabelResumption(
      state, listings: [Situation.talk.id: listing],
      backups: BackupCatalog(of: bench.directory.path))
    plan.operations.insert(contentsOf: resumption.operations, at: 0)
    var mortal = Mortal(account: bench.account, store: store, life: Life(endsAfter: last))
    mortal.refusesSiblings = refusesSiblings
    var executor = PlanExecutor(account: mortal) { try resumption.text(of: $0) }
    executor.recorder = mortal
    executor.alwaysRereads = true
    let report = await executor.run(plan)
    guard !mortal.life.isOver else { return true }
    #expect(report.isClean, "\(report.results)")
    state.record(report)
    resumption.record(report, in: &state)
    try store.finish(state)
    return false
  }

  @Test func aStateThatIsWrittenWinsOverAJournalThatIsNotCleared() async throws {
    let bench = try bench([("eng", "Old")])
    try bench.directory.write(captions("Old"), to: "Talk.en.srt")
    #expect(try await bench.apply().isClean)
    try bench.directory.write(captions("New"), to: "Talk.en.srt")
    #expect(try await killed(bench, 40) == false)
    let path = "\(bench.directory.path)/.captions-sync/journal.ndjson"
    let journal = try bench.directory.read(".captions-sync/journal.ndjson")
    #expect(journal.contains("agreed"))
    // Both sides go back; the next run notes that, and dies before it clears the journal.
    try bench.directory.write(captions("Old"), to: "Talk.en.srt")
    bench.account.edit {
      $0.tracks[Situation.talk.id] = [AccountTrack(code: "eng", text: captions("Old"))]
    }
    #expect(try await bench.apply().isClean)
    let state = try bench.store().loadState()
    try OutputFile.write(Array(journal.utf8), to: path)
    #expect(try bench.store().loadState() == state)
  }

  @Test func anotherAccountsJournalIsKept() async throws {
    let bench = try bench([])
    try bench.directory.write(captions("Hello"), to: "Talk.en.srt")
    #expect(try await killed(bench, 40) == false)
    let before = try bench.store().loadState()
    #expect(before["aaaaaaaaa1", "en"] != nil)
    let other = SyncStore(directory: bench.directory.path, account: AccountIdentity("other"))
    try other.begin()
    try other.finish(try other.loadState())
    #expect(try bench.store().loadState() == before)
  }

  @Test func whatBothSidesLostIsForgotten() async throws {
    let bench = try bench([("eng", "Hello"), ("fre", "Salut")])
    try bench.directory.write(captions("Hello"), to: "Talk.en.srt")
    try bench.directory.write(captions("Salut"), to: "Talk.fr.srt")
    #expect(try await bench.apply().isClean)
    try bench.directory.remove("Talk.fr.srt")
    bench.account.edit { $0.tracks[Situation.talk.id]?.removeLast() }
    #expect(try await bench.apply().isClean)
    // Somebody else's new track in that language is not ours, whoever is preferred.
    bench.account.edit {
      $0.tracks[Situation.talk.id]?.append(AccountTrack(code: "fre", text: captions("Theirs")))
    }
    var preferring = bench
    preferring.options.preferred = .local
    #expect(try await preferring.apply().isClean)
    #expect(words(bench)["fre"] == captions("Theirs"))
  }

  @Test func anUpdateWhoseReadingBackFailedIsKnownAgain() async throws {
    let bench = try bench([])
    try bench.directory.write(captions("Hello"), to: "Talk.en.srt")
    let plan = try bench.plan()
    // The run comes to its end, and never sees what it wrote.
    let failing = Bench(
      directory: bench.directory,
      account: FakeAccount(
        FakeAccount.Content(medias: [Situation.talk]),
        answer: { (_: String) throws(AccountError) in throw AccountError(.temporary, "fault") }),
      options: bench.options)
    #expect(try await failing.apply(plan).results.map(\.status) == [.failed])
    #expect(words(failing)["eng"] == captions("Hello"))
    try bench.directory.remove("Talk.en.srt")
    let next = try failing.plan()
    #expect(next.operations.map(\.action) == [.delete], "\(next.operations)")
  }
}

extension Bench {
  /// A first run, after which both sides are equal.
  func agree() async throws {
    let report = try await apply()
    #expect(report.isClean)
  }
}
