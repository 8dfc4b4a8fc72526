// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct FixCommandTests {
  static let broken = ValidateCommandTests.broken
  static let fixed =
    "1\n00:00:01,000 --> 00:00:03,000\nAlpha\n\n2\n00:00:04,000 --> 00:00:06,000\nBeta\n"

  @Test func writesToStandardOutput() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.broken)
    let outcome = try captions.run("fix", "a.srt")
    #expect(outcome.output == Self.fixed)
    #expect(outcome.messages == "a.srt: fixed SRT206 × 1\n")
    #expect(outcome.status == 0)
    #expect(try captions.content("a.srt") == Self.broken)
    #expect(try captions.run("fix", "-", "--quiet", input: Self.broken).output == Self.fixed)
  }

  @Test func showsADiffAndWritesNothing() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.broken)
    let outcome = try captions.run("fix", "a.srt", "--diff")
    let expected = """
      --- a.srt
      +++ a.srt
      @@ -1,6 +1,7 @@
       1
       00:00:01,000 --> 00:00:03,000
       Alpha
      +
       2
       00:00:04,000 --> 00:00:06,000
       Beta

      """
    #expect(outcome.output == expected)
    #expect(try captions.content("a.srt") == Self.broken)
  }

  @Test func replacesFilesAndKeepsABackup() throws {
    let captions = try Captions()
    let url = try captions.file("d/a.srt", Self.broken)
    try captions.file("d/b.srt", ValidateCommandTests.clean)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: url.path(percentEncoded: false))
    let outcome = try captions.run("fix", "d", "--in-place", "--backup")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(try captions.content("d/a.srt") == Self.fixed)
    #expect(try captions.content("d/a.srt.bak") == Self.broken)
    #expect(!FileManager.default.fileExists(atPath: "d/b.srt.bak"))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: url.path(percentEncoded: false))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    let again = try captions.run("fix", "d", "--in-place")
    #expect(again.messages.contains("d/a.srt: nothing to fix"))
  }

  @Test func appliesOnlyWhatIsSelected() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.broken)
    let outcome = try captions.run("fix", "a.srt", "--select", "SRT3")
    #expect(outcome.output == Self.broken)
  }

  @Test(arguments: [
    ["fix", "a.srt", "--diff", "--in-place"], ["fix", "-", "--in-place"],
    ["fix", "a.srt", "--backup"], ["fix"],
  ])
  func refusesArgumentsThatMakeNoSense(arguments: [String]) throws {
    #expect(try Captions().run(arguments).status == 64)
  }

  @Test func severalFilesNeedAPlaceToGo() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.broken)
    try captions.file("b.srt", Self.broken)
    let outcome = try captions.run("fix", "a.srt", "b.srt")
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("add --in-place or --diff"))
  }

  @Test func aReadOnlyDirectoryLeavesTheOriginal() throws {
    let captions = try Captions()
    try captions.file("d/a.srt", Self.broken)
    let outcome = try captions.run("fix", "d/a.srt", "--output", "nowhere/b.srt")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("nowhere/b.srt: cannot write: no such file or directory"))
    #expect(try captions.content("d/a.srt") == Self.broken)
  }

  /// What counts frames is said to, never turned into hundredths, and read at a rate.
  @Test func framesAreNoHundredths() throws {
    let captions = try Captions()
    let source = "1\n00:00:01:12 --> 00:00:02:10\nA\n"
    try captions.file("a.srt", source)
    let found = try captions.run("validate", "a.srt")
    #expect(found.status == 1)
    #expect(found.output.contains("frames"), "\(found.output)")
    #expect(found.output.contains("captions retime --frames-at FPS"), "\(found.output)")
    #expect(!found.output.contains(",120"), "\(found.output)")
    #expect(try captions.run("fix", "a.srt").output == source)
    #expect(
      try captions.run("fix", "a.srt", "--unsafe", "--media-frame-rate", "25").output
        == "1\n00:00:01,480 --> 00:00:02,400\nA\n")
    #expect(
      try captions.run("retime", "a.srt", "--frames-at", "25").output
        == "1\n00:00:01,480 --> 00:00:02,400\nA\n")
  }
}
