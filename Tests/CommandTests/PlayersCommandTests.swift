// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What `captions players` prints; that the models are right is held against the programs elsewhere.
struct PlayersCommandTests {
  private struct Document: Decodable {
    struct Caption: Decodable {
      var start: Int
      var end: Int
      var text: String
    }
    struct Reader: Decodable {
      var reader: String
      var name: String
      var refusal: String?
      var captions: [Caption]
    }
    var file: String
    var readers: [Reader]
  }

  /// Cue 2 stands right below the text of cue 1: the matrix of real programs says who glues it.
  private static let glued =
    "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n"

  private static let clean =
    "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n"

  private func documents(_ output: String) throws -> [Document] {
    try output.utf8.split(separator: 0x0A).map {
      try JSONDecoder().decode(Document.self, from: Data($0))
    }
  }

  @Test func whoLosesACaptionIsSeen() throws {
    let captions = try Captions()
    try captions.file("a b.srt", Self.glued)
    let outcome = try captions.run("players", "a b.srt", "--json")
    #expect(outcome.status == 0)
    let document = try #require(try documents(outcome.output).first)
    #expect(document.file == "a b.srt")
    let counts = Dictionary(
      uniqueKeysWithValues: document.readers.map { ($0.reader, $0.captions.count) })
    #expect(
      counts == [
        "vlc": 1, "ffmpeg": 2, "media3": 1, "chromium": 2, "subtitleEdit": 2, "pysrt": 1, "srt": 2,
        "pysubs2": 2,
      ])
    let first = try #require(document.readers.first { $0.reader == "vlc" }?.captions.first)
    #expect(first.start == 1000 && first.end == 2000)
    #expect(first.text.contains("00:00:03,000 --> 00:00:04,000"))
    let text = try captions.run("players", "a b.srt").output
    #expect(text.contains("  VLC                    1 caption\n"), "\(text)")
    #expect(text.contains("00:00:03,000\n"), "\(text)")
    #expect(text.contains("    nothing\n"), "\(text)")
  }

  @Test func agreementIsSaidAndAllIsListedWhenAsked() throws {
    let captions = try Captions()
    let outcome = try captions.run("players", "-", input: Self.clean)
    #expect(outcome.output.hasSuffix("\nAll show the same.\n"), "\(outcome.output)")
    #expect(!outcome.output.contains("One"))
    let all = try captions.run("players", "-", "--all", input: Self.clean)
    #expect(all.output.contains("00:00:01,000\n  all:\n    to 00:00:02,000\n    One\n"))
    let two = try captions.run(
      "players", "-", "--only", "vlc, MEDIA3", "--json", input: Self.clean)
    #expect(try documents(two.output).first?.readers.map(\.reader) == ["vlc", "media3"])
  }

  @Test func oneBadFileDoesNotHideTheOthers() throws {
    let captions = try Captions()
    try captions.file("good.srt", Self.clean)
    try captions.file("talk.srt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n")
    let outcome = try captions.run("players", "none.srt", "talk.srt", "good.srt", "--json")
    #expect(outcome.status == 2)
    #expect(try documents(outcome.output).map(\.file) == ["good.srt"])
    #expect(outcome.messages.contains("none.srt: cannot read: no such file"))
    #expect(outcome.messages.contains("talk.srt: cannot read: it is WebVTT, not SubRip"))
  }

  @Test func emptyFilesAndUnknownReadersAreSaid() throws {
    let captions = try Captions()
    try captions.file("empty.srt", "")
    let empty = try captions.run("players", "empty.srt", "--json")
    #expect(empty.status == 0)
    #expect(try documents(empty.output).first?.readers.allSatisfy { $0.captions.isEmpty } == true)
    let unknown = try captions.run("players", "empty.srt", "--only", "winamp")
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("no reader is called 'winamp'; choose from vlc, ffmpeg"))
    #expect(try captions.run("players", "empty.srt", "--all", "--json").status == 64)
  }
}
