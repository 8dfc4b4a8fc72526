// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionSync
import FoundationEssentials
import Testing

/// Runs in one process, one right after the other, share time and process number, and nothing else.
@Suite struct RunOrderTests {
  /// A run that replaces some words, one after the other.
  private func run(_ directory: TestDirectory, _ words: String...) throws {
    let store = SyncStore(directory: directory.path, account: AccountIdentity("fake"))
    try store.begin()
    for word in words {
      let operation = SyncOperation(
        .replace, media: Situation.talk, language: "en", code: "eng", path: "Talk.en.srt",
        local: CaptionSummary(of: Array(captions("new").utf8)))
      try store.willWrite(operation, replacing: AccountTrack(code: "eng", text: captions(word)))
    }
    try store.finish(SyncState())
  }

  @Test func noRunTakesTheNameOfAnother() throws {
    let directory = try TestDirectory()
    for number in 1...20 { try run(directory, "text \(number)") }
    let catalog = try BackupCatalog(of: directory.path)
    #expect(Set(catalog.names).count == 20)
    let texts = try catalog.names.map { name in
      let backup = try catalog.backup(named: name)
      #expect(backup.entries.count == 1 && backup.unlisted.isEmpty)
      return String(decoding: try backup.text(of: backup.entries[0]), as: UTF8.self)
    }
    #expect(texts == (1...20).map { captions("text \($0)") })
    #expect(try catalog.latest()?.name == catalog.names.last)
  }

  @Test func aBackupIsMadeByOneRunAlone() throws {
    let directory = try TestDirectory()
    try run(directory, "one", "two")
    try run(directory)
    let catalog = try BackupCatalog(of: directory.path)
    #expect(catalog.names.count == 1)
    #expect(try catalog.latest()?.entries.count == 2)
  }

  @Test func nothingIsSavedBeforeARunBegins() throws {
    let directory = try TestDirectory()
    let store = SyncStore(directory: directory.path, account: AccountIdentity("fake"))
    let operation = SyncOperation(.delete, media: Situation.talk, language: "en", code: "eng")
    #expect(throws: FileError.self) {
      try store.willWrite(operation, replacing: AccountTrack(code: "eng", text: captions("one")))
    }
    #expect(!directory.contains(".captions-sync"))
  }

  @Test(arguments: [
    (DeletionLimit.percent(25), Int.max, Int.max / 100 * 25 + Int.max % 100 * 25 / 100),
    (.percent(100), .max, .max), (.percent(25), .min, 1), (.percent(25), -1, 1),
    (.percent(25), 3, 1), (.percent(25), 99, 24), (.percent(0), .max, 0), (.count(3), .min, 3),
  ])
  func aLimitOfAnyNumberOfTracks(_ limit: DeletionLimit, _ tracks: Int, _ allowed: Int) {
    #expect(limit.allowed(of: tracks) == allowed)
  }
}
