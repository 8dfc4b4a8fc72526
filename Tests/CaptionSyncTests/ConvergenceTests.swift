// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import SeededNumbers
import Synchronization
import Testing

/// Runs against an account that fails one time in five, before or after it wrote, and runs that are
/// killed before they could remember: in the end both sides are equal and nothing is lost.
@Suite struct ConvergenceTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func runsConverge(_ seed: UInt64) async throws {
    let dice = Mutex(SplitMix64(state: seed))
    let chance = { @Sendable (sides: Int) in
      dice.withLock { Int.random(in: 0..<sides, using: &$0) }
    }
    let isCalm = Mutex(false)
    let fails = { @Sendable in !isCalm.withLock { $0 } && chance(5) == 0 }
    let medias = (0..<6).map { AccountMedia(id: "media00000\($0)", name: "Talk \($0)") }
    let codes = ["en", "fr", "de"]
    var content = FakeAccount.Content(medias: medias)
    // Captions that were there before any run are somebody's to decide about, and here they are.
    let prefersFiles = seed.isMultiple(of: 2)
    for media in medias where prefersFiles && chance(2) == 0 {
      content.tracks[media.id] = [AccountTrack(code: "fre", text: captions("first \(media.id)"))]
    }
    let account = FakeAccount(
      content,
      fault: { (_: String) throws(AccountError) in
        if fails() { throw AccountError(chance(2) == 0 ? .temporary : .refused, "fault") }
      },
      answer: { (_: String) throws(AccountError) in
        if fails() { throw AccountError(.unknownOutcome, "the answer was lost") }
      })
    var bench = Bench(directory: try TestDirectory(), account: account)
    bench.options.prunes = true
    bench.options.preferred = prefersFiles ? .local : nil
    for round in 0..<12 {
      for media in medias where chance(3) == 0 {
        let path = "\(media.name).\(codes[chance(3)]).srt"
        if chance(4) == 0, bench.directory.contains(path) {
          try bench.directory.remove(path)
        } else {
          try bench.directory.write(captions("round \(round) \(path)"), to: path)
        }
      }
      try await run(bench, isKilled: chance(3) == 0)
    }
    isCalm.withLock { $0 = true }
    let last = try await bench.apply()
    #expect(last.isClean, "\(last.results.filter { !$0.isDone })")
    let after = try bench.plan()
    #expect(!after.hasWrites && after.isClean, "\(after.operations)")
    let backups = Set(try bench.backups())
    for text in account.now.gone { #expect(backups.contains(text), "lost: \(text)") }
  }

  /// One run; a killed one wrote and never came to remember it.
  private func run(_ bench: Bench, isKilled: Bool) async throws {
    guard isKilled else {
      _ = try await bench.apply()
      return
    }
    let store = bench.store()
    try store.begin()
    var executor = bench.executor()
    executor.recorder = store
    _ = await executor.run(try bench.plan())
  }
}
