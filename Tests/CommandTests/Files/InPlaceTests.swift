// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Testing

/// Files that are edited in place, while others have their hands on them.
struct InPlaceTests {
  static let untidy =
    "1\n00:00:01,000 --> 00:00:02,000\nHi  \n\n\n\n3\n00:00:03.000 --> 00:00:04,000\nTHERE\n"
  static let saved = "1\n00:00:01,000 --> 00:00:02,000\nSAVED\n"

  /// Starts the binary and does not wait.
  private func start(_ captions: Captions, _ arguments: [String]) throws -> ChildProcess {
    let process = ChildProcess()
    process.executableURL = try Captions.binary
    process.arguments = arguments
    process.currentDirectoryURL = captions.directory
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func path(_ captions: Captions, _ name: String) -> String {
    captions.directory.path + "/" + name
  }

  /// Whenever somebody saves, before, while or after a run reads and replaces: the save is there in the
  /// end, as it is or with what the run made of it.
  @Test(arguments: [
    ["fix", "a.srt", "--in-place"], ["fix", "a.srt", "--in-place", "--backup"],
    ["fix", "a.srt", "--output", "a.srt"], ["shift", "a.srt", "--by", "1s", "--in-place"],
    ["shift", "a.srt", "--by", "-5s", "--on-negative", "shift-block", "--in-place"],
    ["retime", "a.srt", "--from-fps", "25", "--to-fps", "24", "--output", "a.srt"],
    ["fix", ".", "--in-place"],
  ])
  func whatIsSavedMeanwhileStays(arguments: [String]) throws {
    let captions = try Captions()
    let long = String(repeating: Self.untidy, count: 1_500)
    for round in 0..<16 {
      try captions.file("a.srt", long)
      try captions.file("editor", Self.saved)
      let process = try start(captions, arguments)
      usleep(UInt32(round) * 6_000)
      #expect(rename(path(captions, "editor"), path(captions, "a.srt")) == 0)
      process.waitUntilExit()
      #expect(try captions.content("a.srt").contains("SAVED"))
    }
  }

  /// A link that comes in the place of the file leads nowhere.
  @Test(arguments: [
    ["fix", "a.srt", "--in-place"], ["fix", ".", "--in-place"],
    ["fix", "a.srt", "--output", "a.srt"],
  ])
  func aLinkThatAppearsIsNotWrittenThrough(arguments: [String]) throws {
    let captions = try Captions()
    let other = try Captions()
    try other.file("victim.srt", Self.saved)
    let long = String(repeating: Self.untidy, count: 1_500)
    for round in 0..<16 {
      try captions.file("a.srt", long)
      symlink(path(other, "victim.srt"), path(captions, "link"))
      let process = try start(captions, arguments)
      usleep(UInt32(round) * 6_000)
      #expect(rename(path(captions, "link"), path(captions, "a.srt")) == 0)
      process.waitUntilExit()
      #expect(try other.content("victim.srt") == Self.saved)
      unlink(path(captions, "a.srt"))
    }
  }

  @Test func aBackupNeitherFollowsALinkNorReplacesAnOlderOne() throws {
    let captions = try Captions()
    try captions.file("home/.bashrc", "# mine\n")
    try captions.file("d/a.srt", Self.untidy)
    try captions.file("d/b.srt", Self.untidy)
    try captions.file("d/b.srt.bak", "older")
    symlink("../home/.bashrc", path(captions, "d/a.srt.bak"))
    let outcome = try captions.run("fix", "d", "--in-place", "--backup")
    #expect(outcome.status == 0)
    #expect(try captions.content("home/.bashrc") == "# mine\n")
    #expect(try captions.content("d/b.srt.bak") == "older")
    #expect(try captions.content("d/a.srt.bak.1") == Self.untidy)
    #expect(try captions.content("d/b.srt.bak.1") == Self.untidy)
    #expect(try captions.content("d/a.srt") != Self.untidy)
  }

  @Test func aPrivateFileHasAPrivateBackup() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.untidy)
    chmod(path(captions, "a.srt"), 0o600)
    #expect(try captions.run("fix", "a.srt", "--in-place", "--backup").status == 0)
    for name in ["a.srt", "a.srt.bak"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path(captions, name))
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  /// A directory does not name what its links lead to; whoever names a link does.
  @Test(arguments: [
    ["fix", "--unsafe", "--in-place"], ["shift", "--by", "1s", "--in-place"], ["validate"],
    ["validate", "--format", "json"], ["report"], ["languages", "detect"],
    ["retime", "--media-duration", "1h"],
  ])
  func linksThatLeadOutOfADirectoryAreSkipped(arguments: [String]) throws {
    let captions = try Captions()
    try captions.file("home/.profile", Self.untidy)
    try captions.file("home/season/x.srt", Self.untidy)
    try captions.file("d/ok.srt", Self.saved)
    symlink("../home/.profile", path(captions, "d/p.srt"))
    symlink(path(captions, "home/season"), path(captions, "d/season"))
    let outcome = try captions.run(arguments + ["d"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.messages.contains("captions: d/p.srt: skipped"))
    #expect(outcome.messages.contains("captions: d/season: skipped"))
    #expect(!outcome.output.contains("p.srt"))
    #expect(try captions.content("home/.profile") == Self.untidy)
    #expect(try captions.content("home/season/x.srt") == Self.untidy)
  }

  @Test func aLinkThatWasNamedIsResolved() throws {
    let captions = try Captions()
    try captions.file("home/.profile", Self.saved)
    try captions.file("d/other", "")
    symlink("../home/.profile", path(captions, "d/p.srt"))
    #expect(try captions.run("shift", "d/p.srt", "--by", "1s", "--in-place").status == 0)
    #expect(try captions.content("home/.profile").contains("00:00:02,000 --> 00:00:03,000"))
    let values = try FileManager.default.attributesOfItem(atPath: path(captions, "d/p.srt"))
    #expect(values[.type] as? FileAttributeType == .typeSymbolicLink)
  }

  /// Two names that are one file: edited once.
  @Test func aFileWithAnAliasIsEditedOnce() throws {
    let captions = try Captions()
    try captions.file("d/film.fr.srt", Self.saved)
    symlink("film.fr.srt", path(captions, "d/film.fr-CA.srt"))
    for paths in [["d"], ["d/film.fr-CA.srt", "d/film.fr.srt"]] {
      try captions.file("d/film.fr.srt", Self.saved)
      #expect(try captions.run(["shift", "--by", "1s", "--in-place"] + paths).status == 0)
      #expect(try captions.content("d/film.fr.srt").contains("00:00:02,000 --> 00:00:03,000"))
    }
  }
}
