// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionSync
import FoundationEssentials
import Synchronization
import Testing

/// Pulls while somebody saves the file that is pulled.
@Suite struct PullMeanwhileTests {
  /// Saves a file right after its copy went to the backups: nobody can say that the copy is of it.
  private final class Editor: RunRecorder {
    enum Way: CaseIterable, Sendable {
      case inPlace, byRename, withTheSameLength
    }

    let saved = Mutex<[String]>([])
    let path: String
    let way: Way
    let text: String

    init(_ path: String, _ way: Way, _ text: String) {
      self.path = path
      self.way = way
      self.text = text
    }

    func willWrite(_ operation: SyncOperation, replacing previous: AccountTrack?) {}

    func willOverwrite(_ file: RelativePath, holding bytes: [UInt8]) throws {
      saved.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
      let target = way == .byRename ? path + "~" : path
      try Data(text.utf8).write(to: URL(filePath: target))
      if way == .byRename {
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: target, toPath: path)
      }
    }
  }

  @Test("what is saved behind the copy of a forced pull stays", arguments: Editor.Way.allCases)
  private func savedBehindTheCopy(way: Editor.Way) async throws {
    let directory = try TestDirectory()
    let mine = captions("Mine")
    let saved = way == .withTheSameLength ? captions("Last") : captions("Saved at last")
    try directory.write(mine, to: "Talk.en.srt")
    let media = Situation.talk
    let account = FakeAccount(
      FakeAccount.Content(
        medias: [media], tracks: [media.id: [AccountTrack(code: "eng", text: captions("Theirs"))]]))
    let scan = DirectoryScan(directory: directory.path)
    let medias = MediaDirectory([media])
    var located = scan.locate()
    scan.read(&located, for: medias) { _, _ in }
    var puller = Puller(account: account, scan: scan)
    puller.planner.forces = true
    let editor = Editor("\(directory.path)/Talk.en.srt", way, saved)
    puller.recorder = editor
    let report = await puller.run(
      [media], of: medias, files: located.tracks, state: SyncState())
    #expect(editor.saved.withLock { $0 } == [mine])
    #expect(try directory.read("Talk.en.srt") == saved)
    #expect(report.results.map(\.status) == [.stale])
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(names == ["Talk.en.srt"])
  }
}
