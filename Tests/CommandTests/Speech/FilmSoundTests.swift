// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkLimits

/// Captions put in place by the sound of films, with the ffmpeg that is installed.
@Suite(
  .enabled(if: SpokenFilm.isPossible, "ffmpeg or espeak-ng is not installed"),
  .workLimit(seconds: 600))
struct FilmSoundTests {
  /// The drift is the ratio by which times have to be multiplied, in millionths.
  @Test(arguments: [
    (SpokenFilm.Kind.music, 12_300, 1_000_000), (.music, 3100, 960_000), (.noise, 900, 1_013_000),
    (.noise, 41_000, 1_041_667), (.late, 0, 1_001_000), (.late, 7300, 950_000),
  ])
  func offsetAndDriftAreFound(kind: SpokenFilm.Kind, offset: Int, drift: Int) throws {
    let captions = try Captions()
    let film = try SpokenFilm(kind, in: captions)
    try captions.file("film.srt", film.captions { ($0 + offset) * 1_000_000 / drift })
    let outcome = try captions.run("align", "film.srt", "--media", kind.name, "--in-place")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let errors = zip(try starts(captions.content("film.srt")), film.cues).map {
      abs($0 - $1.lowerBound)
    }
    #expect(errors.count == film.cues.count)
    #expect(errors.allSatisfy { $0 <= 100 }, "\(errors.max() ?? 0) ms; \(outcome.messages)")
  }

  @Test func anotherFilmIsRefused() throws {
    let captions = try Captions()
    let other = try SpokenFilm(.noise, in: captions)
    _ = try SpokenFilm(.late, in: captions)
    try captions.file("film.srt", other.captions { $0 + 5000 })
    let outcome = try captions.run("align", "film.srt", "--media", "film.mkv", "--in-place")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("does not fit film.mkv"), "\(outcome.messages)")
    #expect(try captions.content("film.srt") == other.captions { $0 + 5000 })
  }

  /// What is written is what the validator reads, and says where the captions are.
  @Test(arguments: ["speech.txt", "speech.srt"])
  func theMapIsWhatValidateReads(name: String) throws {
    let captions = try Captions()
    // A name that ffmpeg would take for an option, or for an address.
    let film = try SpokenFilm(.music, in: captions)
    _ = try captions.shell("mv film.mkv ./-http:film.mkv")
    let heard = try captions.run("speech", "--output", name, "--", "-http:film.mkv")
    #expect(heard.status == 0, "\(heard.messages)")
    #expect(heard.messages.contains(" stretches of speech, "), "\(heard.messages)")
    try captions.file("right.srt", film.captions())
    try captions.file("late.srt", film.captions { $0 + 9000 })
    let right = try captions.run("validate", "right.srt", "--speech", name)
    let late = try captions.run("validate", "late.srt", "--speech", name)
    #expect(!right.output.contains("(sync-drift)"), "\(right.output)")
    #expect(late.output.contains("(sync-drift)"), "\(late.output)")
    let printed = try captions.run("speech", "--quiet", "--", "-http:film.mkv")
    #expect(printed.messages.isEmpty)
    if name == "speech.txt" { #expect(try captions.content(name) == printed.output) }
  }

  @Test func aFileWithoutSoundIsSaid() throws {
    let captions = try Captions()
    _ = try captions.shell("ffmpeg -v error -f lavfi -i color=s=64x36:d=1 silent.mkv")
    try captions.file("film.srt", "1\n00:00:01,000 --> 00:00:02,000\nx\n")
    for name in ["silent.mkv", "film.srt"] {
      let outcome = try captions.run("speech", name)
      #expect(outcome.status == 2)
      #expect(outcome.messages.hasPrefix("captions: \(name): has no sound"), "\(outcome.messages)")
    }
    try captions.file("text.txt", "This is no film.")
    let outcome = try captions.run("speech", "text.txt", "--output", "out.txt")
    #expect(outcome.status == 2)
    #expect(outcome.messages.hasPrefix("captions: text.txt: ffmpeg cannot read it"))
    #expect(throws: (any Error).self) { try captions.content("out.txt") }
  }

  /// A list of addresses is a file like any other, and opens none of them.
  @Test func aListOfAddressesReachesNoNetwork() throws {
    let captions = try Captions()
    try captions.file(
      "list.m3u8", "#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/film.ts\n#EXT-X-ENDLIST\n")
    let outcome = try captions.run("speech", "list.m3u8")
    #expect(outcome.status == 2)
    #expect(!outcome.messages.contains("Connection"), "\(outcome.messages)")
  }

  private func starts(_ text: String) -> [Int] {
    text.components(separatedBy: "\n").filter { $0.contains(" --> ") }.map { line in
      let fields = line.prefix(12).split { $0 == ":" || $0 == "," }.compactMap { Int($0) }
      return ((fields[0] * 60 + fields[1]) * 60 + fields[2]) * 1000 + fields[3]
    }
  }
}
