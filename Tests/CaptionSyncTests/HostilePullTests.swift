// SPDX-License-Identifier: Apache-2.0

import CaptionSync
import FoundationEssentials
import Testing

/// Pulls from accounts whose names and ids were made up to leave the directory: whatever the layout,
/// nothing is written beside it.
@Suite struct HostilePullTests {
  private static let names = [
    "..", "../..", ".", "/", "/etc", "a/../../b", "..\\..", "\u{0}", "a\u{0}b", "line\nbreak", "",
    " ", "~", ".hidden", "...", "..\u{2215}x", "/\u{301}", "..\u{301}", "a/\u{301}b", "\u{202E}..",
    String(repeating: "x/", count: 3000), String(repeating: "\u{4ECA}", count: 100),
  ]
  private static let layouts = [
    "auto", "media.lang", "project/media.lang", "media/lang",
    "{project}/{media}_{language}.srt", "{project}{any}/{media}.{language}.srt",
    "{language}/{project}/{media}.srt", "x{project}/{language}-{media}.srt",
  ]

  @Test(arguments: layouts)
  func nothingIsWrittenBeside(_ layout: String) async throws {
    let beside = try TestDirectory()
    // Deep enough that what climbs out lands where it is seen.
    let library = "\(beside.path)/a/b/c/library"
    try FileManager.default.createDirectory(
      atPath: library, withIntermediateDirectories: true)
    var content = FakeAccount.Content()
    for (index, name) in Self.names.enumerated() {
      for (other, project) in Self.names.enumerated() where other.isMultiple(of: 7) || index == 1 {
        let medias = [
          AccountMedia(
            id: "media\(index)x\(other)", name: name, project: project, projectID: Self.names[index]
          ),
          AccountMedia(
            id: "\(name)\(index)\(other)", name: project, project: name, projectID: name),
          AccountMedia(
            id: "plain\(index)x\(other)", name: "Talk", project: project, projectID: name),
        ]
        for media in medias where content.tracks[media.id] == nil {
          content.medias.append(media)
          content.tracks[media.id] = [AccountTrack(code: "eng", text: captions("\(media.id)"))]
        }
      }
    }
    var scan = DirectoryScan(directory: library)
    scan.layout = try Layout(layout)
    let medias = MediaDirectory(content.medias)
    let account = FakeAccount(content)
    let report = await Puller(account: account, scan: scan).run(
      medias.medias, of: medias, files: [], state: SyncState())
    #expect(report.fatal == nil)
    #expect(report.results.count == content.medias.count)
    let written = report.count(.verified)
    #expect(written + report.count(.failed) == content.medias.count)
    // All that was written is found again, and nothing else is anywhere.
    #expect(scan.locate().tracks.count == written)
    let files = try FileManager.default.subpathsOfDirectory(atPath: beside.path)
    #expect(files.count { $0.hasSuffix(".srt") } == written)
    #expect(files.allSatisfy { $0.hasPrefix("a/b/c/library") || "a/b/c".hasPrefix($0) })
    for result in report.results where result.status == .failed {
      #expect(result.operation.reason == .noFileName)
    }
  }

  @Test("a directory that is a link elsewhere is not pulled into, and not read from")
  func linkedDirectory() async throws {
    let beside = try TestDirectory()
    let library = "\(beside.path)/library"
    for name in ["library", "elsewhere"] {
      try FileManager.default.createDirectory(
        atPath: "\(beside.path)/\(name)", withIntermediateDirectories: false)
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(library)/Spring", withDestinationPath: "\(beside.path)/elsewhere")
    let media = Situation.talk
    let account = FakeAccount(
      FakeAccount.Content(
        medias: [media], tracks: [media.id: [AccountTrack(code: "eng", text: captions("Hello"))]]))
    var scan = DirectoryScan(directory: library)
    scan.layout = .project
    let report = await Puller(account: account, scan: scan).run(
      [media], of: MediaDirectory([media]), files: [], state: SyncState())
    #expect(report.results.map(\.status) == [.failed])
    #expect(report.results[0].message?.contains("leads out") == true)
    let content = try FileManager.default.contentsOfDirectory(atPath: "\(beside.path)/elsewhere")
    #expect(content.isEmpty)
  }
}
