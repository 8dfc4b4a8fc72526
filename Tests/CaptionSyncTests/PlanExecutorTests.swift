// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionSync
import CaptionWorkspace
import FoundationEssentials
import Glibc
import Synchronization
import Testing

/// Both sides of one test, and the runs between them.
struct Bench {
  let directory: TestDirectory
  let account: FakeAccount
  var options = Planner.Options()

  func plan() throws -> SyncPlan {
    let content = account.now
    let state = try store().loadState()
    let assignment = Assignment(
      DirectoryScan(directory: directory.path).run().tracks, to: MediaDirectory(content.medias),
      known: options.prunes ? state.knownMedias : [])
    var listings: [String: [TrackListing]] = [:]
    for target in assignment.targets {
      listings[target.media.id] = (content.tracks[target.media.id] ?? []).map(\.listing)
    }
    return Planner(options: options).plan(assignment, listings: listings, state: state)
  }

  func store() -> SyncStore {
    SyncStore(directory: directory.path, account: AccountIdentity("fake"))
  }

  func executor() -> PlanExecutor {
    let path = directory.path
    return PlanExecutor(account: account) { operation in
      try UploadText(path: "\(path)/\(operation.path ?? "")").bytes
    }
  }

  /// Plans, applies and remembers, as the command does.
  func apply(_ plan: SyncPlan? = nil, rereads: Bool = false) async throws -> RunReport {
    let store = store()
    var state = try store.loadState()
    let plan = try plan ?? self.plan()
    try store.begin()
    var executor = executor()
    executor.recorder = store
    executor.alwaysRereads = rereads
    let report = await executor.run(plan)
    state.record(report)
    try store.finish(state)
    return report
  }

  func backups() throws -> [String] {
    let catalog = try BackupCatalog(of: directory.path)
    return try catalog.names.flatMap { name in
      let backup = try catalog.backup(named: name)
      return try backup.entries.map { String(decoding: try backup.text(of: $0), as: UTF8.self) }
    }
  }
}

@Suite struct PlanExecutorTests {
  func bench(
    _ tracks: [AccountTrack] = [], rewrite: @escaping @Sendable (String) -> String = { $0 },
    fault: @escaping @Sendable (String) throws(AccountError) -> Void = { _ in }
  ) throws -> Bench {
    let content = FakeAccount.Content(
      medias: [Situation.talk], tracks: [Situation.talk.id: tracks])
    return Bench(
      directory: try TestDirectory(),
      account: FakeAccount(content, rewrite: rewrite, fault: fault))
  }

  @Test func aSecondApplyWritesNothing() async throws {
    var bench = try bench([AccountTrack(code: "fre", text: captions("Salut"))])
    bench.options.preferred = .local
    try bench.directory.write(captions("Hello"), to: "Talk.en.srt")
    try bench.directory.write(captions("Bonjour"), to: "Talk.fr.srt")
    let first = try await bench.apply()
    #expect(first.isClean)
    #expect(first.done(.create) == 1 && first.done(.replace) == 1)
    let saved = try bench.backups()
    #expect(saved == [captions("Salut")])
    let writes = bench.account.now.writes.count
    let second = try await bench.apply()
    #expect(second.count(.unchanged) == 2)
    #expect(bench.account.now.writes.count == writes)
  }

  @Test func aPlanAppliedTwiceIsStale() async throws {
    var bench = try bench([AccountTrack(code: "fre", text: captions("Salut"))])
    bench.options.preferred = .local
    try bench.directory.write(captions("Hello"), to: "Talk.en.srt")
    try bench.directory.write(captions("Bonjour"), to: "Talk.fr.srt")
    let saved = SavedPlan(try bench.plan(), account: "fake", directory: bench.directory.path)
    let read = try SavedPlan(bytes: try saved.bytes())
    #expect(read == saved)
    #expect(try await bench.apply(read.plan, rereads: true).isClean)
    let writes = bench.account.now.writes
    let again = try await bench.apply(read.plan, rereads: true)
    #expect(again.count(.stale) == 2)
    #expect(bench.account.now.writes == writes)
  }

  @Test func whatChangedMeanwhileIsLeftAlone() async throws {
    var bench = try bench([AccountTrack(code: "eng", text: captions("Old"))])
    bench.options.preferred = .local
    try bench.directory.write(captions("New"), to: "Talk.en.srt")
    let plan = try bench.plan()
    bench.account.edit {
      $0.tracks["aaaaaaaaa1"] = [AccountTrack(code: "eng", text: captions("Edited there"))]
    }
    let report = try await bench.apply(plan)
    #expect(report.count(.stale) == 1)
    #expect(bench.account.now.writes.isEmpty)
    try bench.directory.write(captions("Newer"), to: "Talk.en.srt")
    let fresh = try bench.plan()
    try bench.directory.write(captions("Newest"), to: "Talk.en.srt")
    #expect(try await bench.apply(fresh).results.map(\.status) == [.stale])
  }

  @Test func whatCannotBeSavedIsNotReplaced() async throws {
    struct Full: RunRecorder {
      func willWrite(_ operation: SyncOperation, replacing previous: AccountTrack?) throws {
        throw FileError(.write, "backup", number: ENOSPC)
      }
    }
    var bench = try bench([AccountTrack(code: "eng", text: captions("Old"))])
    bench.options.preferred = .local
    try bench.directory.write(captions("New"), to: "Talk.en.srt")
    var executor = bench.executor()
    executor.recorder = Full()
    let report = await executor.run(try bench.plan())
    #expect(report.count(.failed) == 1)
    #expect(report.results[0].message?.contains("no space left") == true)
    #expect(bench.account.now.writes.isEmpty)
  }

  @Test func nothingIsDeletedWhenAnythingFails() async throws {
    var bench = try bench(fault: { (write: String) throws(AccountError) in
      if write.hasPrefix("create") && write.hasSuffix("deu") { throw AccountError(.refused, "no") }
    })
    bench.options.prunes = true
    try bench.directory.write(captions("Hello"), to: "Talk.en.srt")
    try bench.directory.write(captions("Salut"), to: "Talk.fr.srt")
    #expect(try await bench.apply().isClean)
    try bench.directory.remove("Talk.fr.srt")
    try bench.directory.write(captions("Hallo"), to: "Talk.de.srt")
    let report = try await bench.apply()
    #expect(report.count(.failed) == 1)
    #expect(report.results.last?.status == .skipped)
    #expect(bench.account.now.tracks["aaaaaaaaa1"]?.count == 2)
    try bench.directory.remove("Talk.de.srt")
    #expect(try await bench.apply().done(.delete) == 1)
    #expect(bench.account.now.tracks["aaaaaaaaa1"]?.map(\.code) == ["eng"])
    let saved = try bench.backups()
    #expect(saved == [captions("Salut")])
  }

  @Test func aRefusedTokenEndsTheRun() async throws {
    let bench = try bench(fault: { (_: String) throws(AccountError) in
      throw AccountError(.unauthorized, "the token was refused")
    })
    for code in ["en", "fr", "de"] {
      try bench.directory.write(captions(code), to: "Talk.\(code).srt")
    }
    let report = try await bench.apply()
    #expect(report.fatal?.kind == .unauthorized)
    #expect(report.count(.failed) == 1)
    #expect(report.count(.skipped) == 2)
  }

  @Test func whatTheServerRewritesCountsOnce() async throws {
    let bench = try bench(rewrite: { $0.replacing("&", with: "&amp;") })
    try bench.directory.write(captions("Q & A"), to: "Talk.en.srt")
    let first = try await bench.apply()
    #expect(first.results.map(\.status) == [.verifiedLoosely])
    #expect(try await bench.apply().results.map(\.status) == [.unchanged])
  }

  @Test func whatTheServerMangledIsSaid() async throws {
    let bench = try bench(rewrite: { _ in captions("something else") })
    try bench.directory.write(captions("Hello"), to: "Talk.en.srt")
    let report = try await bench.apply()
    #expect(report.results.map(\.status) == [.failed])
    #expect(report.results[0].message?.contains("differs") == true)
  }

  @Test func anInterruptedRunIsNoConflict() async throws {
    let bench = try bench()
    try bench.directory.write(captions("One"), to: "Talk.en.srt")
    #expect(try await bench.apply().isClean)
    try bench.directory.write(captions("Two"), to: "Talk.en.srt")
    // The run is killed after its write and before it could remember.
    do {
      let store = bench.store()
      try store.begin()
      var executor = bench.executor()
      executor.recorder = store
      #expect(await executor.run(try bench.plan()).isClean)
    }
    try bench.directory.write(captions("Three"), to: "Talk.en.srt")
    let plan = try bench.plan()
    #expect(plan.operations.map(\.action) == [.replace])
    #expect(try await bench.apply().isClean)
  }

  @Test func oneRunAtATime() throws {
    let bench = try bench()
    let first = bench.store()
    try first.begin()
    let error = #expect(throws: FileError.self) { try bench.store().begin() }
    #expect(error?.description.contains("another run") == true)
    try first.finish(SyncState())
    try bench.store().begin()
  }

  @Test func aStopFinishesWhatIsUnderWay() async throws {
    let bench = try bench()
    for code in ["en", "fr", "de"] {
      try bench.directory.write(captions(code), to: "Talk.\(code).srt")
    }
    var executor = bench.executor()
    executor.isStopping = { [account = bench.account] in !account.now.writes.isEmpty }
    let report = await executor.run(try bench.plan())
    #expect(report.isStopped)
    #expect(report.count(.verified) == 1 && report.count(.skipped) == 2)
  }

  @Test func tooManyDeletionsAreAnAccident() {
    let deletion = SyncOperation(.delete, media: Situation.talk, code: "eng")
    let plan = SyncPlan(operations: [deletion, deletion], remoteTrackCount: 4)
    #expect(plan.safetyStop(limit: .standard) != nil)
    #expect(plan.safetyStop(limit: .percent(50)) == nil)
    #expect(plan.safetyStop(limit: .count(1)) != nil)
    let one = SyncPlan(operations: [deletion], remoteTrackCount: 1)
    #expect(one.safetyStop(limit: .standard) == nil)
    #expect(one.safetyStop(limit: .percent(0)) != nil)
  }
}
